import { ShokenError } from '#domain';
import { reviewedFindings } from '#review';
import { useReadingStore, useReviewStore, useSessionStore } from '#state';
import { findImage } from './findImage';

/** The open review's regions as a DICOM SEG: as the model drew them, or as the reader left them. Throws `export-no-regions`. */
export async function writeRegions(kind: 'model' | 'final'): Promise<Uint8Array<ArrayBuffer>> {
  const review = useReviewStore.getState().presented?.review;
  const { reviewImageId } = useSessionStore.getState();
  const found = reviewImageId === null ? null : findImage(reviewImageId);
  if (!review || !found) throw new ShokenError('export-no-regions');
  const { writeSegmentation } = await import('#export');
  const reading = useReadingStore.getState().readings[found.image.imageId];
  return writeSegmentation({
    image: found.image,
    study: found.study,
    findings: kind === 'model' ? review.findings : reviewedFindings(review),
    kind,
    model: reading?.status === 'done' ? reading.reading.model : null,
    reader: review.signature?.reader,
  });
}
