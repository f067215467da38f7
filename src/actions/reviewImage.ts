import type { Image } from '#domain';
import { useSessionStore } from '#state';
import { findImage } from './findImage';

/** The image that the open review is about. */
export function reviewImage(): Image | null {
  const { reviewImageId } = useSessionStore.getState();
  return reviewImageId === null ? null : (findImage(reviewImageId)?.image ?? null);
}
