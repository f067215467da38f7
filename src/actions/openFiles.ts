import { openFiles as readFiles, filesFromDrop, filesFromList, type SourceFile } from '#dicom';
import { imagesOf, type Study } from '#domain';
import { addStudies, useWorklistStore } from '#state';
import { audit } from './audit';
import { attempt } from './notices';
import { openStudy } from './openStudy';
import { addFrames, openFrames, theStorage } from './services';
import { recallStudy } from './recallStudy';

let opening: AbortController | null = null;

/** Opens files, folders' files or ZIPs; one study alone is shown at once. */
export async function openFiles(files: readonly SourceFile[]): Promise<void> {
  const studies = await listFiles(files);
  if (studies === null) return;
  keepFiles(studies);
  const [only] = studies;
  if (only && studies.length === 1) await openStudy(only.StudyInstanceUID);
}

/** Files as the browser's picker gives them. */
export async function openPicked(files: Iterable<File>): Promise<void> {
  await openFiles(filesFromList(files));
}

/** Must be called within the drop event: the browser empties the list right after. */
export async function openDropped(items: DataTransferItemList): Promise<void> {
  const dropped = filesFromDrop(items);
  const files = await attempt('file-not-dicom', () => dropped);
  if (files !== null && files.length > 0) await openFiles(files);
}

export function cancelOpening(): void {
  opening?.abort();
}

export function clearRejected(): void {
  useWorklistStore.setState({ rejected: [] });
}

/** Reads headers, lists studies and refused files. Null where it was cancelled or failed. */
export async function listFiles(files: readonly SourceFile[]): Promise<readonly Study[] | null> {
  opening?.abort();
  const controller = new AbortController();
  opening = controller;
  useWorklistStore.setState({ opening: { done: 0, total: files.length } });
  const opened = await attempt('file-not-dicom', () =>
    readFiles(files, {
      onProgress: (done, total) => useWorklistStore.setState({ opening: { done, total } }),
      signal: controller.signal,
    }),
  );
  if (opening === controller) {
    opening = null;
    useWorklistStore.setState({ opening: null });
  }
  if (opened === null) return null;
  addFrames(opened.frames);
  addStudies(opened.studies);
  useWorklistStore.setState(({ rejected }) => ({ rejected: [...rejected, ...opened.rejected] }));
  await Promise.all(opened.studies.map(recallStudy));
  return opened.studies;
}

/** Keeps the files on this device until they are forgotten, so that a reload loses nothing. */
function keepFiles(studies: readonly Study[]): void {
  void attempt('storage-failed', async () => {
    const storage = await theStorage();
    for (const study of studies) {
      audit('imported', 'study opened', { StudyInstanceUID: study.StudyInstanceUID });
      await storage.saveStudyFiles(study.StudyInstanceUID, await filesOf(study));
    }
  });
}

async function filesOf(study: Study): Promise<{ name: string; bytes: Uint8Array }[]> {
  const frames = openFrames();
  const files = new Map<string, string>();
  for (const image of imagesOf(study)) files.set(image.SOPInstanceUID, image.fileName);
  if (frames === null) return [];
  return Promise.all(
    [...files].map(async ([uid, name]) => ({ name, bytes: await frames.bytes(uid) })),
  );
}
