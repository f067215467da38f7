import type { FoundImage } from './findImage';
import { openFrames } from './services';

const imagesAhead = 24;
const imagesBehind = 8;

interface Fetching {
  readonly controller: AbortController;
  readonly index: number;
}
const fetchings = new Map<number, Fetching>();

/**
 * Decodes the images around the one a viewport shows, mostly those in the direction of scrolling, one after
 * the other so that the image the reader wants next never waits behind more than one.
 */
export function fetchAhead({ series, image }: FoundImage, pane: number): void {
  const before = fetchings.get(pane);
  before?.controller.abort();
  const index = series.images.indexOf(image);
  const controller = new AbortController();
  fetchings.set(pane, { controller, index });
  const direction = before && before.index > index ? -1 : 1;
  const nearby = [
    ...Array.from({ length: imagesAhead }, (_, step) => index + (step + 1) * direction),
    ...Array.from({ length: imagesBehind }, (_, step) => index - (step + 1) * direction),
  ].flatMap((at) => series.images[at] ?? []);
  void fetchAll(
    nearby.map(({ imageId }) => imageId),
    controller.signal,
  );
}

async function fetchAll(imageIds: readonly string[], signal: AbortSignal): Promise<void> {
  const frames = openFrames();
  for (const imageId of imageIds) {
    if (signal.aborted) return;
    // What cannot be decoded is told when it is shown.
    await frames?.readFrame(imageId).catch(() => undefined);
  }
}
