import type { ReviewedFinding } from '#domain';
import type { PresentedReview } from '#state';

/** The sentence that states a finding in the report; before the report has one, the model's own. */
export function sentenceOf(
  { report, review }: PresentedReview,
  reviewed: ReviewedFinding,
): string | null {
  const { trackingUID, sentences } = reviewed.original;
  const inReport = report.sections
    .filter(({ id }) => id === 'findings')
    .flatMap((section) => section.sentences)
    .find((sentence) => sentence.trackingUID === trackingUID);
  return inReport?.text ?? sentences[review.language]?.text ?? null;
}
