import type { Frame } from './decode';

/** Bytes of frames kept decoded: some 250 slices of a CT, or ten radiographs. */
const keptBytes = 256 * 1024 * 1024;

/**
 * The frames that were shown or fetched ahead last, of all that is open. A key is the object that stands for
 * a frame of a file, so that another file under the same UID never brings back the first one's pixels.
 */
export class DecodedFrames {
  readonly #kept = new Map<object, Frame>();
  readonly #budget: number;
  #total = 0;

  constructor(budget = keptBytes) {
    this.#budget = budget;
  }

  /** The frame, which is then the last to go; undefined where it is not kept. */
  take(key: object): Frame | undefined {
    const frame = this.#kept.get(key);
    if (frame) {
      this.#kept.delete(key);
      this.#kept.set(key, frame);
    }
    return frame;
  }

  keep(key: object, frame: Frame): void {
    if (this.#kept.has(key)) return;
    this.#kept.set(key, frame);
    this.#total += bytesOf(frame);
    for (const [oldest, old] of this.#kept) {
      if (this.#total <= this.#budget || oldest === key) break;
      this.#kept.delete(oldest);
      this.#total -= bytesOf(old);
    }
  }

  drop(key: object): void {
    const frame = this.#kept.get(key);
    if (frame && this.#kept.delete(key)) this.#total -= bytesOf(frame);
  }
}

/** Display and modality share one buffer when the image is grey. */
function bytesOf({ display, modality, overlayPlanes = [] }: Frame): number {
  const buffers = new Set(
    [
      display.data,
      modality?.data,
      modality?.padding,
      ...overlayPlanes.map(({ bits }) => bits),
    ].flatMap((array) => array?.buffer ?? []),
  );
  return [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0);
}
