import { noMeasurements, useMeasurementStore, useSessionStore } from '#state';
import { attempt } from './notices';
import { theStorage } from './services';

/** Brings what was measured in a study. */
export async function openMeasurements(StudyInstanceUID: string): Promise<void> {
  closeMeasurements();
  const measurements = await attempt('storage-failed', async () =>
    (await theStorage()).loadMeasurements(StudyInstanceUID),
  );
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID || !measurements) return;
  useMeasurementStore.setState({ measurements });
}

/** Another study is open, or none. */
export function closeMeasurements(): void {
  useMeasurementStore.setState(noMeasurements);
}

let last: Promise<unknown> = Promise.resolve();

/** Writes what is measured to the device, one write after the other. */
export function keepMeasurements(): void {
  const { StudyInstanceUID } = useSessionStore.getState();
  const { measurements } = useMeasurementStore.getState();
  if (StudyInstanceUID === null) return;
  last = last.then(() =>
    attempt('storage-failed', async () => {
      await (await theStorage()).saveMeasurements(StudyInstanceUID, measurements);
      return true;
    }),
  );
}
