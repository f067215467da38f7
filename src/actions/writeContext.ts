import { noContext, type ClinicalContext } from '#domain';
import * as reviewing from '#review';
import { changeReview } from './decideFinding';

/** What the reader knows of the patient, for the report. Nothing is asked of the model again: it never sees it. */
export async function writeContext(change: Partial<ClinicalContext>): Promise<void> {
  await changeReview((review) =>
    reviewing.setContext(review, { ...(review.context ?? noContext), ...change }),
  );
}
