import type { RejectReason, Review } from '#domain';
import * as reviewing from '#review';
import { putNextReview, recordStep, useReviewStore, useViewerStore } from '#state';
import { audit } from './audit';
import { keepReview, presentReview } from './keepReview';
import { attempt, dropSigningProblems } from './notices';
import { currentMoment } from './undo';

/** When each finding was first on screen, for the time a decision took. */
const shownAt = new Map<string, number>();

export function findingShown(trackingUID: string): void {
  if (!shownAt.has(trackingUID)) shownAt.set(trackingUID, performance.now());
}

export function clockFor(trackingUID: string): { at: string; durationMs: number } {
  const since = shownAt.get(trackingUID) ?? performance.now();
  return { at: new Date().toISOString(), durationMs: Math.round(performance.now() - since) };
}

/**
 * The one way from a review to the next: runs the step, shows it, keeps it, all before it returns, so that a step taken
 * in the same moment begins where this one ended. A step that the review refuses (it is signed) is told once and
 * changes nothing.
 */
export async function changeReview(step: (review: Review) => Review): Promise<boolean> {
  const isDone = await attempt('review-signed', async () => {
    const { presented } = useReviewStore.getState();
    if (presented === null) return false;
    const next = presentReview(step(presented.review));
    dropSigningProblems();
    const before = currentMoment();
    if (next.review.decisions !== before.decisions) recordStep(before);
    putNextReview(next);
    void keepReview(next.review);
    return true;
  });
  return isDone ?? false;
}

export async function acceptFinding(trackingUID: string): Promise<void> {
  const done = await changeReview((review) =>
    reviewing.accept(review, trackingUID, clockFor(trackingUID)),
  );
  if (done) decided('accept', trackingUID);
}

export async function rejectFinding(
  trackingUID: string,
  reason: RejectReason,
  note = '',
): Promise<void> {
  const done = await changeReview((review) =>
    reviewing.reject(review, trackingUID, reason, note, clockFor(trackingUID)),
  );
  if (done) decided('reject', trackingUID);
}

/** Takes the decision on a finding back, so that it awaits one again; an added finding goes away. */
export async function undecideFinding(trackingUID: string): Promise<void> {
  const done = await changeReview((review) => reviewing.undecide(review, trackingUID));
  if (done) audit('record', 'decision taken back', { trackingUID });
}

/** The next undecided finding comes into hand, as readers go down the list. */
function decided(kind: string, trackingUID: string): void {
  audit('record', `finding: ${kind}`, { trackingUID });
  const findings = useReviewStore.getState().presented?.findings ?? [];
  const index = findings.findIndex(({ original }) => original.trackingUID === trackingUID);
  const order = [...findings.slice(index + 1), ...findings.slice(0, Math.max(index, 0))];
  const next = order.find(({ status }) => status === 'pending');
  useViewerStore.setState({ selectedUID: next?.original.trackingUID ?? trackingUID });
}
