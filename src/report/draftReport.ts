import {
  noContext,
  type ClinicalContext,
  ownTextIn,
  reviewedFindings,
  type Language,
  type Report,
  type ReportSection,
  type ReportSentence,
  type Review,
  type ReviewedFinding,
  type SectionId,
} from '#domain';
import {
  absentFindingsPhrase,
  bearingStated,
  contextPhrases,
  noAbnormalityPhrase,
  noComparisonPhrase,
  techniquePhrase,
  type TechniqueFacts,
} from '#i18n';
import { findingSentence, renderedSentence } from './findingSentence';
import { orderFindings } from './orderFindings';

/**
 * The report as it stands: clinical context where there is any, technique, comparison, findings, impression in one language. Sentences of
 * findings carry their tracking UID; what the reader typed is left alone and marked as the reader's.
 * Without `facts` no view is stated.
 */
export function draftReport(review: Review, language: Language): Report;
export function draftReport(review: Review, facts: TechniqueFacts, language: Language): Report;
export function draftReport(
  review: Review,
  factsOrLanguage: TechniqueFacts | Language,
  languageAfterFacts?: Language,
): Report {
  const facts = typeof factsOrLanguage === 'string' ? null : factsOrLanguage;
  const language =
    typeof factsOrLanguage === 'string' ? factsOrLanguage : (languageAfterFacts ?? review.language);
  const standing = orderFindings(
    reviewedFindings(review).filter(({ status }) => status !== 'rejected'),
  );
  const own = ownTextIn(review, language);
  const sections: Record<SectionId, readonly ReportSentence[]> = {
    context: contextPhrases(language, review.context ?? noContext).flatMap(asTemplate),
    technique: ownOr(own.technique, techniquePhrase(language, facts)),
    comparison: ownOr(own.comparison, noComparisonPhrase(language, facts?.priors)),
    findings: [
      ...findingSentences(standing, review.context ?? noContext, language),
      ...typed(own.findings),
    ],
    impression: [...impressionSentences(review, standing, language), ...typed(own.impression)],
  };
  const written: readonly SectionId[] = ['technique', 'comparison', 'findings', 'impression'];
  const order = sections.context.length > 0 ? (['context', ...written] as const) : written;
  return {
    language,
    sections: order.map((id): ReportSection => ({ id, sentences: sections[id] })),
  };
}

const isAbsent = ({ presence }: ReviewedFinding) => presence === 'absent';

/** What is or may be there, and what the indication asks for, one sentence each; then what else is not, gathered into one. */
function findingSentences(
  standing: readonly ReviewedFinding[],
  context: ClinicalContext,
  language: Language,
): ReportSentence[] {
  const sentences = standing.map((reviewed) => ({
    reviewed,
    sentence: findingSentence(reviewed, context, language),
  }));
  const isGathered = (one: (typeof sentences)[number]) =>
    isAbsent(one.reviewed) &&
    one.sentence.source !== 'reader' &&
    bearingStated(language, one.sentence.text) === null;
  // A second region of a kind may be denied while the first stands: only kinds wholly absent are denied.
  const there = new Set(standing.filter((each) => !isAbsent(each)).map(({ finding }) => finding));
  const gathered = sentences
    .filter((one) => isGathered(one) && !there.has(one.reviewed.finding))
    .map(({ reviewed }) => reviewed.finding);
  const negatives = absentFindingsPhrase(language, [...new Set(gathered)]);
  return [
    ...sentences.filter((one) => !isGathered(one)).map(({ sentence }) => sentence),
    ...(negatives === '' ? [] : [{ text: negatives, trackingUID: null, source: 'ai' } as const]),
  ];
}

/** Empty where nobody has found anything out: the model did not run and the reader added nothing. */
function impressionSentences(
  review: Review,
  standing: readonly ReviewedFinding[],
  language: Language,
): ReportSentence[] {
  const there = standing.filter((reviewed) => !isAbsent(reviewed));
  if (there.length > 0) return there.map((reviewed) => renderedSentence(reviewed, language));
  if (review.findings.length === 0) return [];
  return [{ text: noAbnormalityPhrase(language), trackingUID: null, source: 'ai' }];
}

function ownOr(own: string, template: string): ReportSentence[] {
  const words = typed(own);
  return words.length > 0 ? words : asTemplate(template);
}

const asTemplate = (text: string): ReportSentence[] => [
  { text, trackingUID: null, source: 'template' },
];

function typed(own: string): ReportSentence[] {
  return own.trim() === '' ? [] : [{ text: own, trackingUID: null, source: 'reader' }];
}
