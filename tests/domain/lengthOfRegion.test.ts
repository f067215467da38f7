import { describe, expect, it } from 'vitest';
import { lengthOfRegion } from '#domain';
import { aMask, aRegion } from '../builders/finding';

const spacing = { rowMm: 0.5, columnMm: 0.2, source: 'detector' } as const;

describe('lengthOfRegion', () => {
  it('is the longest side of the box', () => {
    expect(lengthOfRegion(aRegion(), spacing)).toBe(7.5);
    expect(lengthOfRegion(aRegion(), null)).toBeNull();
  });

  it('measures the largest of places that lie apart, not the way between them', () => {
    const whole = aMask();
    // All but the first and the last few columns are empty: two places, one of them twice as wide.
    const data = whole.data.map((_, cell) => Number(cell % 30 < 4 || cell % 30 >= 28));
    const region = aRegion({ ...whole, data });
    expect(lengthOfRegion(region, { ...spacing, rowMm: 0.1, columnMm: 1 })).toBe(4);
  });
});
