import { imagesOf, type Study } from '#domain';
import { useSettingsStore, useWorklistStore } from '#state';
import { audit } from './audit';
import { changeSettings } from './changeSettings';
import { attempt } from './notices';
import { openFrames, theStorage } from './services';

/**
 * Writes the studies' files to the device one by one, so that a reload loses nothing: for this visit, or
 * until they are forgotten if the reader wants that.
 */
export async function keepFilesOf(studies: readonly Study[]): Promise<void> {
  await attempt('storage-failed', async () => {
    const storage = await theStorage();
    for (const [index, study] of studies.entries()) {
      if (index % tellEvery === tellEvery - 1) await measureKept();
      const { StudyInstanceUID } = study;
      audit('imported', 'study opened', { StudyInstanceUID });
      for (const [SOPInstanceUID, name] of filesOf(study)) {
        const bytes = await openFrames()?.bytes(SOPInstanceUID);
        if (bytes === undefined || !isListed(StudyInstanceUID)) break;
        const { keepsStudies } = useSettingsStore.getState();
        await storage.saveStudyFile(StudyInstanceUID, { name, bytes }, keepsStudies);
      }
      // Forgotten while it was being written: nothing of it may be left.
      if (!isListed(StudyInstanceUID)) await storage.forgetStudy(StudyInstanceUID);
    }
  });
  await measureKept();
}

/** Studies written before their number and size are counted anew. */
const tellEvery = 50;

const filesOf = (study: Study) =>
  new Map(imagesOf(study).map((image) => [image.SOPInstanceUID, image.fileName]));

const isListed = (StudyInstanceUID: string) =>
  useWorklistStore.getState().studies.some((study) => study.StudyInstanceUID === StudyInstanceUID);

/** Whether what is open now, and from now on, stays on this device after the visit. */
export async function changeKeeping(keepsStudies: boolean): Promise<void> {
  changeSettings({ keepsStudies });
  await attempt('storage-failed', async () => (await theStorage()).keepFiles(keepsStudies));
  await measureKept();
}

/** How much of this device's storage studies take. */
export async function measureKept(): Promise<void> {
  const studies = await attempt('storage-failed', async () => (await theStorage()).listStudies());
  if (studies === null) return;
  const bytes = studies.reduce((sum, study) => sum + study.bytes, 0);
  useWorklistStore.setState({ kept: { studies: studies.length, bytes } });
}
