import {
  reviewedFindings,
  type Language,
  type Report,
  type ReportIssue,
  type ReportSentence,
  type Review,
  type ReviewedFinding,
} from '#domain';
import { checkFindingSentence, findingsNamedIn, renderFindingSentence } from '#i18n';
import { unspokenWords } from './unspokenWords';

/** What the reader must look at before signing; each issue names its sentence. */
export function checkReport(review: Review, report: Report): ReportIssue[] {
  const reviewed = reviewedFindings(review);
  const { language } = report;
  const sentencesOf = (id: string) =>
    report.sections.find((section) => section.id === id)?.sentences ?? [];
  const stated = [...sentencesOf('findings'), ...sentencesOf('impression')];
  const issues = [
    ...undecidedIssues(reviewed, sentencesOf('findings'), language),
    ...stated.flatMap((sentence) =>
      sentence.trackingUID === null
        ? checkFreeText(sentence, reviewed, language)
        : checkLinkedSentence(sentence, reviewed, language),
    ),
    ...unspokenWords(
      review,
      reviewed.filter(({ status }) => status !== 'rejected'),
      language,
    ),
  ];
  const isEmpty = sentencesOf('impression').every(({ text }) => text.trim() === '');
  return isEmpty
    ? [...issues, { kind: 'empty-impression', trackingUID: null, sentence: '' }]
    : issues;
}

function undecidedIssues(
  reviewed: readonly ReviewedFinding[],
  sentences: readonly ReportSentence[],
  language: Language,
): ReportIssue[] {
  return reviewed
    .filter(({ status }) => status === 'pending')
    .map((pending) => {
      const { trackingUID } = pending.original;
      const sentence =
        sentences.find((each) => each.trackingUID === trackingUID)?.text ??
        renderFindingSentence(language, pending);
      return { kind: 'undecided', trackingUID, sentence };
    });
}

function checkLinkedSentence(
  { text, trackingUID, source }: ReportSentence,
  reviewed: readonly ReviewedFinding[],
  language: Language,
): ReportIssue[] {
  const finding = reviewed.find(({ original }) => original.trackingUID === trackingUID);
  if (!finding) return [];
  const author = source === 'reader' ? 'reader' : 'model';
  const { contradictions } = checkFindingSentence(language, text, finding, { author });
  return contradictions.map((kind) => ({ kind, trackingUID, sentence: text }));
}

/**
 * Free text is held against every finding it names. A kind that was found more than once, on both
 * sides say, is contradicted only by what fits none of them; a rejected one may be spoken of freely.
 */
function checkFreeText(
  { text, source }: ReportSentence,
  reviewed: readonly ReviewedFinding[],
  language: Language,
): ReportIssue[] {
  if (source !== 'reader') return [];
  return findingsNamedIn(language, text).flatMap((named) => {
    const candidates = reviewed.filter(
      ({ finding, status }) => finding === named && status !== 'rejected',
    );
    const checks = candidates.map((candidate) => ({
      trackingUID: candidate.original.trackingUID,
      ...checkFindingSentence(language, text, candidate, { author: 'reader' }),
    }));
    const [first] = checks;
    if (!first || checks.some(({ consistent }) => consistent)) return [];
    return first.contradictions.map((kind) => ({
      kind,
      trackingUID: first.trackingUID,
      sentence: text,
    }));
  });
}
