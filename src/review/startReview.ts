import {
  ownTextIn,
  ShokenError,
  type ClinicalContext,
  type Finding,
  type Language,
  type Review,
  type WrittenSectionId,
} from '#domain';

/** A review without decisions. `findings` is empty when the model did not run. */
export function startReview(
  image: Pick<Review, 'StudyInstanceUID' | 'SOPInstanceUID' | 'frame'>,
  findings: readonly Finding[],
  language: Language,
): Review {
  return {
    StudyInstanceUID: image.StudyInstanceUID,
    SOPInstanceUID: image.SOPInstanceUID,
    frame: image.frame,
    findings,
    decisions: [],
    language,
    ownText: {},
    signature: null,
    addenda: [],
  };
}

/** The language the report is written in; the reader's own words in the others are kept. */
export function setLanguage(review: Review, language: Language): Review {
  refuseIfSigned(review);
  return { ...review, language };
}

/** The reader's own words in one section and language, exactly as typed. */
export function setOwnText(
  review: Review,
  language: Language,
  section: WrittenSectionId,
  text: string,
): Review {
  refuseIfSigned(review);
  const own = { ...ownTextIn(review, language), [section]: text };
  return { ...review, ownText: { ...review.ownText, [language]: own } };
}

/** What is known of the patient, for the report. */
export function setContext(review: Review, context: ClinicalContext): Review {
  refuseIfSigned(review);
  return { ...review, context };
}

/** A signed review is frozen: throws `review-signed`. */
export function refuseIfSigned(review: Review): void {
  if (review.signature !== null) {
    throw new ShokenError('review-signed', { reader: review.signature.reader });
  }
}
