import type { Review } from '#domain';
import { postNotice, putReportState, useReviewStore } from '#state';
import { tellDraft } from './draftMeanwhile';
import { isKeeping, reportStateOf, whenOtherStands } from './keepReview';
import { hearOfMeasurements } from './keepMeasurements';
import { attempt } from './notices';
import { showKeptReview } from './openReview';
import { theStorage } from './services';

/** Shows what other tabs decide, write, sign and measure, so that no tab goes on from a review that is past. */
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
  storage.onMeasurementsSaved((StudyInstanceUID) => {
    void attempt('storage-failed', () => hearOfMeasurements(StudyInstanceUID));
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
  tellDraft(review);
  showKeptReview(review);
}
