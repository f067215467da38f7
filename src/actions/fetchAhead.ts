import type { FoundImage } from './findImage';
import { openFrames } from './services';

const imagesAhead = 24;
const imagesBehind = 8;
/** A browser lets six requests through at once to one place; some are left for the image in hand. */
const atOnceFromArchive = 4;
/** While one file is decoded the next is read. */
const atOnceFromFiles = 2;

interface Fetching {
  readonly controller: AbortController;
  readonly index: number;
}
const fetchings = new Map<number, Fetching>();

/**
 * Decodes the images around the one a viewport shows, mostly those in the direction of scrolling, few at once
 * so that the image the reader wants next never waits behind many.
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
  const frames = openFrames();
  const missing = nearby.flatMap(({ imageId }) => (frames?.peekFrame(imageId) ? [] : [imageId]));
  if (missing.length === 0) return;
  const isInParts = frames?.file(image.SOPInstanceUID)?.parts !== undefined;
  void fetchAll(missing, isInParts ? atOnceFromArchive : atOnceFromFiles, controller.signal);
}

async function fetchAll(
  imageIds: readonly string[],
  atOnce: number,
  signal: AbortSignal,
): Promise<void> {
  const frames = openFrames();
  const waiting = [...imageIds];
  const fetchNext = async () => {
    for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift()) {
      // What cannot be decoded is told when it is shown.
      await frames?.readFrame(id).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fetchNext));
}
