import {
  isMeasured,
  type ClinicalContext,
  type Language,
  type ReportSentence,
  type ReviewedFinding,
} from '#domain';
import {
  bearingOn,
  bearingStated,
  checkFindingSentence,
  renderFindingSentence,
  withoutContext,
} from '#i18n';

/**
 * The sentence of one finding in one language: the reader's own words if there are any, else the
 * decoder's if they still state the codes as they stand now, else one rendered from the codes. What the
 * decoder said of a clinical context that has changed since is left out.
 */
export function findingSentence(
  reviewed: ReviewedFinding,
  context: ClinicalContext,
  language: Language,
): ReportSentence {
  const { trackingUID } = reviewed.original;
  const own = reviewed.text[language] ?? ownSentenceOfAdded(reviewed, language);
  if (own !== undefined) return { text: own, trackingUID, source: 'reader' };
  return { ...renderedSentence(reviewed, language), text: statedText(reviewed, context, language) };
}

/** The finding in words from its codes alone, as the impression states it. */
export function renderedSentence(reviewed: ReviewedFinding, language: Language): ReportSentence {
  const { original } = reviewed;
  return {
    text: renderFindingSentence(language, reviewed),
    trackingUID: original.trackingUID,
    source: original.origin.kind === 'reader' ? 'reader' : 'ai',
  };
}

function statedText(
  reviewed: ReviewedFinding,
  context: ClinicalContext,
  language: Language,
): string {
  const sentence = reviewed.original.sentences[language];
  const isUsable =
    sentence !== undefined &&
    sentence.source !== 'reader' &&
    statesSameCodes(reviewed) &&
    checkFindingSentence(language, sentence.text, reviewed).consistent;
  if (!isUsable) return renderFindingSentence(language, reviewed);
  const stated = bearingStated(language, sentence.text);
  const isTrue = stated === null || stated === bearingOn(reviewed.finding, context);
  return isTrue ? sentence.text : withoutContext(language, sentence.text);
}

/** Words typed when a finding was added lie in the finding itself; an edit may have replaced them. */
function ownSentenceOfAdded(reviewed: ReviewedFinding, language: Language): string | undefined {
  const sentence = reviewed.original.sentences[language];
  const hasLaterText = reviewed.decision?.kind === 'edit' && reviewed.decision.edit.text;
  if (hasLaterText || sentence?.source !== 'reader' || sentence.text.trim() === '')
    return undefined;
  return sentence.text;
}

function statesSameCodes({ original, finding, presence, attributes }: ReviewedFinding): boolean {
  const before = original.attributes;
  return (
    original.finding === finding &&
    original.presence === presence &&
    before.side === attributes.side &&
    before.zone === attributes.zone &&
    before.extent === attributes.extent &&
    (!isMeasured(finding) || before.sizeMm === attributes.sizeMm)
  );
}
