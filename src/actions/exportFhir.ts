import { reportLanguages, type Language } from '#domain';
import { reportText, save } from './exportReport';
import { theOpenReport } from './openReport';
import { signedAs } from './reviewObjects';
import { whyUnread } from './whyUnread';

/** The report with its findings as a FHIR document: as signed with its addenda, or plainly preliminary. */
export async function downloadFhir(): Promise<void> {
  await save('report-fhir.json', 'application/fhir+json', async () => {
    const { review, report, study, image, isOfChest } = theOpenReport();
    const { writeFhir } = await import('#export');
    const texts = reportLanguages.map((language) => [language, reportText(review, language)]);
    const signed = review.signature ? await signedAs(review, review.signature, 'final') : null;
    const bundle = await writeFhir({
      review,
      report,
      study,
      image,
      texts: Object.fromEntries(texts) as Record<Language, string>, // every language of the list
      isOfChest,
      unread: whyUnread(review),
      segmentationUID: signed?.uids.SOPInstanceUID ?? null,
    });
    return `${JSON.stringify(bundle, null, 1)}\n`;
  });
}
