import type { Review } from '#domain';
import { postNotice, putReportState, useReviewStore } from '#state';
import { isKeeping, reportStateOf, whenOtherStands } from './keepReview';
import { attempt } from './notices';
import { showKeptReview } from './openReview';
import { theStorage } from './services';

/** Shows what other tabs decide, write and sign, so that no tab goes on from a review that is past. */
export async function followOtherTabs(): Promise<void> {
  whenOtherStands(adopt);
  const storage = await theStorage();
  storage.onReviewSaved(({ StudyInstanceUID, SOPInstanceUID, frame }) => {
    void attempt('storage-failed', async () => {
      const review = await storage.loadReview(StudyInstanceUID, SOPInstanceUID, frame);
      // What this tab is writing itself is newer.
      if (review !== null && !isKeeping(review)) adopt(review);
    });
  });
}

function adopt(review: Review): void {
  putReportState(review.StudyInstanceUID, reportStateOf(review));
  const mine = useReviewStore.getState().presented?.review;
  if (mine?.SOPInstanceUID !== review.SOPInstanceUID || mine.frame !== review.frame) return;
  if (mine.signature === null && review.signature !== null) {
    postNotice({
      kind: 'problem',
      problem: { code: 'review-signed-elsewhere', detail: { reader: review.signature.reader } },
    });
  }
  showKeptReview(review);
}
