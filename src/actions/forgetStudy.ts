import { imagesOf, objectsOf, type Study } from '#domain';
import { dropObjects, dropReadings, dropStudy, useSessionStore, useWorklistStore } from '#state';
import { findStudy } from './findImage';
import { dropHandsAside } from './handsAside';
import { measureKept } from './keepStudies';
import { attempt } from './notices';
import { closeStudy } from './openStudy';
import { openFrames, theStorage } from './services';

/** Removes a study from the list and everything kept of it from the device. */
export async function forgetStudy(StudyInstanceUID: string): Promise<void> {
  const study = findStudy(StudyInstanceUID);
  if (!study) return;
  if (useSessionStore.getState().StudyInstanceUID === StudyInstanceUID) closeStudy();
  const imageIds = imagesOf(study).map((image) => image.imageId);
  const done = await attempt('storage-failed', async () => {
    await (await theStorage()).forgetStudy(StudyInstanceUID, imageIds);
    return true;
  });
  if (!done) return;
  drop(study);
  await measureKept();
}

/** Removes every study from the list, and from the device also what is kept of studies not listed. */
export async function forgetAllStudies(): Promise<void> {
  if (useSessionStore.getState().StudyInstanceUID !== null) closeStudy();
  const done = await attempt('storage-failed', async () => {
    await (await theStorage()).forgetAll();
    return true;
  });
  if (!done) return;
  for (const study of useWorklistStore.getState().studies) {
    drop(study);
  }
  await measureKept();
}

function drop(study: Study): void {
  const imageIds = imagesOf(study).map(({ imageId }) => imageId);
  const objectUIDs = objectsOf(study).map(({ SOPInstanceUID }) => SOPInstanceUID);
  openFrames()?.forget(imageIds, objectUIDs);
  dropReadings(imageIds);
  dropHandsAside(imageIds);
  dropObjects(objectUIDs);
  dropStudy(study.StudyInstanceUID);
}
