import {
  findingCodes,
  isMeasured,
  type Asked,
  type Finding,
  type InquiryResult,
  type InterfaceLanguage,
  type ReviewedFinding,
} from '#domain';
import {
  extentName,
  findingName,
  renderFindingSentence,
  sideName,
  zoneName,
  type Translator,
} from '#i18n';
import { describeAnswer } from './describeAnswer';

/** What the model said, in words of the interface; `codes` is empty where there are none. */
interface SaidInWords {
  readonly words: string;
  readonly codes: string;
  readonly note: string | null;
}

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
      const { concept, finding, side } = result.located;
      const isListed = listed.some(({ original }) => original.presence !== 'absent');
      if (finding && finding.presence !== 'absent') return describeFinding(t, language, finding);
      if (finding && isListed) {
        const value = finding.probability?.toFixed(2) ?? '–';
        const words = t('ask.listed', { finding: findingName(language, finding.finding) });
        return { words, codes: '', note: t('ask.listedNote', { value }) };
      }
      if (finding) {
        const values = {
          finding: findingName(language, finding.finding),
          side: side ? sideName(language, side) : '',
        };
        const words = t(side ? 'ask.notSeenSide' : 'ask.notSeen', values);
        return { words, codes: codesInWords(t, language, finding), note: null };
      }
      if (isAnatomy(concept)) return { words: t(`ask.anatomy.${concept}`), codes: '', note: null };
      const text = asked.kind === 'typed' ? asked.text : '';
      return { words: t('ask.unknown', { text }), codes: '', note: t('ask.unknownNote') };
    }
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
    words: finding.sentences[language]?.text ?? renderFindingSentence(language, finding),
    codes: codesInWords(t, language, finding),
    note: null,
  };
}

const likeliestIn = (language: InterfaceLanguage, { finding, probability }: Finding) => ({
  finding: findingName(language, finding),
  value: probability?.toFixed(2) ?? '–',
});

/** Name, presence, place and size as coded, and the finding's code in a standard scheme. */
function codesInWords(t: Translator, language: InterfaceLanguage, finding: Finding): string {
  const { side, zone, extent, sizeMm } = finding.attributes;
  const code = findingCodes[finding.finding].finding;
  return [
    findingName(language, finding.finding),
    t(`presence.${finding.presence}`),
    side && sideName(language, side),
    zone && zoneName(language, zone),
    extent && extentName(language, extent, finding.finding),
    sizeMm !== null && isMeasured(finding.finding)
      ? t('card.size', { mm: Math.round(sizeMm) })
      : null,
    finding.probability === null
      ? null
      : t('ask.probability', { value: finding.probability.toFixed(2) }),
    `${code.CodingSchemeDesignator} ${code.CodeValue}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const isAnatomy = (concept: string) =>
  concept === 'right-lung' || concept === 'left-lung' || concept === 'heart';
