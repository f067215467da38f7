import { objectsOf, type ObjectKind, type StudyObject } from '#domain';
import { putObject, useObjectsStore, useSessionStore } from '#state';
import { findStudy } from './findImage';
import { joinProposals } from './joinProposals';
import { problemOf } from './notices';
import { openFrames } from './services';

/** These may lie on images or propose findings; the others wait until they are asked for. */
const readAtOnce: readonly ObjectKind[] = ['segmentation', 'structures', 'report', 'presentation'];

/**
 * Reads what came with the open study beside its images, one object after the other. Called once an image is on
 * screen, so that none waits for it. Why one could not be read is told where it is listed.
 */
export async function readObjects(): Promise<void> {
  const { StudyInstanceUID } = useSessionStore.getState();
  const study = StudyInstanceUID === null ? null : findStudy(StudyInstanceUID);
  for (const object of study ? objectsOf(study) : []) {
    if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID) return;
    if (readAtOnce.includes(object.kind)) await readObject(object);
  }
  await joinProposals();
}

const underWay = new Map<string, Promise<void>>();

/** Reads one, unless it has been; who asks while it is being read waits for that. */
export async function readObject(object: StudyObject): Promise<void> {
  const { SOPInstanceUID } = object;
  const reading = underWay.get(SOPInstanceUID);
  if (reading) return reading;
  if (useObjectsStore.getState().states[SOPInstanceUID]) return;
  const read = readNow(object).finally(() => underWay.delete(SOPInstanceUID));
  underWay.set(SOPInstanceUID, read);
  await read;
}

async function readNow(object: StudyObject): Promise<void> {
  const { SOPInstanceUID } = object;
  const frames = openFrames();
  if (!frames) return;
  putObject(SOPInstanceUID, { status: 'reading' });
  try {
    putObject(SOPInstanceUID, { status: 'ready', content: await frames.readObject(object) });
  } catch (error) {
    putObject(SOPInstanceUID, {
      status: 'failed',
      problem: problemOf(error, 'object-unreadable'),
    });
  }
}
