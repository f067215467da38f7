import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision, Review } from '#domain';
import {
  nextDecisions,
  previousDecisions,
  putNextReview,
  putOpenedReview,
  putRedone,
  putUndone,
  useReviewStore,
  type PresentedReview,
} from '#state';

const noText = { technique: '', comparison: '', findings: '', impression: '' };
const accept = (trackingUID: string): Decision => ({
  kind: 'accept',
  trackingUID,
  at: '2026-11-22T10:00:00Z',
  durationMs: 1,
});
const noDecisions: readonly Decision[] = [];
const presented = (changes: Partial<Review> = {}): PresentedReview => ({
  review: {
    StudyInstanceUID: '1.2',
    SOPInstanceUID: '1.2.3',
    frame: 1,
    findings: [],
    decisions: noDecisions,
    language: 'en',
    ownText: { en: noText, ja: noText },
    signature: null,
    addenda: [],
    ...changes,
  },
  findings: [],
  report: { language: 'en', sections: [] },
  issues: [],
});

const shownDecisions = () => useReviewStore.getState().presented?.review.decisions;

describe('the review store', () => {
  beforeEach(() => putOpenedReview(presented()));

  it('goes back and forward by one decision at a time', () => {
    const one = [accept('a')];
    const two = [accept('a'), accept('b')];
    putNextReview(presented({ decisions: one }));
    putNextReview(presented({ decisions: two }));

    expect(previousDecisions()).toBe(one);
    putUndone(presented({ decisions: one }));
    expect(previousDecisions()).toBe(noDecisions);
    expect(nextDecisions()).toBe(two);

    putRedone(presented({ decisions: two }));
    expect(shownDecisions()).toBe(two);
    expect(nextDecisions()).toBeNull();
  });

  it('forgets what was undone as soon as something else is decided', () => {
    putNextReview(presented({ decisions: [accept('a')] }));
    putUndone(presented());
    putNextReview(presented({ decisions: [accept('b')] }));
    expect(nextDecisions()).toBeNull();
  });

  it('does not count typing or a change of language as a step', () => {
    putNextReview(presented({ language: 'ja' }));
    expect(previousDecisions()).toBeNull();
  });

  it('gives another review a history of its own', () => {
    putNextReview(presented({ decisions: [accept('a')] }));
    putOpenedReview(presented());
    expect(previousDecisions()).toBeNull();
  });
});
