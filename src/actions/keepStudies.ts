import type { SourceFile } from '#dicom';
import { imagesOf, objectsOf, type Study } from '#domain';
import { useSettingsStore, useWorklistStore } from '#state';
import { changeSettings } from './changeSettings';
import { markMoment } from './markMoment';
import { attempt } from './notices';
import { openFrames, theStorage } from './services';

/**
 * Writes the studies' files to the device one by one, so that a reload loses nothing: for this visit, or
 * until they are forgotten if the reader wants that.
 */
export function keepFilesOf(studies: readonly Study[]): Promise<void> {
  lastTurn = lastTurn.then(() => keepNow(studies));
  return lastTurn;
}

/** One after the other: what two of them want is fetched from the archive once. */
let lastTurn = Promise.resolve();

async function keepNow(studies: readonly Study[]): Promise<void> {
  await attempt('storage-failed', async () => {
    const storage = await theStorage();
    for (const [index, study] of studies.entries()) {
      if (index % tellEvery === tellEvery - 1) await measureKept();
      const { StudyInstanceUID } = study;
      const waiting = uidsOf(study).values();
      const keepNext = async () => {
        for (const SOPInstanceUID of waiting) {
          const file = openFrames()?.file(SOPInstanceUID);
          if (!file || keptWhole.has(file)) continue;
          const kept = await contentOf(file);
          if (!isListed(StudyInstanceUID)) break;
          const { keepsStudies } = useSettingsStore.getState();
          await storage.saveStudyFile(StudyInstanceUID, { ...kept, SOPInstanceUID }, keepsStudies);
          if (!('origin' in kept)) keptWhole.add(file);
        }
      };
      await Promise.all(Array.from({ length: filesAtOnce }, keepNext));
      // Forgotten while it was being written: nothing of it may be left.
      if (!isListed(StudyInstanceUID)) await storage.forgetStudy(StudyInstanceUID);
    }
  });
  markMoment('files-kept');
  await measureKept();
}

const keptWhole = new WeakSet<SourceFile>();

/** While one is hashed, another is written. */
const filesAtOnce = 3;

/** Studies written before their number and size are counted anew. */
const tellEvery = 50;

const uidsOf = (study: Study) =>
  new Set([...imagesOf(study), ...objectsOf(study)].map(({ SOPInstanceUID }) => SOPInstanceUID));

/** Of an image of the archive its header alone, unless studies stay on this device: then all of it. */
async function contentOf({ name, bytes, parts }: SourceFile) {
  if (parts && !useSettingsStore.getState().keepsStudies) {
    return { name, bytes: new Uint8Array(await parts.header()), origin: parts.origin };
  }
  return { name, bytes: new Uint8Array(await bytes()) };
}

const isListed = (StudyInstanceUID: string) =>
  useWorklistStore.getState().studies.some((study) => study.StudyInstanceUID === StudyInstanceUID);

/** Whether what is open now, and from now on, stays on this device after the visit. */
export async function changeKeeping(keepsStudies: boolean): Promise<void> {
  changeSettings({ keepsStudies });
  await attempt('storage-failed', async () => (await theStorage()).keepFiles(keepsStudies));
  if (keepsStudies) await keepFilesOf(useWorklistStore.getState().studies.filter(isInParts));
  await measureKept();
}

const isInParts = (study: Study) =>
  imagesOf(study).some(({ SOPInstanceUID }) => openFrames()?.file(SOPInstanceUID)?.parts);

/** How much of this device's storage studies take. */
export async function measureKept(): Promise<void> {
  const studies = await attempt('storage-failed', async () => (await theStorage()).listStudies());
  if (studies === null) return;
  const bytes = studies.reduce((sum, study) => sum + study.bytes, 0);
  useWorklistStore.setState({ kept: { studies: studies.length, bytes } });
}
