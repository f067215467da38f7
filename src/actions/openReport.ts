import { ShokenError, type Report, type Review } from '#domain';
import { isChestRadiograph } from '#i18n';
import { useReviewStore, useSessionStore } from '#state';
import { findImage, type FoundImage } from './findImage';
import { techniqueOf } from './keepReview';

/** What all that is taken away is written from: the open review, its report, and the image that they are about in its place. */
interface OpenReport extends FoundImage {
  readonly review: Review;
  readonly report: Report;
  readonly isOfChest: boolean;
}

/** Null where no review is open, or the image that it is about is not. */
export function openReport(): OpenReport | null {
  const { presented } = useReviewStore.getState();
  const { reviewImageId } = useSessionStore.getState();
  const found = reviewImageId === null ? null : findImage(reviewImageId);
  if (!presented || !found) return null;
  const { review, report } = presented;
  const facts = techniqueOf(review);
  return { ...found, review, report, isOfChest: facts !== null && isChestRadiograph(facts) };
}

/** Throws `export-failed` where there is none. */
export function theOpenReport(): OpenReport {
  const open = openReport();
  if (!open) throw new ShokenError('export-failed', { reason: 'not open' });
  return open;
}
