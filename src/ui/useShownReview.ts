import { useReviewStore, type PresentedReview } from '#state';
import { useDeferredValue } from 'react';

/**
 * The open review as the panels beside the image show it. What is added to it arrives there in short steps between other
 * work: drawn all at once it would hold up the hand. Another review, or another state of it, is shown at once.
 */
export function useShownReview(): PresentedReview | null {
  const current = useReviewStore((state) => state.presented);
  const shown = useDeferredValue(current);
  return current && shown && isSameDraft(current, shown) ? shown : current;
}

/** Whether both are the same report before signing, in the same language: then one may stand for the other for a moment. */
function isSameDraft({ review: a }: PresentedReview, { review: b }: PresentedReview): boolean {
  return (
    a.SOPInstanceUID === b.SOPInstanceUID &&
    a.frame === b.frame &&
    a.language === b.language &&
    a.signature === null &&
    b.signature === null
  );
}
