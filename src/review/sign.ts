import {
  pendingFindings,
  ShokenError,
  type Addendum,
  type Review,
  type Signature,
  type Unread,
} from '#domain';
import { refuseIfSigned } from './startReview';

/** Who signs, when (ISO 8601) and exactly which words. */
export interface Signing {
  readonly reader: string;
  readonly at: string;
  /** The whole report as text, to be frozen. */
  readonly text: string;
  /** The impression alone, where the caller has it apart; it must not be empty. */
  readonly impression?: string;
  /** Why the model has not read the image, where it has not. */
  readonly unread?: Unread | null;
}

/**
 * Freezes the review. Throws `sign-undecided`, `sign-no-reader` or `sign-empty-impression`, and
 * `review-signed` on a second signing.
 */
export function sign(review: Review, { reader, at, text, impression, unread }: Signing): Review {
  refuseIfSigned(review);
  const pending = pendingFindings(review);
  if (pending.length > 0) {
    const findings = pending.map(({ finding }) => finding).join(', ');
    throw new ShokenError('sign-undecided', { count: pending.length, findings });
  }
  if (reader.trim() === '') throw new ShokenError('sign-no-reader');
  if (text.trim() === '' || impression?.trim() === '') {
    throw new ShokenError('sign-empty-impression');
  }
  const words = { reader: reader.trim(), at, language: review.language, text };
  const signature: Signature = unread ? { ...words, unread } : words;
  return { ...review, signature };
}

/** A later word on a signed review, beside the signed text and never in it. */
export function addAddendum(review: Review, addendum: Addendum): Review {
  if (review.signature === null) throw new Error('an addendum needs a signed report');
  if (addendum.reader.trim() === '') throw new ShokenError('sign-no-reader');
  if (addendum.text.trim() === '') return review;
  return { ...review, addenda: [...review.addenda, addendum] };
}
