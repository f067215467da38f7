import type { ArchivedOrigin, AuditEvent, Measurement, ModelReading, Review } from '#domain';
import { ShokenError } from '#domain';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** One kept file. Its hash is part of the key, so the same file opened twice is kept once. */
export interface FileRecord {
  readonly StudyInstanceUID: string;
  readonly sha256: string;
  readonly name: string;
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
  measurements: {
    key: string;
    value: { readonly StudyInstanceUID: string; readonly measurements: readonly Measurement[] };
  };
  files: { key: [StudyInstanceUID: string, sha256: string]; value: FileRecord };
  /** What a list of files needs, apart from their bytes, so that listing reads no pixels. */
  fileNames: {
    key: [StudyInstanceUID: string, sha256: string];
    value: FileName;
  };
  settings: { key: 'settings'; value: unknown };
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
    opening ??= openDB<ShokenSchema>(name, 2, {
      upgrade(database, from) {
        database.createObjectStore('measurements', { keyPath: 'StudyInstanceUID' });
        if (from >= 1) return;
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
