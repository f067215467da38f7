import {
  reviewedFindings,
  type Decision,
  type Finding,
  type FindingEdit,
  type RejectReason,
  type Review,
  type ReviewedFinding,
} from '#domain';
import { refuseIfSigned } from './startReview';

/** When a decision was made (ISO 8601) and how long after the finding was first shown. */
export interface Clock {
  readonly at: string;
  readonly durationMs: number;
}

/**
 * The finding stands. One that the reader has accepted, edited or added stands already, so nothing changes:
 * accepting must never silently bring the model's version back, nor cost an undo that shows nothing.
 */
export function accept(review: Review, trackingUID: string, clock: Clock): Review {
  const { status } = reviewedOf(review, trackingUID);
  if (status === 'accepted' || status === 'edited' || status === 'added') return review;
  return decide(review, { kind: 'accept', trackingUID, ...clock });
}

/**
 * The finding stands as changed. Fields left out keep what the edit before said, or else the model.
 * Edits that follow each other become one decision, or every stroke of the brush would keep a mask.
 */
export function edit(
  review: Review,
  trackingUID: string,
  changes: FindingEdit,
  clock: Clock,
): Review {
  const { decision, original } = reviewedOf(review, trackingUID);
  const before = decision?.kind === 'edit' ? decision : null;
  const base = before ?? (original.origin.kind === 'reader' ? lastEdit(review, trackingUID) : null);
  const next: Decision = {
    kind: 'edit',
    trackingUID,
    ...clock,
    edit: { ...base?.edit, ...changes },
  };
  const others = review.decisions.filter((each) => each !== before);
  return decide({ ...review, decisions: others }, next);
}

function lastEdit(review: Review, trackingUID: string) {
  const edits = review.decisions.filter((each) => each.kind === 'edit');
  return edits.findLast((each) => each.trackingUID === trackingUID) ?? null;
}

/** The finding does not stand. It stays in the review, with the reason. */
export function reject(
  review: Review,
  trackingUID: string,
  reason: RejectReason,
  note: string,
  clock: Clock,
): Review {
  reviewedOf(review, trackingUID);
  return decide(review, { kind: 'reject', trackingUID, reason, note, ...clock });
}

/** A finding the model has not made. Its origin must be the reader. */
export function add(review: Review, finding: Finding, clock: Clock): Review {
  const isKnown = reviewedFindings(review).some(
    ({ original }) => original.trackingUID === finding.trackingUID,
  );
  if (isKnown || finding.origin.kind !== 'reader') {
    throw new Error(`not a new finding of the reader: ${finding.trackingUID}`);
  }
  return decide(review, { kind: 'add', trackingUID: finding.trackingUID, finding, ...clock });
}

/** A finding that the model made because the reader asked. It awaits a decision like the model's others. */
export function keep(review: Review, finding: Finding, clock: Clock): Review {
  const isKnown = reviewedFindings(review).some(
    ({ original }) => original.trackingUID === finding.trackingUID,
  );
  if (isKnown || finding.origin.kind !== 'model' || finding.origin.asked === undefined) {
    throw new Error(`not a new finding that was asked for: ${finding.trackingUID}`);
  }
  return decide(review, { kind: 'keep', trackingUID: finding.trackingUID, finding, ...clock });
}

/**
 * Takes the decisions on a finding back, so that it awaits one again. A finding that the reader
 * added or kept first goes back to how that was, then away.
 */
export function undecide(review: Review, trackingUID: string): Review {
  refuseIfSigned(review);
  const { decision } = reviewedOf(review, trackingUID);
  const decisions = review.decisions.filter(
    (each) =>
      each.trackingUID !== trackingUID ||
      ((each.kind === 'add' || each.kind === 'keep') && each !== decision),
  );
  return { ...review, decisions };
}

function decide(review: Review, decision: Decision): Review {
  refuseIfSigned(review);
  return { ...review, decisions: [...review.decisions, decision] };
}

function reviewedOf(review: Review, trackingUID: string): ReviewedFinding {
  refuseIfSigned(review);
  const found = reviewedFindings(review).find(
    ({ original }) => original.trackingUID === trackingUID,
  );
  if (!found) throw new Error(`no finding ${trackingUID} in this review`);
  return found;
}
