import { describe, expect, it } from 'vitest';
import { findingsUnder, repeatedBy } from '#inquiry';
import { aFinding, aMask, aRegion } from '../builders/finding';

/** The finding's own region is 30 × 15 pixels at (10, 20). */
const effusion = aFinding('1', { presence: 'undetermined' });
const box = (x: number, y: number, width: number, height: number) => ({
  ...aMask(),
  ...{ x, y, width, height },
  data: new Uint8Array(width * height).fill(1),
});

describe('findingsUnder', () => {
  it('knows what lies in a drawn region, and what a small one lies in', () => {
    expect(findingsUnder(box(0, 0, 100, 80), [effusion])).toEqual([effusion]);
    expect(findingsUnder(box(20, 25, 4, 4), [effusion])).toEqual([effusion]);
  });

  it('leaves out what lies elsewhere, or only touches it', () => {
    expect(findingsUnder(box(60, 20, 20, 20), [effusion])).toEqual([]);
    expect(findingsUnder(box(39, 20, 30, 15), [effusion])).toEqual([]);
  });

  it('leaves out what is absent, and what has no region', () => {
    const absent = aFinding('2', { presence: 'absent' });
    const nowhere = aFinding('3', { region: null });
    expect(findingsUnder(box(0, 0, 100, 80), [absent, nowhere])).toEqual([]);
  });
});

describe('repeatedBy', () => {
  it('is the same finding in the same place', () => {
    const found = aFinding('asked', { region: aRegion(box(20, 25, 20, 10)) });
    const mass = aFinding('2', { finding: 'mass' });
    expect(repeatedBy(found, [mass, effusion])).toBe(effusion);
    expect(repeatedBy(found, [mass])).toBeNull();
  });

  it('is none for one in another place, or for what was not found', () => {
    const elsewhere = aFinding('asked', { region: aRegion(box(60, 20, 20, 20)) });
    expect(repeatedBy(elsewhere, [effusion])).toBeNull();
    expect(repeatedBy({ ...effusion, presence: 'absent' }, [effusion])).toBeNull();
  });
});
