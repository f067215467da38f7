import { reviewedFindings, type Review } from '#domain';
import { changeDraft, useReviewStore, useViewerStore } from '#state';

/**
 * Another tab has left the review so, while a finding is in the editor here: what stands in the editor stays, and says
 * what it would take the place of. A finding that is there no more would be added anew.
 */
export function tellDraft(theirs: Review): void {
  const { draft } = useViewerStore.getState();
  const mine = useReviewStore.getState().presented?.review;
  if (!mine || !draft || draft.trackingUID === null) return;
  const { trackingUID } = draft;
  const inTheirs = reviewedFindings(theirs).find(
    (each) => each.original.trackingUID === trackingUID,
  );
  if (!inTheirs) {
    changeDraft({ trackingUID: null, meanwhile: 'removed' });
    useViewerStore.setState({ selectedUID: null });
  } else if (decidedAt(mine, trackingUID) !== decidedAt(theirs, trackingUID)) {
    changeDraft({ meanwhile: 'changed' });
  }
}

/** Every decision has its own moment. */
const decidedAt = ({ decisions }: Review, trackingUID: string) =>
  decisions.findLast((each) => each.trackingUID === trackingUID)?.at ?? null;
