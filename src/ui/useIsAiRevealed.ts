import { isAiRevealed } from '#domain';
import { useReviewStore, useSessionStore, useSettingsStore } from '#state';

/** Whether the reader may see now what the model says of an image; default: of the one in review. */
export function useIsAiRevealed(imageId?: string | null): boolean {
  const way = useSettingsStore((settings) => settings.wayOfWorking);
  const reviewImageId = useSessionStore((session) => session.reviewImageId);
  const review = useReviewStore((state) => state.presented?.review ?? null);
  // Another image's own read is not at hand: its review is not open.
  const isInReview = imageId === undefined || imageId === reviewImageId;
  return isAiRevealed(way, isInReview ? review : null);
}
