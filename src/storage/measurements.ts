import { laterChange, type Measurement } from '#domain';
import type { Database } from './database';

/** A measurement as it was left, by itself, so that tabs which measure in one study take nothing from each other. */
export interface KeptMeasurement {
  readonly StudyInstanceUID: string;
  readonly trackingUID: string;
  /** When it was left so, and when it was drawn: milliseconds since 1970, by which the list is in order. */
  readonly at: number;
  readonly addedAt: number;
  /** Null once it was deleted. */
  readonly measurement: Measurement | null;
}

/** Writes what was changed and gives back what stands: of one measurement the later change, or its deletion. */
export async function saveMeasurements(
  database: Database,
  changed: readonly KeptMeasurement[],
): Promise<KeptMeasurement[]> {
  const before = await exchange(database, changed);
  const standing = changed.map((mine, index) => laterChange(mine, before[index]));
  const others = standing.filter((each, index) => each !== changed[index]);
  if (others.length > 0) await exchange(database, others);
  return standing;
}

/** As a review is written: what was there is read in the same transaction, but not waited for. */
async function exchange(database: Database, records: readonly KeptMeasurement[]) {
  const transaction = database.transaction('measured', 'readwrite', { durability: 'strict' });
  const keys = records.map((each) => [each.StudyInstanceUID, each.trackingUID] as const);
  const before = Promise.all(keys.map((key) => transaction.store.get([...key])));
  const written = Promise.all(records.map((record) => transaction.store.put(record)));
  transaction.commit();
  const [kept] = await Promise.all([before, written, transaction.done]);
  return kept;
}

/** Deleted ones too. */
export function loadMeasurements(
  database: Database,
  StudyInstanceUID: string,
): Promise<KeptMeasurement[]> {
  const range = IDBKeyRange.bound([StudyInstanceUID], [StudyInstanceUID, []]);
  return database.getAll('measured', range);
}
