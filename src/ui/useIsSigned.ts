import { useReviewStore } from '#state';

/** True once the open report is signed: nothing of it may change any more. */
export function useIsSigned(): boolean {
  return useReviewStore((state) => (state.presented?.review.signature ?? null) !== null);
}
