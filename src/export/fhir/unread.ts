import type { Unread } from '#domain';
import { unreadTitle } from '#i18n';
import type { CodeableConcept, CompositionSection } from 'fhir/r4';
import { concepts } from '../concepts';
import { describeUnread } from '../describeUnread';
import { conceptOf, hl7Concept } from './coding';
import { narrate } from './narrative';
import type { Writing } from './writing';

/** Where the model has read nothing, a section says why: one that was not asked, refused or failed is silent otherwise. */
export function unreadSections({ unread, review }: Writing): CompositionSection[] {
  if (unread === null) return [];
  const { language } = review;
  return [
    {
      title: unreadTitle(language),
      code: conceptOf(concepts.ranSummary),
      text: narrate(describeUnread(language, unread), []),
      emptyReason: { ...emptyReasons[unread.status], text: unread.status },
    },
  ];
}

const unavailable = hl7Concept('list-empty-reason', 'unavailable', 'Unavailable');

/** HL7 tells no refusal from a failure; the text does. */
const emptyReasons: Readonly<Record<Unread['status'], CodeableConcept>> = {
  'not-run': hl7Concept('list-empty-reason', 'notasked', 'Not Asked'),
  refused: unavailable,
  failed: unavailable,
};
