import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DisplayPixels } from '#domain';
import { reducePixels } from '../../src/viewer/reducePixels';
import { shadePixels } from '../../src/viewer/shadePixels';

const grey = (width: number, height: number, values: readonly number[]): DisplayPixels => ({
  width,
  height,
  data: Float32Array.from(values),
  isColor: false,
  isInverted: false,
  min: 0,
  max: 4095,
});

test('each pixel is the mean of those it stands for, fewer at the right and lower edge', () => {
  const reduced = reducePixels(grey(3, 3, [0, 2, 10, 4, 6, 20, 100, 200, 7]), 2);
  expect([reduced.width, reduced.height]).toEqual([2, 2]);
  expect([...reduced.data]).toEqual([3, 15, 150, 7]);
});

test('an image of even sides, which is halved on a way of its own, is averaged alike', () => {
  const halved = reducePixels(grey(4, 2, [0, 2, 10, 4, 4, 6, 20, 6]), 2);
  expect([halved.width, halved.height, ...halved.data]).toEqual([2, 1, 3, 10]);
});

test('colours are averaged channel by channel', () => {
  const color = { ...grey(2, 1, []), data: Uint8Array.from([0, 10, 200, 20, 30, 100]) };
  expect([...reducePixels({ ...color, isColor: true }, 2).data]).toEqual([10, 20, 150]);
});

test('an even image stays as it is, whatever its size', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 17 }),
      fc.integer({ min: 1, max: 17 }),
      fc.integer({ min: 1, max: 5 }),
      (width, height, factor) => {
        const even = grey(
          width,
          height,
          Array.from({ length: width * height }, () => 1234),
        );
        const { data } = reducePixels(even, factor);
        expect(data.length).toBe(Math.ceil(width / factor) * Math.ceil(height / factor));
        expect(data.every((value) => Math.abs(value - 1234) < 0.01)).toBe(true);
      },
    ),
  );
});

test('a part is shaded as it is in the whole', () => {
  const values = Array.from({ length: 30 }, (_, at) => at * 9);
  const display = grey(6, 5, values);
  const look = { window: { center: 130, width: 200 }, isInverted: false };
  const whole = shadePixels(display, look);
  const part = shadePixels(display, look, { x: 2, y: 1, width: 3, height: 2 });
  const expected = [1, 2].flatMap((y) => [2, 3, 4].map((x) => whole[(y * 6 + x) * 4]));
  expect(expected.map((_, at) => part[at * 4])).toEqual(expected);
});
