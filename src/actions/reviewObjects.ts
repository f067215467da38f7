import type { Review, Signature } from '#domain';
import { reviewedFindings } from '#review';
import { useReadingStore } from '#state';
import { theOpenReport } from './openReport';
import { signedUids } from './signedUids';

/**
 * The open review's regions as a DICOM SEG: as the model drew them, or as the reader left them. Of a signed review it is
 * the same object however often it is written, so that an archive knows it again. Throws `export-no-regions`.
 */
export async function writeRegions(kind: 'model' | 'final'): Promise<Uint8Array<ArrayBuffer>> {
  const { review, study, image } = theOpenReport();
  const { writeSegmentation } = await import('#export');
  // Of a model whose findings the reader was not shown, nothing is told.
  const isOfModel = reviewedFindings(review).some(
    ({ original }) => original.origin.kind === 'model',
  );
  const reading = isOfModel ? useReadingStore.getState().readings[image.imageId] : undefined;
  const signed = review.signature ? await signedAs(review, review.signature, kind) : {};
  return writeSegmentation({
    ...signed,
    image,
    study,
    findings: kind === 'model' ? review.findings : reviewedFindings(review),
    kind,
    model: reading?.status === 'done' ? reading.reading.model : null,
    reader: review.signature?.reader,
  });
}

/** UIDs and time that follow from the signature alone. */
export async function signedAs(review: Review, signature: Signature, kind: 'model' | 'final') {
  const uidFor = signedUids(review, signature, kind);
  return {
    at: new Date(signature.at),
    uids: {
      SOPInstanceUID: await uidFor('object'),
      SeriesInstanceUID: await uidFor('series'),
      DimensionOrganizationUID: await uidFor('dimensions'),
    },
  };
}
