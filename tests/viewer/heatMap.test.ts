import { describe, expect, test } from 'vitest';
import { drawHeatMap, sampleAttention } from '../../src/viewer/heatMap';
import { letterboxOf } from '../../src/viewer/letterbox';

const size = 16;
function attentionAt(column: number, row: number) {
  const weights = new Float32Array(size * size);
  weights[row * size + column] = 0.3;
  return { size, weights };
}

/** Where the map is most opaque, in pixels of the image. */
function hottestPoint(
  map: ReturnType<typeof drawHeatMap>,
  image: { width: number; height: number },
) {
  let at = 0;
  for (let index = 0; index < map.width * map.height; index++) {
    if (map.pixels[index * 4 + 3]! > map.pixels[at * 4 + 3]!) at = index;
  }
  return {
    x: (((at % map.width) + 0.5) * image.width) / map.width,
    y: ((Math.floor(at / map.width) + 0.5) * image.height) / map.height,
  };
}

describe('the letterbox', () => {
  test('centres the shorter side, rounded as in preprocessing', () => {
    const box = letterboxOf({ Columns: 2000, Rows: 2501, PatientOrientation: ['L', 'F'] }, 512);
    expect(box.scale).toBeCloseTo(512 / 2501);
    expect(box).toMatchObject({ x0: 51, y0: 0, isMirrored: false });
  });

  test('marks images that the model saw mirrored', () => {
    const image = { Columns: 10, Rows: 10, PatientOrientation: ['R', 'F'] } as const;
    expect(letterboxOf(image, 512).isMirrored).toBe(true);
  });
});

describe('the heat map', () => {
  const image = { width: 1600, height: 800 };
  const header = { Columns: 1600, Rows: 800 };

  test('is hottest where the model looked', () => {
    const letterbox = letterboxOf({ ...header, PatientOrientation: null }, 512);
    const { x, y } = hottestPoint(drawHeatMap(attentionAt(3, 6), letterbox, image), image);
    // Cell (3, 6) of 32 model pixels each; the image fills rows 128 to 384.
    expect(x).toBeCloseTo((3.5 * 32) / letterbox.scale, -1.2);
    expect(y).toBeCloseTo((6.5 * 32 - 128) / letterbox.scale, -1.2);
  });

  test('is mirrored back for an image that the model saw mirrored', () => {
    const letterbox = letterboxOf({ ...header, PatientOrientation: ['R', 'F'] }, 512);
    const { x } = hottestPoint(drawHeatMap(attentionAt(3, 6), letterbox, image), image);
    expect(x).toBeCloseTo(1600 - 350, -1.2);
  });

  test('is clear where the model did not look, and everywhere if it looked nowhere', () => {
    const letterbox = letterboxOf({ ...header, PatientOrientation: null }, 512);
    const map = drawHeatMap(attentionAt(0, 5), letterbox, image);
    expect(map.pixels.at(-1)).toBe(0);
    const nothing = drawHeatMap({ size, weights: new Float32Array(size * size) }, letterbox, image);
    expect(Math.max(...nothing.pixels)).toBe(0);
  });

  test('neither adds nor loses weight where the grid is even', () => {
    const even = { size, weights: new Float32Array(size * size).fill(0.25) };
    for (const at of [0, 0.3, 7.9, 15.99]) expect(sampleAttention(even, at, at)).toBeCloseTo(0.25);
  });
});
