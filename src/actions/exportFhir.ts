import { reportLanguages, ShokenError, type Language } from '#domain';
import { isChestRadiograph } from '#i18n';
import { useReviewStore, useSessionStore } from '#state';
import { reportText, save } from './exportReport';
import { findImage } from './findImage';
import { techniqueOf } from './keepReview';
import { signedAs } from './reviewObjects';

/** The report with its findings as a FHIR document: as signed with its addenda, or plainly preliminary. */
export async function downloadFhir(): Promise<void> {
  const presented = useReviewStore.getState().presented;
  if (!presented) return;
  const { review, report } = presented;
  const { reviewImageId } = useSessionStore.getState();
  await save('report-fhir.json', 'application/fhir+json', async () => {
    const found = reviewImageId === null ? null : findImage(reviewImageId);
    if (!found) throw new ShokenError('export-failed', { reason: 'image' });
    const { writeFhir } = await import('#export');
    const facts = techniqueOf(review);
    const texts = reportLanguages.map((language) => [language, reportText(review, language)]);
    const signed = review.signature ? await signedAs(review, review.signature, 'final') : null;
    const bundle = await writeFhir({
      review,
      report,
      study: found.study,
      image: found.image,
      texts: Object.fromEntries(texts) as Record<Language, string>, // every language of the list
      isOfChest: facts !== null && isChestRadiograph(facts),
      segmentationUID: signed?.uids.SOPInstanceUID ?? null,
    });
    return `${JSON.stringify(bundle, null, 1)}\n`;
  });
}
