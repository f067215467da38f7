import type { Image } from '#domain';
import { useSessionStore } from '#state';
import { findImage } from './findImage';
import { showImage } from './openStudy';

/** The image that the open review is about. */
export function reviewImage(): Image | null {
  const { reviewImageId } = useSessionStore.getState();
  return reviewImageId === null ? null : (findImage(reviewImageId)?.image ?? null);
}

/** Brings that image back on screen where another view of the study is shown. */
export function openReviewImage(): void {
  const { imageId, reviewImageId } = useSessionStore.getState();
  if (reviewImageId !== null && imageId !== reviewImageId) void showImage(reviewImageId);
}
