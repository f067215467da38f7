import type { Measurement, ModelReading, Review } from '#domain';
import { equipment } from './equipment';
import { encodeTypedArrays } from './typedArrays';

/** What was said and decided of one image. */
export interface ReviewDocument {
  readonly review: Review;
  /** Null where the model did not run. */
  readonly reading: ModelReading | null;
  /** Of the whole study; coordinates in pixels of the image that each names. */
  readonly measurements: readonly Measurement[];
}

/** The whole review as JSON, valid against `review.schema.json`; names no patient. */
export function writeReviewJson(
  review: Review,
  reading: ModelReading | null,
  measurements: readonly Measurement[] = [],
): string {
  const document = {
    format: 'shoken-review',
    version: 1,
    software: `${equipment.Manufacturer} ${equipment.SoftwareVersions}`,
    review,
    reading,
    measurements,
  };
  return `${JSON.stringify(document, encodeTypedArrays, 1)}\n`;
}
