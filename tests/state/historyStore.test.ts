import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '#domain';
import { clearHistory, momentAt, recordStep, takeStep, type Moment } from '#state';

const accept = (trackingUID: string): Decision => ({
  kind: 'accept',
  trackingUID,
  at: '2026-11-22T10:00:00Z',
  durationMs: 1,
});
const moment = (...uids: string[]): Moment => ({ decisions: uids.map(accept), measurements: [] });

describe('the history', () => {
  beforeEach(clearHistory);

  it('goes back and forward by one step at a time', () => {
    const [none, one, two] = [moment(), moment('a'), moment('a', 'b')];
    recordStep(none);
    recordStep(one);

    expect(momentAt('back')).toBe(one);
    takeStep('back', two);
    expect(momentAt('back')).toBe(none);
    expect(momentAt('forward')).toBe(two);

    takeStep('forward', one);
    expect(momentAt('back')).toBe(one);
    expect(momentAt('forward')).toBeNull();
  });

  it('forgets what was undone as soon as something else is done', () => {
    recordStep(moment());
    takeStep('back', moment('a'));
    recordStep(moment());
    expect(momentAt('forward')).toBeNull();
  });

  it('takes steps of one name that follow each other as one', () => {
    const [before, later] = [moment(), moment('a')];
    recordStep(before, 'nudge 1');
    recordStep(later, 'nudge 1');
    expect(momentAt('back')).toBe(before);
    recordStep(later, 'nudge 2');
    expect(momentAt('back')).toBe(later);
    // After a step back the same name begins anew.
    takeStep('back', moment('b'));
    recordStep(later, 'nudge 2');
    expect(momentAt('back')).toBe(later);
    takeStep('back', moment('b'));
    expect(momentAt('back')).toBe(before);
  });

  it('is gone with the review it was of', () => {
    recordStep(moment());
    clearHistory();
    expect(momentAt('back')).toBeNull();
  });
});
