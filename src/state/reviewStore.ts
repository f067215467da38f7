import type { Report, ReportIssue, Review, ReviewedFinding } from '#domain';
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
  /** Keys of contradictions that the reader has confirmed as meant. */
  readonly confirmedIssues: readonly string[];
  /** Words of an addendum that is not added yet. */
  readonly addendum: string;
}

/** The open review. */
export const useReviewStore = create<ReviewStore>()(() => ({
  presented: null,
  confirmedIssues: [],
  addendum: '',
}));

/** Another review is open, or none. */
export function putOpenedReview(presented: PresentedReview | null): void {
  useReviewStore.setState({ presented, confirmedIssues: [], addendum: '' });
}

/** The same review, later. */
export function putNextReview(presented: PresentedReview): void {
  useReviewStore.setState({ presented });
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
