import { expect, test } from 'vitest';
import type { DisplayPixels } from '#domain';
import { shadePixels } from '../../src/viewer/shadePixels';

const data = Float32Array.from([-100, 0, 50, 99, 1000]);
const display: DisplayPixels = {
  width: 5,
  height: 1,
  data,
  isColor: false,
  isInverted: false,
  min: -100,
  max: 1000,
};
const window = { center: 50, width: 100 };
const greys = (pixels: Uint8ClampedArray) => [0, 1, 2, 3, 4].map((at) => pixels[at * 4]);

test('without WebGL a window still runs from black to white', () => {
  const pixels = shadePixels(display, { window, isInverted: false });
  expect(greys(pixels)).toEqual([0, 0, 129, 255, 255]);
  expect([...pixels.subarray(8, 12)]).toEqual([129, 129, 129, 255]);
});

test('MONOCHROME1 and the reader’s invert undo each other', () => {
  const negative = greys(
    shadePixels({ ...display, isInverted: true }, { window, isInverted: false }),
  );
  expect(negative).toEqual([255, 255, 126, 0, 0]);
  const twice = greys(shadePixels({ ...display, isInverted: true }, { window, isInverted: true }));
  expect(twice).toEqual([0, 0, 129, 255, 255]);
});

test('colour keeps its three channels', () => {
  const color = { ...display, width: 1, data: new Uint8Array([10, 20, 200]), isColor: true };
  const shaded = shadePixels(color, { window: { center: 127.5, width: 255 }, isInverted: false });
  expect([...shaded].map((value, at) => Math.abs(value - [10, 20, 200, 255][at]!) <= 1)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('a sigmoid window rises as PS3.3 C.11.2.1.3.1 says, and falls for MONOCHROME1', () => {
  const sigmoid = { center: 50, width: 100, shape: 'sigmoid' as const };
  const risen = (value: number) => Math.round(255 / (1 + Math.exp((-4 * (value - 50)) / 100)));
  const rising = greys(shadePixels(display, { window: sigmoid, isInverted: false }));
  expect(rising).toEqual(Array.from(data, risen));
  const falling = greys(shadePixels(display, { window: sigmoid, isInverted: true }));
  expect(falling.map((grey, at) => Math.abs(grey! + rising[at]! - 255) <= 1)).not.toContain(false);
});
