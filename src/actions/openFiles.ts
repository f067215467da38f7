import {
  openFiles as readFiles,
  filesFromDrop,
  filesFromList,
  type OpenedStudies,
  type SourceFile,
} from '#dicom';
import { imagesOf, type Study } from '#domain';
import { addStudies, postNotice, useWorklistStore } from '#state';
import type { StoredFile } from '#storage';
import { fileOf } from './archivedFiles';
import { audit } from './audit';
import { primaryImage } from './findImage';
import { presentAnew } from './keepReview';
import { keepAtOnce, keepWhole } from './keepStudies';
import { attempt } from './notices';
import { openStudy } from './openStudy';
import { addFrames, openFrames, theStorage } from './services';
import { recallStudy } from './recallStudy';

let opening: AbortController | null = null;
let lastTurn: Promise<unknown> = Promise.resolve();

/** Opens files, folders' files or ZIPs; one study alone is shown at once. */
export async function openFiles(files: readonly SourceFile[]): Promise<void> {
  let shown: Promise<void> | undefined;
  const opened = await listFiles(files, {
    isNew: true,
    beforeListing: sayWhatWasKnown,
    onlyStudyListed: ({ StudyInstanceUID }) => {
      shown = openStudy(StudyInstanceUID);
    },
  });
  if (opened === null) return;
  if (shown) {
    await shown;
    // What is still to be fetched would take its time from the picture.
    await whenPainted();
  }
  await tellOpened(opened.studies);
}

/** Lists files as studies and keeps them, but shows none. */
export async function addFiles(files: readonly SourceFile[]): Promise<void> {
  const opened = await listFiles(files, { isNew: true });
  if (opened !== null) void tellOpened(opened.studies);
}

async function tellOpened(studies: readonly Study[]): Promise<void> {
  for (const { StudyInstanceUID } of studies) {
    audit('imported', 'study opened', { StudyInstanceUID });
  }
  await keepWhole(studies);
}

/** Two frames on, or soon where a hidden page draws none. */
const whenPainted = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 150);
    if (typeof requestAnimationFrame === 'undefined') return;
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

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

/** Lists what is on the device from earlier and not listed yet: of one study, or all. */
export async function listStored(StudyInstanceUID?: string): Promise<void> {
  const files = await attempt('storage-failed', async () =>
    (await theStorage()).loadStudyFiles(StudyInstanceUID),
  );
  const listed = new Set(
    useWorklistStore.getState().studies.map((study) => study.StudyInstanceUID),
  );
  const others = (files ?? []).filter((file) => !listed.has(file.StudyInstanceUID));
  if (others.length > 0) await listFiles(others.map(asOpened));
}

/** Where a header alone is kept, the rest of the image is in the archive. */
function asOpened({ name, size, content, origin }: StoredFile): SourceFile {
  const bytes = async () => (await content()).arrayBuffer();
  if (origin) return fileOf(origin, name, bytes);
  const read = async (start: number, end: number) =>
    (await content()).slice(start, end).arrayBuffer();
  return { name, bytes, range: { size, read } };
}

export function cancelOpening(): void {
  opening?.abort();
}

export function clearRejected(): void {
  useWorklistStore.setState({ rejected: [] });
}

/**
 * Reads headers, lists studies and refused files, when cancelled what was read so far. Null where it failed. One opening
 * waits for the other: files dropped meanwhile take nothing away from those dropped before.
 */
function listFiles(
  files: readonly SourceFile[],
  steps: ListingSteps = {},
): Promise<OpenedStudies | null> {
  const turn = lastTurn.then(() => listNow(files, steps));
  lastTurn = turn.catch(() => null);
  return turn;
}

interface ListingSteps {
  /** Not from the device: it is to be kept there. */
  readonly isNew?: boolean;
  readonly beforeListing?: (opened: OpenedStudies) => void;
  /** Called in the same turn as the one study is listed, so that the list is not drawn in between. */
  readonly onlyStudyListed?: (study: Study) => void;
}

async function listNow(
  files: readonly SourceFile[],
  { isNew = false, beforeListing, onlyStudyListed }: ListingSteps,
): Promise<OpenedStudies | null> {
  const controller = new AbortController();
  opening = controller;
  useWorklistStore.setState({ opening: { done: 0, total: files.length } });
  const opened = await attempt('file-not-dicom', () =>
    readFiles(files, {
      onProgress: tellProgress(),
      signal: controller.signal,
      listed: useWorklistStore.getState().studies,
    }),
  );
  opening = null;
  useWorklistStore.setState({ opening: null });
  if (opened === null) return null;
  const { unreadCount: count } = opened;
  if (count > 0) postNotice({ kind: 'opening-stopped', count });
  beforeListing?.(opened);
  addFrames(opened.frames);
  // Who cancels wants nothing opened.
  const isAlone = opened.studies.length === 1 && count === 0;
  const [only] = onlyStudyListed && isAlone ? opened.studies : [];
  if (only) decodeAhead(only);
  const recalled = Promise.all(opened.studies.map(recallStudy));
  const kept = isNew ? keepAtOnce(opened.studies) : null;
  if (only) await recalled;
  // What is on the screen is on the device.
  if (kept) await Promise.race([kept, longestWait()]);
  addStudies(opened.studies);
  presentAnew();
  useWorklistStore.setState(({ rejected }) => ({ rejected: [...rejected, ...opened.rejected] }));
  if (only) onlyStudyListed?.(only);
  await recalled;
  return opened;
}

/** For many files, or those that lie in a ZIP, the list does not wait to the end; leaving is asked back until then. */
const longestWait = () => new Promise<void>((resolve) => setTimeout(resolve, 500));

/** Not at every file: a thousand of them would be as many drawings. */
function tellProgress() {
  let toldAt = 0;
  return (done: number, total: number) => {
    if (performance.now() - toldAt < 100) return;
    toldAt = performance.now();
    useWorklistStore.setState({ opening: { done, total } });
  };
}

/** Decodes the image that the study will open with, while its screen is being drawn. */
function decodeAhead(study: Study): void {
  const image = primaryImage(study);
  const lookLater = () => undefined; // The viewport, which joins in, is given the preview that this asks for.
  // What cannot be decoded is told when it is shown.
  if (image)
    openFrames()
      ?.readFrame(image.imageId, undefined, lookLater)
      .catch(() => undefined);
}

/** What the list alone does not show: images that were open already, and how whole a disc is. */
function sayWhatWasKnown({ studies, directories, rejected }: OpenedStudies): void {
  const known = new Set(
    useWorklistStore
      .getState()
      .studies.flatMap(imagesOf)
      .map(({ imageId }) => imageId),
  );
  const again = studies.flatMap(imagesOf).filter(({ imageId }) => known.has(imageId));
  if (again.length > 0) postNotice({ kind: 'already-open', count: again.length });
  for (const { fileName, listed } of directories) {
    const missing = rejected.filter(
      ({ problem }) => problem.code === 'file-missing' && problem.detail['directory'] === fileName,
    ).length;
    postNotice({ kind: 'directory', file: fileName, listed: listed.length, missing });
  }
}
