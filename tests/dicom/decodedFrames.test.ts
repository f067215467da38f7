import { expect, it } from 'vitest';
import type { Frame } from '../../src/dicom/decode';
import { DecodedFrames } from '../../src/dicom/decodedFrames';

/** A grey frame, whose display and modality share 40 bytes. */
function frame(): Frame {
  const data = new Float32Array(10);
  const size = { width: 5, height: 2, data, isInverted: false };
  return {
    display: { ...size, isColor: false, min: 0, max: 0 },
    modality: { ...size, padding: null },
  };
}

it('keeps as many frames as fit, those used last', () => {
  const kept = new DecodedFrames(100);
  const keys = [{}, {}, {}];
  const [first, second, third] = keys as [object, object, object];
  kept.keep(first, frame());
  kept.keep(second, frame());
  expect(kept.take(first)).toBeDefined();
  kept.keep(third, frame());
  expect(keys.map((key) => kept.take(key) !== undefined)).toEqual([true, false, true]);
});

it('keeps a frame that is larger than the whole budget, alone', () => {
  const kept = new DecodedFrames(10);
  const keys = [{}, {}] as const;
  kept.keep(keys[0], frame());
  kept.keep(keys[1], frame());
  expect(keys.map((key) => kept.take(key) !== undefined)).toEqual([false, true]);
});

it('gives room back for what is dropped', () => {
  const kept = new DecodedFrames(80);
  const keys = [{}, {}, {}] as const;
  kept.keep(keys[0], frame());
  kept.keep(keys[1], frame());
  kept.drop(keys[0]);
  kept.keep(keys[2], frame());
  expect(keys.map((key) => kept.take(key) !== undefined)).toEqual([false, true, true]);
});
