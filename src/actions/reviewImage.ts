import type { Image } from '#domain';
import { imageIdOf, usePanesStore, useSessionStore } from '#state';
import { findImage } from './findImage';
import { activatePane, showImage } from './showImage';

/** The image that the open review is about. */
export function reviewImage(): Image | null {
  const { reviewImageId } = useSessionStore.getState();
  return reviewImageId === null ? null : (findImage(reviewImageId)?.image ?? null);
}

/** Brings that image back into hand where another one is: in the viewport that shows it, if one does. */
export function openReviewImage(): void {
  const { imageId, reviewImageId } = useSessionStore.getState();
  if (reviewImageId === null || imageId === reviewImageId) return;
  const shownIn = usePanesStore
    .getState()
    .panes.findIndex((pane) => imageIdOf(pane) === reviewImageId);
  void (shownIn === -1 ? showImage(reviewImageId) : activatePane(shownIn));
}
