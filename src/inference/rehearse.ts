import { noContext } from '#domain';
import type { Grounded } from './graphs';
import type { ModelPackage } from './loadPackage';
import { enlargement, cellSize } from './maskField';
import { preprocess } from './preprocess';
import { queriesOf, readFindings } from './readFindings';
import { originOf } from './readImage';

/** Logits far on either side of a half. */
const sure = 8;

/**
 * Does on a made-up image what a reading does besides the graphs. Browsers compile what has run often: after this the
 * regions of a visit's first image are not worked out by slow code.
 */
function rehearse(modelPackage: ModelPackage): void {
  const { manifest } = modelPackage;
  const { size } = manifest.input;
  const data = Float32Array.from({ length: size * size }, (_, i) => i % size);
  const pixels = { width: size, height: size, data, padding: null, isInverted: false };
  const { letterbox } = preprocess(pixels, manifest.input);
  const image = { SOPInstanceUID: '', frame: 0, spacing: null };
  const grounded = madeUp(queriesOf(manifest).length, size / cellSize / enlargement);
  readFindings(grounded, manifest, originOf(modelPackage), image, letterbox, noContext);
}

/** Rehearses, and gives the words of what went wrong, if anything did: a reading is made all the same, only slower. */
export function tryRehearsal(modelPackage: ModelPackage): string | null {
  try {
    rehearse(modelPackage);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every query is present, with a box of mask in the middle. */
function madeUp(count: number, grid: number): Grounded {
  const each = <Value>(make: () => Value) => Array.from({ length: count }, make);
  const isInside = (at: number) => at > grid / 4 && at < (grid * 3) / 4;
  const mask = Float32Array.from({ length: grid * grid }, (_, i) =>
    isInside(i % grid) && isInside(i / grid) ? sure : -sure,
  );
  return {
    presence: new Float32Array(count).fill(sure),
    masks: each(() => mask),
    boxes: each(() => new Float32Array(4 * grid * grid)),
    states: new Float32Array(count),
    concepts: each(() => new Float32Array(0)),
    sides: each(() => new Float32Array(4)),
  };
}
