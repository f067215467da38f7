import type { Finding, FindingId } from './finding';
import type { Review } from './review';

/**
 * How the AI takes part: seen from the start, after the reader's own read was recorded, or never, where it
 * runs for the log alone.
 */
export const waysOfWorking = ['concurrent', 'second-reader', 'shadow'] as const;
export type WayOfWorking = (typeof waysOfWorking)[number];

export const ownMarks = ['present', 'absent'] as const;
export type OwnMark = (typeof ownMarks)[number];

/** What a reader saw before the AI was shown. */
export interface OwnRead {
  readonly marks: Readonly<Partial<Record<FindingId, OwnMark>>>;
  /** ISO 8601; null while it is being made. Marks do not change once the AI was seen. */
  readonly recordedAt: string | null;
}

/** Whether the reader may see what the model says of the image that a review is about. */
export function isAiRevealed(way: WayOfWorking, review: Pick<Review, 'ownRead'> | null): boolean {
  if (way === 'second-reader') return (review?.ownRead?.recordedAt ?? null) !== null;
  return way === 'concurrent';
}

/** A model that abstains neither agrees nor differs. */
export type Agreement = 'same' | 'different' | 'abstained';

export function compareReads(own: OwnMark, said: Finding['presence']): Agreement {
  if (said === 'undetermined') return 'abstained';
  return own === said ? 'same' : 'different';
}
