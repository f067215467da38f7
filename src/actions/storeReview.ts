import { ShokenError, type Review } from '#domain';
import { postNotice, useArchiveStore, useReviewStore } from '#state';
import { connectionTo, theArchive } from './archiveConnection';
import { audit } from './audit';
import { attempt } from './notices';
import { writeRegions } from './reviewObjects';
import { hasModelReport, writeReport } from './reviewReport';

/**
 * Stores the signed review's objects in the archive: what the model said and what was signed, each as report and as
 * regions where there are any. Stored once more, also after a reload, they are the same objects.
 */
export async function storeReview(): Promise<void> {
  const review = useReviewStore.getState().presented?.review;
  if (!review?.signature || useArchiveStore.getState().isStoring) return;
  useArchiveStore.setState({ isStoring: true });
  const count = await attempt('archive-unreachable', async () => {
    const objects = await writeObjects(review);
    const { storeInstances } = await theArchive();
    await storeInstances(connectionTo(), objects);
    return objects.length;
  });
  useArchiveStore.setState({ isStoring: false });
  if (count === null) return;
  audit('exported', 'review stored in the archive', {
    StudyInstanceUID: review.StudyInstanceUID,
    count,
  });
  postNotice({ kind: 'stored', count });
}

async function writeObjects(review: Review): Promise<Uint8Array<ArrayBuffer>[]> {
  const objects = await Promise.all([
    writeIfAny('model'),
    writeIfAny('final'),
    hasModelReport(review) ? writeReport('model') : null,
    writeReport('final'),
  ]);
  return objects.filter((object) => object !== null);
}

async function writeIfAny(kind: 'model' | 'final') {
  try {
    return await writeRegions(kind);
  } catch (error) {
    // One of the two may well be empty: everything rejected, or everything drawn by hand.
    if (error instanceof ShokenError && error.code === 'export-no-regions') return null;
    throw error;
  }
}
