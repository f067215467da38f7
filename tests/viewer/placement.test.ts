import { describe, expect, test } from 'vitest';
import { applyAffine, imageFromCanvas } from '../../src/viewer/affine';
import {
  canvasFromImage,
  fitScale,
  flipHorizontally,
  flipVertically,
  panBy,
  placeToFit,
  rotateBy,
  zoomBy,
  type Placement,
  type QuarterTurn,
} from '../../src/viewer/placement';

const grid = { width: 2000, height: 1000, pixelAspect: 1 };
const canvas = { width: 800, height: 600 };
const upright = placeToFit(grid, { rotation: 0, isMirrored: false });
const turns: QuarterTurn[] = [0, 90, 180, 270];
const ways = turns.flatMap((rotation) =>
  [false, true].map((isMirrored): Placement => ({ ...upright, rotation, isMirrored })),
);
const cornerOf = (placement: Placement) => {
  const point = applyAffine(canvasFromImage(placement, grid, canvas), { x: 0, y: 0 });
  return [Math.round(point.x), Math.round(point.y)];
};

describe('fitting', () => {
  test('the whole image just fits, whichever way it is turned', () => {
    expect(fitScale(grid, canvas, 0)).toBeCloseTo(0.4);
    expect(fitScale(grid, canvas, 90)).toBeCloseTo(0.3);
    expect(cornerOf(upright)).toEqual([0, 100]);
  });

  test('tall pixels make the image taller', () => {
    const tall = { ...grid, pixelAspect: 2 };
    expect(fitScale(tall, canvas, 0)).toBeCloseTo(0.3);
    const matrix = canvasFromImage(placeToFit(tall, upright), tall, canvas);
    expect(applyAffine(matrix, { x: 2000, y: 1000 })).toEqual({ x: 700, y: 600 });
  });
});

describe('turning and flipping', () => {
  test('a turn to the right brings the upper left corner to the upper right', () => {
    const turned = rotateBy(upright, 90);
    expect(turned.rotation).toBe(90);
    expect(cornerOf(turned)).toEqual([550, 0]);
    expect(rotateBy(turned, -90)).toEqual(upright);
  });

  test.each(ways)(
    'flips mirror what is on the screen (turned $rotation, mirrored $isMirrored)',
    (way) => {
      const [x = 0, y = 0] = cornerOf(way);
      expect(cornerOf(flipHorizontally(way))).toEqual([canvas.width - x, y]);
      expect(cornerOf(flipVertically(way))).toEqual([x, canvas.height - y]);
    },
  );

  test.each(ways)(
    'flipping twice changes nothing (turned $rotation, mirrored $isMirrored)',
    (way) => {
      expect(flipHorizontally(flipHorizontally(way))).toEqual(way);
      expect(flipVertically(flipVertically(way))).toEqual(way);
    },
  );
});

describe('zooming and panning', () => {
  test.each(ways)(
    'zooming keeps the point under the pointer (turned $rotation, mirrored $isMirrored)',
    (way) => {
      const pointer = { x: 300, y: 350 };
      const before = imageFromCanvas(canvasFromImage(way, grid, canvas), pointer);
      const zoomed = zoomBy(way, grid, canvas, 3, pointer);
      const after = imageFromCanvas(canvasFromImage(zoomed, grid, canvas), pointer);
      expect(zoomed.zoom).toBe(3);
      expect(after.x).toBeCloseTo(before.x);
      expect(after.y).toBeCloseTo(before.y);
    },
  );

  test.each(ways)(
    'the image follows the pointer (turned $rotation, mirrored $isMirrored)',
    (way) => {
      const [x = 0, y = 0] = cornerOf(way);
      expect(cornerOf(panBy(way, grid, canvas, { x: 30, y: -20 }))).toEqual([x + 30, y - 20]);
    },
  );

  test('the image cannot be pushed out of reach', () => {
    const pushed = panBy(upright, grid, canvas, { x: 100_000, y: 100_000 });
    expect(pushed.centerInImage).toEqual({ x: 0, y: 0 });
  });

  test('zoom stays within its bounds', () => {
    expect(zoomBy(upright, grid, canvas, 1e6).zoom).toBe(40);
    expect(zoomBy(upright, grid, canvas, 1e-6).zoom).toBe(0.2);
  });
});
