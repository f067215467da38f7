import { describe, expect, it } from 'vitest';
import type { Finding, LocatedPhrase } from '#domain';
import { saidOfPhrase } from '#inquiry';
import { aFinding } from '../builders/finding';

const located = (side: LocatedPhrase['side'], finding: Finding | null): LocatedPhrase => ({
  concept: finding?.finding ?? 'unknown',
  side,
  isInZones: null,
  probability: 0.2,
  region: null,
  proposals: [],
  finding,
});
const notSeen = aFinding('asked', { presence: 'absent', probability: 0.2 });
const left = aFinding('1', { presence: 'undetermined' });
const mass = aFinding('2', { finding: 'mass' });

describe('saidOfPhrase', () => {
  it('knows what the reading says of a finding that the words alone do not show', () => {
    expect(saidOfPhrase(located('left', notSeen), [left, mass])).toEqual([left]);
    expect(saidOfPhrase(located(null, notSeen), [left, mass])).toEqual([left]);
  });

  it('does not pass one side’s finding off for the other’s', () => {
    expect(saidOfPhrase(located('right', notSeen), [left, mass])).toEqual([]);
    const seenRight = aFinding('asked', { attributes: { side: 'right' } });
    expect(saidOfPhrase(located(null, seenRight), [left])).toEqual([]);
  });

  it('tells that the reading calls absent what the words show', () => {
    const absent = aFinding('3', { presence: 'absent', probability: 0.02 });
    expect(saidOfPhrase(located('left', aFinding('asked')), [absent, mass])).toEqual([absent]);
    expect(saidOfPhrase(located('left', notSeen), [absent, left])).toEqual([left]);
    // Twice absent is said once.
    expect(saidOfPhrase(located('left', notSeen), [absent])).toEqual([]);
  });

  it('has nothing to say of words that mean no finding', () => {
    expect(saidOfPhrase(located(null, null), [left])).toEqual([]);
  });
});
