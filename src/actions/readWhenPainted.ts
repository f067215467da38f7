import { isStack } from '#domain';
import { useReadingStore, useSessionStore, useSettingsStore } from '#state';
import { findImage, type FoundImage } from './findImage';
import { isReadingOther, readImage, refuseByHeader, renewReading } from './readImage';

/** Has the model read the image on screen, unless it has been, or the AI is off, or it is not of this study. */
export async function readWhenPainted(imageId: string): Promise<void> {
  const found = findOpen(imageId);
  const reading = useReadingStore.getState().readings[imageId];
  if (reading?.status === 'done') await renewReading(imageId, reading.reading);
  if (!found || !isUnknown(imageId)) return;
  // Neither scrolling nor a look at another view stops the model at the image the report is about.
  if (isStack(found.series) || isReadingOther(imageId)) {
    const isRefused = await refuseByHeader(found);
    if (isRefused || isReadingOther(imageId) || !isUnknown(imageId)) return;
    if (useSessionStore.getState().imageId !== imageId) return;
  }
  await readImage(imageId);
}

/** An image beside the active one is not read; but if the model cannot read it, it says so. */
export function refuseWhenPainted(imageId: string): void {
  const found = findOpen(imageId);
  if (found && isUnknown(imageId)) void refuseByHeader(found);
}

const isUnknown = (imageId: string) =>
  useSettingsStore.getState().isAiOn && !(imageId in useReadingStore.getState().readings);

/** A prior is there to compare with; it is read only when that is asked for. */
function findOpen(imageId: string): FoundImage | null {
  const found = findImage(imageId);
  const { StudyInstanceUID } = useSessionStore.getState();
  return found?.study.StudyInstanceUID === StudyInstanceUID ? found : null;
}
