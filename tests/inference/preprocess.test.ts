import { describe, expect, it } from 'vitest';
import type { ModalityPixels } from '#domain';
import { preprocess } from '../../src/inference/preprocess';
import { goldenPixels, readExpected } from '../../src/inference/runSelfTest';
import { loadTinyPackage } from './tinyPackage';

const input = { size: 32, percentiles: [0, 100] as const };
const grey = (
  width: number,
  height: number,
  at: (x: number, y: number) => number,
): ModalityPixels => ({
  width,
  height,
  data: Float32Array.from({ length: width * height }, (_, i) =>
    at(i % width, Math.floor(i / width)),
  ),
  isInverted: false,
  padding: null,
});

describe('preprocess', () => {
  it('gives what the Python reference gives, within 1e-4', async () => {
    const modelPackage = await loadTinyPackage();
    const golden = modelPackage.manifest.golden[0]!;
    const { preprocessed } = readExpected(modelPackage, golden);
    const pixels = goldenPixels(modelPackage, golden);
    const { field } = preprocess(pixels, modelPackage.manifest.input);
    preprocessed.indices.forEach((index, i) => {
      expect(Math.abs(field[index]! - preprocessed.values[i]!)).toBeLessThan(1e-4);
    });
    const mean = field.reduce((a, b) => a + b, 0) / field.length;
    const variance = field.reduce((a, b) => a + (b - mean) ** 2, 0) / field.length;
    expect(mean).toBeCloseTo(preprocessed.mean, 4);
    expect(Math.sqrt(variance)).toBeCloseTo(preprocessed.std, 4);
  });

  it('puts a wide image in the middle of the square and leaves the rest black', () => {
    const { field, letterbox } = preprocess(
      grey(64, 32, (x) => 5 + x),
      input,
    );
    expect(letterbox).toMatchObject({ scale: 0.5, x0: 0, y0: 8, width: 32, height: 16 });
    expect(field.subarray(0, 8 * 32).every((value) => value === 0)).toBe(true);
    expect(field[8 * 32]).toBe(0);
    expect(field[8 * 32 + 31]).toBe(1);
  });

  it('does not depend on the unit of the pixels', () => {
    const one = preprocess(
      grey(40, 40, (x, y) => x * y),
      input,
    ).field;
    const other = preprocess(
      grey(40, 40, (x, y) => x * y * 13 - 900),
      input,
    ).field;
    one.forEach((value, i) => {
      expect(value).toBeCloseTo(other[i]!, 5);
    });
  });

  it('turns MONOCHROME1 round', () => {
    const plain = preprocess(
      grey(32, 32, (x) => -x),
      input,
    ).field;
    const inverted = preprocess({ ...grey(32, 32, (x) => x), isInverted: true }, input).field;
    expect(inverted).toEqual(plain);
  });

  it('does not let padding stretch the range', () => {
    const image = grey(32, 32, (x, y) => (y < 4 ? -2000 : 100 + x));
    const padding = Uint8Array.from(image.data, (value) => (value === -2000 ? 1 : 0));
    const { field } = preprocess({ ...image, padding }, input);
    expect(field[16 * 32 + 16]).toBeCloseTo(16 / 31, 5);
    expect(field[0]).toBe(0);
  });

  it("mirrors an image whose rows run to the patient's right", () => {
    const image = grey(32, 32, (x) => x);
    const { field, letterbox } = preprocess(image, input, ['R', 'F']);
    expect(letterbox.isMirrored).toBe(true);
    expect(field[0]).toBe(1);
    expect(field[31]).toBe(0);
    expect(preprocess(image, input, ['L', 'F']).field[0]).toBe(0);
  });

  it('makes a blank image black', () => {
    expect(
      preprocess(
        grey(50, 50, () => 7),
        input,
      ).field.every((value) => value === 0),
    ).toBe(true);
  });
});
