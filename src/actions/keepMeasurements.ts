import { laterChange, type Measurement } from '#domain';
import {
  clearHistory,
  noMeasurements,
  putMeasurements,
  useMeasurementStore,
  useSessionStore,
} from '#state';
import type { KeptMeasurement } from '#storage';
import { attempt } from './notices';
import { theStorage } from './services';

/** Of the open study, as this tab last left or heard of each measurement, deleted ones too. */
const known = new Map<string, KeptMeasurement>();

/** Brings what was measured in a study. */
export async function openMeasurements(StudyInstanceUID: string): Promise<void> {
  closeMeasurements();
  const kept = await attempt('storage-failed', async () =>
    (await theStorage()).loadMeasurements(StudyInstanceUID),
  );
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID || !kept) return;
  for (const each of kept) known.set(each.trackingUID, each);
  useMeasurementStore.setState({ measurements: listKnown() });
}

/** Another study is open, or none. */
export function closeMeasurements(): void {
  known.clear();
  useMeasurementStore.setState(noMeasurements);
}

let lastAt = 0;

/** Writes to the device what was drawn, changed or deleted since the last time. */
export function keepMeasurements(): void {
  const { StudyInstanceUID } = useSessionStore.getState();
  if (StudyInstanceUID === null) return;
  const { measurements } = useMeasurementStore.getState();
  const left = new Map(measurements.map((each) => [each.trackingUID, each]));
  const changed: KeptMeasurement[] = [];
  for (const trackingUID of new Set([...known.keys(), ...left.keys()])) {
    const before = known.get(trackingUID);
    const measurement = left.get(trackingUID) ?? null;
    if (before && before.measurement === measurement) continue;
    // Two changes of one moment are in order all the same.
    const at = (lastAt = Math.max(Date.now(), lastAt + 1));
    const addedAt = before?.addedAt ?? at;
    const kept = { StudyInstanceUID, trackingUID, at, addedAt, measurement };
    known.set(trackingUID, kept);
    changed.push(kept);
  }
  void attempt('storage-failed', async () => {
    join(StudyInstanceUID, await (await theStorage()).saveMeasurements(changed));
  });
}

/** Another tab has measured in a study. */
export async function hearOfMeasurements(StudyInstanceUID: string): Promise<void> {
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID) return;
  const storage = await theStorage();
  join(StudyInstanceUID, await storage.loadMeasurements(StudyInstanceUID));
}

/** Takes over what was left later than what is known here. Steps of undo would lead back past it. */
function join(StudyInstanceUID: string, kept: readonly KeptMeasurement[]): void {
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID) return;
  const later = kept.filter((each) => {
    const mine = known.get(each.trackingUID);
    return !mine || laterChange(mine, each) !== mine;
  });
  if (later.length === 0) return;
  for (const each of later) known.set(each.trackingUID, each);
  putMeasurements(listKnown());
  clearHistory();
}

/** In every tab the same, also of what was drawn in the same moment. */
const inOrder = (one: KeptMeasurement, other: KeptMeasurement) =>
  one.addedAt - other.addedAt || one.trackingUID.localeCompare(other.trackingUID);

function listKnown(): Measurement[] {
  return [...known.values()].sort(inOrder).flatMap(({ measurement }) => measurement ?? []);
}
