import type { Image } from '#domain';
import { imageIdOf, putPane, useGuidesStore, usePanesStore, type PaneContent } from '#state';
import { findImage } from './findImage';
import { followScroll } from './linkScroll';
import { loadPane } from './loadPane';
import { showImage } from './showImage';

/** Moves within the stack of a viewport: `step` images or sections on, or to the first or last. */
export function stepImage(
  step: number | 'first' | 'last',
  pane = usePanesStore.getState().active,
): void {
  const content = contentOf(pane);
  if (content?.kind === 'section') {
    const index = indexAfter(step, content.index, content.count);
    if (index !== content.index) void loadPane(pane, { ...content, index });
    void followScroll(pane);
    return;
  }
  const found = findShown(pane);
  if (!found) return;
  const { images } = found.series;
  show(images[indexAfter(step, images.indexOf(found.image), images.length)], pane);
  void followScroll(pane);
}

/** The next or previous series of the study, at its first image. */
export function stepSeries(step: 1 | -1, pane = usePanesStore.getState().active): void {
  const found = findShown(pane);
  if (!found) return;
  const { series } = found.study;
  show(series[series.indexOf(found.series) + step]?.images[0], pane);
}

/**
 * Plays the stack of the active viewport, or stops it. Of viewports that scroll together those that lie in the patient
 * follow its images; the others, as of ultrasound, play and stop with it, each at its own rate.
 */
export function toggleCine(): void {
  const { active, panes } = usePanesStore.getState();
  const { isScrollLinked } = useGuidesStore.getState();
  const isPlaying = panes[active]?.isPlaying !== true && isPlayable(active);
  for (const pane of panes.keys()) {
    if (pane === active) putPane(pane, { isPlaying });
    else if (isScrollLinked) {
      // Of viewports that follow each other by place only one may lead.
      const isTied = isPlayable(pane) && !isPlaced(pane) && !isPlaced(active);
      putPane(pane, { isPlaying: isPlaying && isTied });
    }
  }
}

const isPlayable = (pane: number) => (findShown(pane)?.series.images.length ?? 0) > 1;
const isPlaced = (pane: number) => (findShown(pane)?.image.plane ?? null) !== null;

/** The next image of a stack that is played, round its end; false while the last one is still being decoded. */
export function playNext(pane: number): boolean {
  const found = findShown(pane);
  const frame = usePanesStore.getState().panes[pane]?.frame;
  if (!found || frame?.status !== 'ready' || frame.image !== found.image) return false;
  const { images } = found.series;
  show(images[(images.indexOf(found.image) + 1) % images.length], pane);
  void followScroll(pane);
  return true;
}

function indexAfter(step: number | 'first' | 'last', now: number, count: number): number {
  const next = step === 'first' ? 0 : step === 'last' ? count - 1 : now + step;
  return Math.min(Math.max(next, 0), count - 1);
}

const contentOf = (pane: number): PaneContent | null =>
  usePanesStore.getState().panes[pane]?.content ?? null;

function findShown(pane: number) {
  const imageId = imageIdOf(usePanesStore.getState().panes[pane]);
  return imageId === null ? null : findImage(imageId);
}

function show(image: Image | undefined, pane: number): void {
  const now = imageIdOf(usePanesStore.getState().panes[pane]);
  if (image && image.imageId !== now) void showImage(image.imageId, pane);
}
