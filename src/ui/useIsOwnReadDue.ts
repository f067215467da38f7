import { useReadingStore, useReviewStore, useSessionStore, useSettingsStore } from '#state';
import { useIsAiRevealed } from './useIsAiRevealed';
import { useIsSigned } from './useIsSigned';

/** Second reader, with an AI to be compared with: not where it is off, or cannot read the image. */
export function useIsOwnReadDue(): boolean {
  const { wayOfWorking, isAiOn } = useSettingsStore();
  const reviewImageId = useSessionStore((session) => session.reviewImageId);
  const status = useReadingStore((state) => state.readings[reviewImageId ?? '']?.status);
  const hasReview = useReviewStore((state) => state.presented !== null);
  const isRevealed = useIsAiRevealed();
  const isSigned = useIsSigned();
  const hasAi = status === 'done' || (isAiOn && status !== 'refused' && status !== 'failed');
  return wayOfWorking === 'second-reader' && hasReview && hasAi && !isRevealed && !isSigned;
}
