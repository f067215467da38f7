import { describe, expect, it } from 'vitest';
import { percentile } from '../../src/inference/percentile';

/** Numbers that look random and are the same at every run. */
function numbers(count: number, distinct: number): Float64Array {
  let seed = 7;
  return Float64Array.from({ length: count }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed % distinct;
  });
}

function bySorting(values: Float64Array, p: number): number {
  const sorted = values.toSorted();
  const at = ((sorted.length - 1) * p) / 100;
  const low = sorted[Math.floor(at)]!;
  return low + ((sorted[Math.floor(at) + 1] ?? low) - low) * (at - Math.floor(at));
}

describe('a percentile', () => {
  it.each([
    [1, 10],
    [2, 10],
    [1000, 3],
    [1000, 1],
    [4001, 1e6],
  ])('of %i numbers, %i of them different, is what sorting gives', (count, distinct) => {
    for (const p of [0, 0.5, 33, 50, 99.5, 100]) {
      const values = numbers(count, distinct);
      expect(percentile(values.slice(), p)).toBe(bySorting(values, p));
    }
  });

  it('is found in numbers that are sorted, either way, and again in what it has rearranged', () => {
    const up = numbers(999, 500).toSorted();
    const down = up.toReversed();
    for (const values of [up, down]) {
      const before = values.slice();
      expect(percentile(values, 1)).toBe(bySorting(before, 1));
      expect(percentile(values, 99)).toBe(bySorting(before, 99));
    }
  });
});
