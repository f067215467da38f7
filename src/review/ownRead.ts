import type { Finding, FindingId, OwnMark, Review } from '#domain';
import { refuseIfSigned } from './startReview';

/** Marks findings in the reader's own read; once it is recorded, nothing of it changes. */
export function markOwn(review: Review, findings: readonly FindingId[], mark: OwnMark): Review {
  refuseIfSigned(review);
  const { ownRead } = review;
  if (ownRead !== undefined && ownRead.recordedAt !== null) return review;
  const marked = Object.fromEntries(findings.map((finding) => [finding, mark]));
  const marks = { ...ownRead?.marks, ...marked };
  return { ...review, ownRead: { marks, recordedAt: null } };
}

/** The reader's own read as it stands, for good; and what the model said of the image so far. */
export function recordOwnRead(review: Review, at: string, said: readonly Finding[]): Review {
  refuseIfSigned(review);
  const marks = review.ownRead?.marks ?? {};
  return withModelFindings({ ...review, ownRead: { marks, recordedAt: at } }, said);
}

/** With those of the model's findings that the review does not have yet. */
export function withModelFindings(review: Review, said: readonly Finding[]): Review {
  const known = new Set(review.findings.map(({ trackingUID }) => trackingUID));
  const missing = said.filter(({ trackingUID }) => !known.has(trackingUID));
  return missing.length === 0 ? review : { ...review, findings: [...review.findings, ...missing] };
}

/** Without those of the model's that the reader has not decided on: what was decided is the reader's own. */
export function withoutUndecided(review: Review): Review {
  const decided = new Set(review.decisions.map(({ trackingUID }) => trackingUID));
  const findings = review.findings.filter(
    ({ trackingUID, origin }) => origin.kind !== 'model' || decided.has(trackingUID),
  );
  return findings.length === review.findings.length ? review : { ...review, findings };
}
