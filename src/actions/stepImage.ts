import type { Image } from '#domain';
import { imageIdOf, usePanesStore } from '#state';
import { findImage } from './findImage';
import { showImage } from './showImage';

/** Moves within the series of a viewport: `step` images on, or to the first or last. */
export function stepImage(
  step: number | 'first' | 'last',
  pane = usePanesStore.getState().active,
): void {
  const found = findShown(pane);
  if (!found) return;
  const { images } = found.series;
  const last = images.length - 1;
  const now = images.indexOf(found.image);
  const next = step === 'first' ? 0 : step === 'last' ? last : now + step;
  show(images[Math.min(Math.max(next, 0), last)], pane);
}

/** The next or previous series of the study, at its first image. */
export function stepSeries(step: 1 | -1, pane = usePanesStore.getState().active): void {
  const found = findShown(pane);
  if (!found) return;
  const { series } = found.study;
  show(series[series.indexOf(found.series) + step]?.images[0], pane);
}

function findShown(pane: number) {
  const imageId = imageIdOf(usePanesStore.getState().panes[pane]);
  return imageId === null ? null : findImage(imageId);
}

function show(image: Image | undefined, pane: number): void {
  const now = imageIdOf(usePanesStore.getState().panes[pane]);
  if (image && image.imageId !== now) void showImage(image.imageId, pane);
}
