import { reportLanguages, type Language, type ReviewedFinding } from '#domain';
import { documentTitle, unsignedWarning } from '#i18n';
import type { Attachment, Composition, DiagnosticReport, Meta, Narrative } from 'fhir/r4';
import { aiLabel, hl7Concept, loinc } from './coding';
import { narrate } from './narrative';
import { urlOf } from './names';
import { fhirDate } from './patient';
import { unreadSections } from './unread';
import {
  bodyStructureKey,
  isUnverified,
  observationKey,
  only,
  readerKey,
  standingRegion,
  type Writing,
} from './writing';

/** The report with what it rests on. `standing`: what the reader has not rejected. */
export function diagnosticReport(
  writing: Writing,
  standing: readonly ReviewedFinding[],
): DiagnosticReport {
  const { review, study, refer } = writing;
  const signer = review.signature === null ? [] : [refer(readerKey(review.signature.reader))];
  return {
    resourceType: 'DiagnosticReport',
    id: writing.idOf(only.report),
    meta: labelOf(writing, standing),
    language: review.language,
    text: narrativeOf(writing, standing),
    status: writing.status,
    category: [hl7Concept('v2-0074', 'RAD', 'Radiology')],
    code: codeOf(writing),
    subject: refer(only.patient),
    effectiveDateTime: fhirDate(study.StudyDate),
    issued: writing.issued,
    performer: signer,
    resultsInterpreter: signer,
    result: standing.map((each) => refer(observationKey(each))),
    imagingStudy: [refer(only.study)],
    conclusion: conclusionOf(writing),
    presentedForm: reportLanguages.map((language) => presentedIn(writing, language)),
  };
}

/** The document's table of contents: the report's words, and who stands for them. */
export function composition(
  writing: Writing,
  standing: readonly ReviewedFinding[],
  authors: readonly string[],
): Composition {
  const { review, refer } = writing;
  const { signature } = review;
  return {
    resourceType: 'Composition',
    id: writing.idOf(only.composition),
    meta: labelOf(writing, standing),
    language: review.language,
    status: writing.status,
    type: loinc('18748-4', 'Diagnostic imaging study'),
    subject: refer(only.patient),
    date: writing.issued,
    // Nobody is the author of what nobody has signed; FHIR asks for one.
    author: (authors.length > 0 ? authors.map(readerKey) : [only.app]).map(refer),
    title: titleIn(writing, review.language),
    attester:
      signature === null
        ? []
        : [
            {
              mode: 'professional',
              time: writing.signedAt,
              party: refer(readerKey(signature.reader)),
            },
          ],
    section: [
      {
        title: titleIn(writing, review.language),
        code: codeOf(writing),
        text: narrativeOf(writing, standing),
        entry: [refer(only.report), ...standing.map((each) => refer(observationKey(each)))],
      },
      ...unreadSections(writing),
    ],
  };
}

/** One frontal image alone is a single view; of what else there is, no more is known than that it is imaging. */
const codeOf = ({ isOfChest, study }: Writing) =>
  isOfChest && study.series.flatMap(({ images }) => images).length === 1
    ? loinc('36554-4', 'XR Chest Single view')
    : loinc('18748-4', 'Diagnostic imaging study');

/** Signing answers for the words of the whole report. */
function labelOf(writing: Writing, standing: readonly ReviewedFinding[]): Meta | undefined {
  const isLabelled =
    writing.review.signature === null && standing.some((each) => isUnverified(writing, each));
  return isLabelled ? aiLabel : undefined;
}

/** Each sentence leads to its region, or to its finding where that has none. */
function narrativeOf(writing: Writing, standing: readonly ReviewedFinding[]): Narrative {
  const { report, review, texts } = writing;
  const links = report.sections.flatMap(({ sentences }) =>
    sentences.flatMap(({ text, trackingUID }) => {
      const finding = standing.find((each) => each.original.trackingUID === trackingUID);
      if (!finding) return [];
      const hasRegion = standingRegion(finding) !== null;
      const key = hasRegion ? bodyStructureKey(finding) : observationKey(finding);
      return [{ words: text.trim(), url: urlOf(writing.idOf(key)) }];
    }),
  );
  const warning = review.signature === null ? `${unsignedWarning(review.language)}\n\n` : '';
  return narrate(`${warning}${texts[review.language]}`, links);
}

/** The impression; left out where it would be drawn up otherwise today than when it was signed. */
function conclusionOf({ report, review }: Writing): string | undefined {
  const sentences = report.sections.find(({ id }) => id === 'impression')?.sentences ?? [];
  const words = sentences.map(({ text }) => text.trim()).filter((text) => text !== '');
  const isAsSigned = words.every((each) => review.signature?.text.includes(each) ?? true);
  return isAsSigned ? words.join('\n') : undefined;
}

function presentedIn(writing: Writing, language: Language): Attachment {
  const bytes = new TextEncoder().encode(writing.texts[language]);
  return {
    contentType: 'text/plain; charset=utf-8',
    language,
    data: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    title: titleIn(writing, language),
    creation: writing.issued,
  };
}

function titleIn({ review, status, isOfChest }: Writing, language: Language): string {
  const isOther = review.signature !== null && review.signature.language !== language;
  return documentTitle(language, isOther ? 'other-language' : status, isOfChest);
}
