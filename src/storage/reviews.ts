import type { Addendum, Review } from '#domain';
import type { Database } from './database';

/** Which review was written. */
export type ReviewKey = Pick<Review, 'StudyInstanceUID' | 'SOPInstanceUID' | 'frame'>;

/**
 * Writes a review and gives back the one that stands: a signed one that another tab wrote meanwhile is never lost
 * to one that knows nothing of its signature or its addenda.
 */
export async function saveReview(database: Database, review: Review): Promise<Review> {
  const before = await exchange(database, review);
  const stands = before ? whichStands(before, review) : review;
  if (stands !== review) await exchange(database, stands);
  return stands;
}

/**
 * One write, `strict`: on the disk before the promise resolves. What was there is read in the same transaction,
 * but not waited for: the page may be reloaded before it hears of it, and the write must go all the same.
 */
async function exchange(database: Database, review: Review): Promise<Review | undefined> {
  const transaction = database.transaction('reviews', 'readwrite', { durability: 'strict' });
  const key = [review.StudyInstanceUID, review.SOPInstanceUID, review.frame] as const;
  const before = transaction.store.get([...key]);
  const written = transaction.store.put(review);
  transaction.commit();
  const [kept] = await Promise.all([before, written, transaction.done]);
  return kept;
}

function whichStands(kept: Review, review: Review): Review {
  const { signature } = kept;
  if (signature === null) return review;
  if (review.signature?.at !== signature.at || review.signature.reader !== signature.reader)
    return kept;
  const missing = kept.addenda.filter((one) => !review.addenda.some(isSame(one)));
  if (missing.length === 0) return review;
  const addenda = [...review.addenda, ...missing];
  return { ...review, addenda: addenda.sort((a, b) => a.at.localeCompare(b.at)) };
}

const isSame =
  ({ at, reader, text }: Addendum) =>
  (other: Addendum) =>
    other.at === at && other.reader === reader && other.text === text;
