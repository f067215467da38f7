import type { Asked, Finding, InquiryResult, InterfaceLanguage, ReviewedFinding } from '#domain';
import { findingName, type Translator } from '#i18n';
import { describeAnswer } from './describeAnswer';
import { describeLocated, describePlace } from './describeLocated';
import { codesInWords, sentenceFor, type SaidInWords } from './sayFinding';

/** The findings of the list that an answer is about: what else is there to be said of a side, a size, or of words. */
export function listedIn(
  result: InquiryResult,
  findings: readonly ReviewedFinding[],
): readonly ReviewedFinding[] {
  if (!('trackingUIDs' in result)) return [];
  return findings.filter(({ original }) => result.trackingUIDs.includes(original.trackingUID));
}

/** One of them as the model coded it, and what the reader made of it. */
export function describeListed(
  t: Translator,
  language: InterfaceLanguage,
  { original, status }: ReviewedFinding,
): string {
  const isDecided = status !== 'pending' && status !== 'quiet';
  const decided = isDecided ? [t('ask.decided', { status: t(`status.${status}`) })] : [];
  return [codesInWords(t, language, original), ...decided].join(' · ');
}

export function describeInquiry(
  t: Translator,
  language: InterfaceLanguage,
  asked: Asked,
  result: InquiryResult,
  listed: readonly ReviewedFinding[],
): SaidInWords {
  switch (result.kind) {
    case 'beyond':
      return { words: t('ask.beyond'), codes: '', note: t('ask.beyondNote') };
    case 'outside':
      return { words: t('ask.outside'), codes: '', note: t('ask.outsideNote') };
    case 'answered':
      return { ...describeAnswer(t, language, result.answer), codes: '' };
    case 'described': {
      const { finding } = result;
      // What the list shows there is not called normal, whatever the region by itself looks like.
      if (finding.presence !== 'absent' || listed.length === 0) {
        return describeFinding(t, language, finding);
      }
      const note = t('ask.listedHereNote', likeliestIn(language, finding));
      return { words: t('ask.listedHere'), codes: '', note };
    }
    case 'located': {
      const text = asked.kind === 'typed' ? asked.text : '';
      return describeLocated(t, language, text, result, listed);
    }
    case 'place':
      return describePlace(t, language, result.place, listed);
  }
}

function describeFinding(
  t: Translator,
  language: InterfaceLanguage,
  finding: Finding,
): SaidInWords {
  if (finding.presence === 'absent') {
    return {
      words: t('ask.nothingHere'),
      codes: '',
      note: t('ask.nothingHereNote', likeliestIn(language, finding)),
    };
  }
  return {
    words: sentenceFor(language, finding),
    codes: codesInWords(t, language, finding),
    note: null,
  };
}

const likeliestIn = (language: InterfaceLanguage, { finding, probability }: Finding) => ({
  finding: findingName(language, finding),
  value: probability?.toFixed(2) ?? '–',
});
