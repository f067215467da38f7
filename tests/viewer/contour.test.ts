import { describe, expect, test } from 'vitest';
import type { PointInImage } from '#domain';
import { drawContourPath, findContours, simplifyLoop } from '../../src/viewer/contour';
import { maskOfBox } from '../../src/viewer/maskEditing';
import { discMask, maskFromText } from './masks';

/** Positive for a loop that runs clockwise on the screen. */
function signedArea(loop: readonly PointInImage[]): number {
  return loop.reduce((sum, point, index) => {
    const next = loop[(index + 1) % loop.length]!;
    return sum + (point.x * next.y - next.x * point.y) / 2;
  }, 0);
}

describe('outlines of a mask', () => {
  test('one pixel is outlined around its centre', () => {
    const [loop, ...more] = findContours(maskFromText(['#'], 7, 3));
    expect(more).toEqual([]);
    expect(loop).toHaveLength(4);
    const xs = loop!.map(({ x }) => x);
    const ys = loop!.map(({ y }) => y);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([7, 8]);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([3, 4]);
  });

  test('a box is outlined along the outer edges of its pixels', () => {
    const loop = findContours(maskOfBox([4, 6, 10, 5], 40, 40))[0]!;
    const xs = loop.map(({ x }) => x);
    const ys = loop.map(({ y }) => y);
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([
      4, 14, 6, 11,
    ]);
    // Only the four corners are cut, an eighth of a pixel each.
    expect(signedArea(loop)).toBeCloseTo(50 - 4 / 8);
  });

  test('the outline of a disc encloses its area', () => {
    const loop = findContours(discMask(80, 40, 40, 30))[0]!;
    expect(signedArea(loop)).toBeGreaterThan(Math.PI * 900 * 0.99);
    expect(signedArea(loop)).toBeLessThan(Math.PI * 900 * 1.01);
  });

  test('a hole is outlined the other way round, so that it stays unfilled', () => {
    const areas = findContours(maskFromText(['#####', '#...#', '#...#', '#####'])).map(signedArea);
    expect(areas).toHaveLength(2);
    expect(Math.max(...areas)).toBeGreaterThan(0);
    expect(Math.min(...areas)).toBeLessThan(0);
  });

  test('pixels that touch at a corner are outlined apart', () => {
    expect(findContours(maskFromText(['#.', '.#']))).toHaveLength(2);
    expect(findContours(maskFromText(['.#', '#.']))).toHaveLength(2);
  });

  test('a mask at the edge of the image is outlined all round', () => {
    const loop = findContours(maskOfBox([0, 0, 40, 40], 40, 40))[0]!;
    expect(Math.min(...loop.map(({ x }) => x))).toBe(0);
    expect(Math.max(...loop.map(({ x }) => x))).toBe(40);
  });

  test('an empty mask has no outline', () => {
    expect(findContours(maskFromText([]))).toEqual([]);
    expect(drawContourPath(maskFromText(['...']))).toBe('');
  });
});

describe('simplifying', () => {
  test('drops points on straight lines and keeps corners', () => {
    const square = Array.from({ length: 40 }, (_, at) => {
      const [side, along] = [Math.floor(at / 10), at % 10];
      const corners = [
        { x: along, y: 0 },
        { x: 10, y: along },
        { x: 10 - along, y: 10 },
        { x: 0, y: 10 - along },
      ];
      return corners[side]!;
    });
    expect(simplifyLoop(square, 0.3)).toHaveLength(4);
  });

  test('strays no further than the tolerance', () => {
    const loop = findContours(discMask(300, 150, 150, 120))[0]!;
    const simple = simplifyLoop(loop, 0.35);
    expect(simple.length).toBeLessThan(loop.length);
    // Fewer than a corner for every other pixel on the way round.
    expect(simple.length).toBeLessThan(Math.PI * 120);
    for (const { x, y } of simple) {
      expect(Math.abs(Math.hypot(x - 150, y - 150) - 120)).toBeLessThan(1);
    }
    expect(Math.abs(signedArea(simple) - signedArea(loop))).toBeLessThan(0.005 * signedArea(loop));
  });
});

test('a path is drawn once per mask', () => {
  const mask = discMask(40, 20, 20, 10);
  const path = drawContourPath(mask);
  expect(path).toMatch(/^M[\d. L]+Z$/);
  mask.data.fill(0);
  expect(drawContourPath(mask)).toBe(path);
});
