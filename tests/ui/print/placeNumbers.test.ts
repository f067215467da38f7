import { describe, expect, it } from 'vitest';
import { partsOf, placeNumbers } from '../../../src/ui/print/placeNumbers';

const size = { width: 400, height: 400 };
const upright = [1, 0, 0, 1, 0, 0] as const;

/** Filled boxes [x, y, width, height] as one mask. */
function maskOf(...boxes: (readonly [number, number, number, number])[]) {
  const data = new Uint8Array(size.width * size.height);
  for (const [x, y, width, height] of boxes) {
    for (let row = y; row < y + height; row++) {
      data.fill(1, row * size.width + x, row * size.width + x + width);
    }
  }
  return { imageWidth: 400, imageHeight: 400, x: 0, y: 0, ...size, data };
}

describe('numbers on the printed image', () => {
  it('stand on each larger part of a region, also where it lies on both sides', () => {
    const mask = maskOf([40, 100, 60, 60], [300, 100, 60, 60], [200, 300, 5, 5]);
    const [right, left, ...others] = placeNumbers(partsOf(1, mask, upright), size, 10);
    expect(others).toEqual([]);
    expect([right, left].map((each) => (each?.x ?? 0) < 200).sort()).toEqual([false, true]);
  });

  it('keep away from the outlines of other findings, the edge and each other', () => {
    const one = partsOf(1, maskOf([100, 100, 100, 100]), upright);
    const other = partsOf(2, maskOf([190, 100, 200, 100]), upright);
    const [first, second] = placeNumbers([...one, ...other], size, 10);
    expect(first?.x).toBeLessThan(150);
    expect(second?.x).toBeGreaterThan(250);
    const atEdge = placeNumbers(partsOf(3, maskOf([0, 0, 120, 120]), upright), size, 10)[0];
    expect(Math.min(atEdge?.x ?? 0, atEdge?.y ?? 0)).toBeGreaterThan(10);
  });

  it('leave holes alone', () => {
    const ring = maskOf([50, 50, 200, 200]);
    for (let row = 100; row < 200; row++) ring.data.fill(0, row * 400 + 100, row * 400 + 200);
    expect(partsOf(1, ring, upright)).toHaveLength(1);
  });
});
