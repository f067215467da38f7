import type { ArchivedOrigin, AuditEvent, Measurement, ModelReading, Review } from '#domain';
import { ShokenError } from '#domain';
import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { KeptMeasurement } from './measurements';

/** One kept file, its object once in a study. */
export interface FileRecord {
  readonly StudyInstanceUID: string;
  /** The SOP Instance UID. Earlier versions wrote a hash here, by which the store was named then. */
  readonly sha256: string;
  readonly name: string;
  /** The browser copies it from where it lies; in a private window it reads it there again. */
  readonly content: Blob;
}

/** As an earlier version wrote it. */
export interface OlderFileRecord extends Omit<FileRecord, 'content'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface FileName {
  readonly name: string;
  readonly size: number;
  /** Visits that opened the file, after which it is removed. Absent: kept until it is forgotten. */
  readonly visits?: readonly string[];
  /** Of an image of an archive of which the header alone is kept here. */
  readonly origin?: ArchivedOrigin;
}

export interface ShokenSchema extends DBSchema {
  reviews: {
    key: [StudyInstanceUID: string, SOPInstanceUID: string, frame: number];
    value: Review;
  };
  readings: { key: string; value: ModelReading };
  measured: { key: [StudyInstanceUID: string, trackingUID: string]; value: KeptMeasurement };
  files: { key: [StudyInstanceUID: string, sha256: string]; value: FileRecord | OlderFileRecord };
  /** What a list of files needs, apart from their bytes, so that listing reads no pixels. */
  fileNames: {
    key: [StudyInstanceUID: string, sha256: string];
    value: FileName;
  };
  /** Of all tabs, and under a key of its own what is in hand in each. */
  settings: { key: string; value: unknown };
  audit: { key: number; value: AuditEvent };
}

export type Database = IDBPDatabase<ShokenSchema>;

/** Opens the database, and opens it anew if the browser has closed it in the meantime. */
export function connect(name: string): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  const forget = () => {
    opening = null;
  };
  return () => {
    opening ??= openDB<ShokenSchema>(name, 3, {
      upgrade(database, from, _to, transaction) {
        database.createObjectStore('measured', { keyPath: ['StudyInstanceUID', 'trackingUID'] });
        if (from >= 1) {
          // Half of it is worse than the older version.
          takeOver(database, transaction).catch(() => transaction.abort());
          return;
        }
        database.createObjectStore('reviews', {
          keyPath: ['StudyInstanceUID', 'SOPInstanceUID', 'frame'],
        });
        database.createObjectStore('readings');
        database.createObjectStore('files', { keyPath: ['StudyInstanceUID', 'sha256'] });
        database.createObjectStore('fileNames');
        database.createObjectStore('settings');
        database.createObjectStore('audit');
      },
      // Another tab wants a newer version: let it have it.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
}

interface ListedMeasurements {
  readonly StudyInstanceUID: string;
  readonly measurements: readonly Measurement[];
}

/** The second version kept the measurements of a study as one list. */
async function takeOver(
  database: Database,
  transaction: IDBPTransaction<ShokenSchema, StoreNames<ShokenSchema>[], 'versionchange'>,
): Promise<void> {
  const names: readonly string[] = [...database.objectStoreNames];
  if (!names.includes('measurements')) return;
  // A store that the schema knows no more.
  const older = (
    transaction as unknown as IDBPTransaction<unknown, string[], 'versionchange'>
  ).objectStore('measurements');
  const lists = (await older.getAll()) as ListedMeasurements[];
  for (const { StudyInstanceUID, measurements } of lists) {
    for (const [addedAt, measurement] of measurements.entries()) {
      const { trackingUID } = measurement;
      const kept = { StudyInstanceUID, trackingUID, at: 0, addedAt, measurement };
      await transaction.objectStore('measured').put(kept);
    }
  }
  (database as unknown as IDBPDatabase).deleteObjectStore('measurements');
}

/** Runs one operation; a full disk becomes `storage-full`, anything else `storage-failed`. */
export async function attemptStorage<Value>(operate: () => Promise<Value>): Promise<Value> {
  try {
    return await operate();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    const code = name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed';
    throw new ShokenError(code, { name }, { cause: error });
  }
}
