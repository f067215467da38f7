import type { Study } from '#domain';
import { putReading, putReportState, useReadingStore } from '#state';
import { primaryImage } from './findImage';
import { reportStateOf } from './keepReview';
import { attempt } from './notices';
import { theStorage } from './services';

/** Brings back what is kept of a study's main image, so that the worklist tells how far it is. */
export async function recallStudy(study: Study): Promise<void> {
  const image = primaryImage(study);
  if (image === null) return;
  await attempt('storage-failed', async () => {
    const storage = await theStorage();
    const reading = await storage.loadReading(image.imageId);
    if (reading && !useReadingStore.getState().readings[image.imageId]) {
      putReading(image.imageId, { status: 'done', reading });
    }
    const review = await storage.loadReview(
      study.StudyInstanceUID,
      image.SOPInstanceUID,
      image.frame,
    );
    putReportState(study.StudyInstanceUID, review ? reportStateOf(review) : 'unread');
  });
}
