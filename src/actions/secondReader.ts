import { compareReads, isAiRevealed, type FindingId, type OwnMark, type Review } from '#domain';
import * as reviewing from '#review';
import { useReadingStore, useReviewStore, useSessionStore, useSettingsStore } from '#state';
import { audit } from './audit';
import { changeReview } from './decideFinding';

/** Whether what the model says of the image in review may be seen, asked for, or taken away now. */
export function mayShowAi(
  review: Review | null = useReviewStore.getState().presented?.review ?? null,
): boolean {
  return isAiRevealed(useSettingsStore.getState().wayOfWorking, review);
}

/** The reader says of findings whether they are there, before the AI is shown; of several in one step. */
export async function markOwnRead(findings: readonly FindingId[], mark: OwnMark): Promise<void> {
  const isDone = await changeReview((review) => reviewing.markOwn(review, findings, mark));
  if (isDone) audit('record', 'own read: marked', { findings: findings.join(' '), mark });
}

/** Records the reader's own read for good, and shows what the AI said. */
export async function revealAi(): Promise<void> {
  const { reviewImageId } = useSessionStore.getState();
  const reading = useReadingStore.getState().readings[reviewImageId ?? ''];
  const said = reading?.status === 'done' ? reading.reading.findings : [];
  const at = new Date().toISOString();
  const isDone = await changeReview((review) => reviewing.recordOwnRead(review, at, said));
  const marks = useReviewStore.getState().presented?.review.ownRead?.marks;
  if (!isDone || marks === undefined) return;
  const imageId = reviewImageId ?? '';
  audit('record', 'own read: recorded', { imageId, ...marks });
  const agreements = said.flatMap(({ finding, presence }) => {
    const own = marks[finding];
    return own === undefined ? [] : [compareReads(own, presence)];
  });
  const count = (kind: string) => agreements.filter((each) => each === kind).length;
  audit('accessed', 'AI revealed', {
    imageId,
    state: reading?.status ?? 'not-run',
    same: count('same'),
    different: count('different'),
    abstained: count('abstained'),
  });
}
