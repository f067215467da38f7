import type { Finding } from './finding';
import type { Decision, FindingEdit, Review, ReviewedFinding } from './review';

/**
 * Every finding of a review with its last decision applied: the model's in the model's order, then what other makers propose, then
 * those the reader added or asked for and kept, in the order of that. Rejected ones stay in the list.
 */
export function reviewedFindings(review: Review): ReviewedFinding[] {
  const added = review.decisions.flatMap((decision) =>
    decision.kind === 'add' || decision.kind === 'keep' ? [decision.finding] : [],
  );
  const known = new Set(review.findings.map(({ trackingUID }) => trackingUID));
  // Our own regions, opened again from a file, are the findings that they were.
  const proposed = (review.proposals ?? []).filter(({ trackingUID }) => !known.has(trackingUID));
  return [...review.findings, ...proposed, ...added].map((finding) =>
    applyDecisions(finding, review.decisions),
  );
}

/** What awaits the reader's decision before the report can be signed. */
export function pendingFindings(review: Review): ReviewedFinding[] {
  return reviewedFindings(review).filter(({ status }) => status === 'pending');
}

function applyDecisions(original: Finding, all: readonly Decision[]): ReviewedFinding {
  const decisions = all.filter(({ trackingUID }) => trackingUID === original.trackingUID);
  const decision = decisions.at(-1) ?? null;
  const edit = editInForce(original, decisions);
  const presence = edit.presence ?? original.presence;
  return {
    original,
    decision,
    finding: edit.finding ?? original.finding,
    presence,
    region: edit.region === undefined ? original.region : edit.region,
    attributes: edit.attributes ?? original.attributes,
    text: Object.fromEntries(
      Object.entries(edit.text ?? {}).filter(([, words]) => words.trim() !== ''),
    ),
    status: statusOf(original, decision),
  };
}

/** A rejected model finding is shown as the model had it; a reader's own keeps the reader's edits. */
function editInForce(original: Finding, decisions: readonly Decision[]): FindingEdit {
  const last =
    original.origin.kind === 'reader'
      ? decisions.findLast(({ kind }) => kind === 'edit')
      : decisions.at(-1);
  return last?.kind === 'edit' ? last.edit : {};
}

function statusOf(original: Finding, decision: Decision | null): ReviewedFinding['status'] {
  switch (decision?.kind) {
    case undefined:
    case 'keep':
      return original.presence === 'absent' ? 'quiet' : 'pending';
    case 'reject':
      return 'rejected';
    case 'add':
      return 'added';
    case 'accept':
      return original.origin.kind === 'reader' ? 'added' : 'accepted';
    case 'edit':
      return original.origin.kind === 'reader' ? 'added' : 'edited';
  }
}
