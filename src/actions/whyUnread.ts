import type { Review, Unread } from '#domain';
import { useReadingStore, useSessionStore } from '#state';
import { mayShowAi } from './secondReader';

/**
 * Why nothing that the model read is in the open review; null where something is, or where the reader is not to know. Of a
 * signed review as it was then: what has become of the model since is another matter.
 */
export function whyUnread(review: Review): Unread | null {
  if (review.signature !== null) return review.signature.unread ?? null;
  if (!mayShowAi(review)) return null;
  const { reviewImageId } = useSessionStore.getState();
  const reading = useReadingStore.getState().readings[reviewImageId ?? ''];
  if (reading?.status === 'refused' || reading?.status === 'failed') {
    return { status: reading.status, problem: reading.problem };
  }
  // Its findings may outlive the reading itself.
  return reading?.status === 'done' || review.findings.length > 0 ? null : { status: 'not-run' };
}
