import type { Decision, Report, ReportIssue, Review, ReviewedFinding } from '#domain';
import { create } from 'zustand';

/** A review with what stages derive from it, so that components need no stage. */
export interface PresentedReview {
  readonly review: Review;
  readonly findings: readonly ReviewedFinding[];
  readonly report: Report;
  readonly issues: readonly ReportIssue[];
}

interface ReviewStore {
  /** The review of the open study; null until its first image is open. */
  readonly presented: PresentedReview | null;
  /** Decisions as they were before each step, oldest first, and the steps taken back, newest last. */
  readonly past: readonly (readonly Decision[])[];
  readonly future: readonly (readonly Decision[])[];
  /** Keys of contradictions that the reader has confirmed as meant. */
  readonly confirmedIssues: readonly string[];
}

/**
 * The open review with undo. A step back restores decisions only: language, the reader's own text
 * (which has the text field's own undo) and a signature are never undone with them.
 */
export const useReviewStore = create<ReviewStore>()(() => ({
  presented: null,
  past: [],
  future: [],
  confirmedIssues: [],
}));

/** Another review is open, or none: what was undone elsewhere is not this one's history. */
export function putOpenedReview(presented: PresentedReview | null): void {
  useReviewStore.setState({ presented, past: [], future: [], confirmedIssues: [] });
}

/** The same review, later. Where decisions differ, this is one step that can be undone. */
export function putNextReview(next: PresentedReview): void {
  useReviewStore.setState(({ presented, past, future }) => {
    const before = presented?.review.decisions;
    if (before === undefined || before === next.review.decisions) {
      return { presented: next, past, future };
    }
    return { presented: next, past: [...past, before], future: [] };
  });
}

/** The decisions one step back; null where there is nothing to undo. */
export function previousDecisions(): readonly Decision[] | null {
  return useReviewStore.getState().past.at(-1) ?? null;
}

/** The decisions one step forward again; null where nothing was undone. */
export function nextDecisions(): readonly Decision[] | null {
  return useReviewStore.getState().future.at(-1) ?? null;
}

/** Shows the review with `previousDecisions` and remembers the way forward. */
export function putUndone(next: PresentedReview): void {
  useReviewStore.setState(({ presented, past, future }) => ({
    presented: next,
    past: past.slice(0, -1),
    future: presented === null ? future : [...future, presented.review.decisions],
  }));
}

/** Shows the review with `nextDecisions`. */
export function putRedone(next: PresentedReview): void {
  useReviewStore.setState(({ presented, past, future }) => ({
    presented: next,
    past: presented === null ? past : [...past, presented.review.decisions],
    future: future.slice(0, -1),
  }));
}

/** One contradiction's identity: another wording is another contradiction. */
export function issueKey(issue: ReportIssue): string {
  return `${issue.kind} ${issue.trackingUID ?? ''} ${issue.sentence}`;
}

export function confirmIssue(issue: ReportIssue): void {
  useReviewStore.setState(({ confirmedIssues }) => ({
    confirmedIssues: [...confirmedIssues, issueKey(issue)],
  }));
}
