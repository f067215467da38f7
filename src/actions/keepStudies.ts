import type { SourceFile } from '#dicom';
import { imagesOf, objectsOf, type Study } from '#domain';
import { useSettingsStore, useWorklistStore } from '#state';
import type { FileToKeep } from '#storage';
import { changeSettings } from './changeSettings';
import { markMoment } from './markMoment';
import { attempt } from './notices';
import { openFrames, theStorage } from './services';

/**
 * Writes the studies' files to the device, so that a reload loses nothing: for this visit, or until they are forgotten if
 * the reader wants that. Of an image of the archive it is its header. Resolves once all are written.
 */
export function keepAtOnce(studies: readonly Study[]): Promise<void> {
  const written = whileStaying(() => keepFirst(studies));
  lastTurn = lastTurn.then(() => written);
  return written;
}

/**
 * What the reader has not waited for: where studies stay on this device, images of the archive are fetched whole. One
 * after the other: what two of them want is fetched once.
 */
export function keepWhole(studies: readonly Study[]): Promise<void> {
  lastTurn = lastTurn.then(() => keepRest(studies));
  return lastTurn;
}

let lastTurn = Promise.resolve();

/** Who leaves or reloads meanwhile is asked by the browser whether to. */
async function whileStaying(work: () => Promise<void>): Promise<void> {
  const ask = (event: Event) => event.preventDefault();
  const done = new AbortController();
  const { signal } = done;
  // Node, where tests run, has nothing to leave.
  if ('addEventListener' in globalThis)
    globalThis.addEventListener('beforeunload', ask, { signal });
  try {
    await work();
  } finally {
    done.abort();
  }
}

async function keepFirst(studies: readonly Study[]): Promise<void> {
  await attempt('storage-failed', async () => {
    const files = studies.flatMap(filesOf).filter(({ file }) => !kept.has(file));
    const contents: FileToKeep[] = [];
    await fewAtOnce(files, async (each) => void contents.push(await contentOf(each)));
    await save(contents);
    for (const { file } of files) kept.add(file);
  });
}

async function keepRest(studies: readonly Study[]): Promise<void> {
  const { keepsStudies } = useSettingsStore.getState();
  const files = keepsStudies ? studies.flatMap(filesOf) : [];
  const rest = files.filter(({ file }) => file.parts && !keptWhole.has(file));
  await attempt('storage-failed', () =>
    fewAtOnce(rest, async ({ file, ...object }) => {
      if (!isOpen(object)) return;
      const content = new Blob([await file.bytes()]);
      await save([{ ...object, name: file.name, content }]);
      keptWhole.add(file);
    }),
  );
  markMoment('files-kept');
  await measureKept();
}

/** Sources that are on the device, and images of the archive of which all is. */
const kept = new WeakSet<SourceFile>();
const keptWhole = new WeakSet<SourceFile>();

/** While one is read, another is written; all of them would not fit into memory. */
async function fewAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const waiting = items.values();
  const workOn = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all([workOn(), workOn(), workOn()]);
}

type ObjectUids = Pick<FileToKeep, 'StudyInstanceUID' | 'SOPInstanceUID'>;
interface OpenFile extends ObjectUids {
  readonly file: SourceFile;
}

/** The files that are open of a study. */
function filesOf(study: Study): OpenFile[] {
  const { StudyInstanceUID } = study;
  const uids = new Set(
    [...imagesOf(study), ...objectsOf(study)].map(({ SOPInstanceUID }) => SOPInstanceUID),
  );
  return [...uids].flatMap((SOPInstanceUID) => {
    const file = openFrames()?.file(SOPInstanceUID);
    return file ? [{ StudyInstanceUID, SOPInstanceUID, file }] : [];
  });
}

async function contentOf({ file, ...object }: OpenFile): Promise<FileToKeep> {
  const { name, parts, blob } = file;
  if (parts) {
    const content = new Blob([await parts.header()]);
    return { ...object, name, content, origin: parts.origin };
  }
  return { ...object, name, content: blob ?? new Blob([await file.bytes()]) };
}

const isOpen = ({ SOPInstanceUID }: ObjectUids) => openFrames()?.file(SOPInstanceUID) !== undefined;

/** Of what is forgotten meanwhile nothing may be left. */
async function save(files: readonly FileToKeep[]): Promise<void> {
  const open = files.filter(isOpen);
  if (open.length === 0) return;
  const storage = await theStorage();
  await storage.saveStudyFiles(open, useSettingsStore.getState().keepsStudies);
  const forgotten = open.filter((each) => !isOpen(each)).map((each) => each.StudyInstanceUID);
  for (const StudyInstanceUID of new Set(forgotten)) await storage.forgetStudy(StudyInstanceUID);
}

/** Whether what is open now, and from now on, stays on this device after the visit. */
export async function changeKeeping(keepsStudies: boolean): Promise<void> {
  changeSettings({ keepsStudies });
  await attempt('storage-failed', async () => (await theStorage()).keepFiles(keepsStudies));
  await keepWhole(useWorklistStore.getState().studies);
}

/** How much of this device's storage studies take. */
export async function measureKept(): Promise<void> {
  const studies = await attempt('storage-failed', async () => (await theStorage()).listStudies());
  if (studies === null) return;
  const bytes = studies.reduce((sum, study) => sum + study.bytes, 0);
  useWorklistStore.setState({ kept: { studies: studies.length, bytes } });
}
