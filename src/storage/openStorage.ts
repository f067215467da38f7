import type { AuditEvent, ModelReading, Review } from '#domain';
import type { AuditEntry, AuditVerdict } from './auditChain';
import { chainEvent, firstPreviousHash, sha256, verifyAuditChain } from './auditChain';
import { attemptStorage, connect, type Database } from './database';

/** A kept file that is read when its bytes are asked for. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
}

/** A study of which something is on this device. */
export interface KeptStudy {
  readonly StudyInstanceUID: string;
  readonly fileCount: number;
  readonly bytes: number;
  readonly hasReview: boolean;
}

/**
 * A resolved promise of a write means that the transaction is complete. All methods throw
 * `storage-full` or `storage-failed`.
 */
export interface Storage {
  saveReview(review: Review): Promise<void>;
  loadReview(
    StudyInstanceUID: string,
    SOPInstanceUID: string,
    frame: number,
  ): Promise<Review | null>;
  saveReading(imageId: string, reading: ModelReading): Promise<void>;
  loadReading(imageId: string): Promise<ModelReading | null>;
  /** Appends to the log; nothing ever changes or removes an event. */
  appendAudit(entry: AuditEntry): Promise<AuditEvent>;
  listAudit(): Promise<AuditEvent[]>;
  verifyAudit(): Promise<AuditVerdict>;
  /** Adds to what is kept of the study. Only called when the reader wants files kept. */
  saveStudyFiles(
    StudyInstanceUID: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<void>;
  /** Of one study, or of all. */
  loadStudyFiles(StudyInstanceUID?: string): Promise<StoredFile[]>;
  listStudies(): Promise<KeptStudy[]>;
  /** Removes the study's files, reviews and readings; the audit log stays. */
  forgetStudy(StudyInstanceUID: string, imageIds?: readonly string[]): Promise<void>;
  saveSettings(settings: unknown): Promise<void>;
  /** As saved, or undefined. What comes back must be checked: an older version may have written it. */
  loadSettings(): Promise<unknown>;
}

/** Opens the device's storage. Several tabs may hold it at once. */
export async function openStorage(name = 'shoken'): Promise<Storage> {
  const database = connect(name);
  await attemptStorage(database);
  const on = <Value>(operate: (opened: Database) => Promise<Value>) =>
    attemptStorage(async () => operate(await database()));
  const appendAudit = auditAppender(database);

  return {
    saveReview: (review) => on((opened) => putDurably(opened, 'reviews', review)),
    loadReview: (...key) => on(async (opened) => (await opened.get('reviews', key)) ?? null),
    saveReading: (imageId, reading) =>
      on((opened) => putDurably(opened, 'readings', reading, imageId)),
    loadReading: (imageId) => on(async (opened) => (await opened.get('readings', imageId)) ?? null),
    appendAudit: (entry) => attemptStorage(() => appendAudit(entry)),
    listAudit: () => on((opened) => opened.getAll('audit')),
    verifyAudit: () => on(async (opened) => verifyAuditChain(await opened.getAll('audit'))),
    saveStudyFiles: (StudyInstanceUID, files) =>
      on(async (opened) => {
        for (const { name: fileName, bytes } of files) {
          await putFile(opened, StudyInstanceUID, fileName, new Uint8Array(bytes));
        }
      }),
    loadStudyFiles: (StudyInstanceUID) =>
      on(async (opened) => {
        const { keys, names } = await listFiles(opened, StudyInstanceUID);
        return keys.map((key, index) => ({
          name: names[index]?.name ?? '',
          bytes: () =>
            on(async (again) => {
              const record = await again.get('files', key);
              if (!record) throw new Error('the file was forgotten');
              return record.bytes.buffer;
            }),
        }));
      }),
    listStudies: () => on(listStudies),
    forgetStudy: (StudyInstanceUID, imageIds = []) =>
      on((opened) => forgetStudy(opened, StudyInstanceUID, imageIds)),
    saveSettings: (settings) =>
      on((opened) => putDurably(opened, 'settings', settings, 'settings')),
    loadSettings: () => on((opened) => opened.get('settings', 'settings')),
  };
}

/** `strict`: on the disk, not only handed to the system, before the promise resolves. */
async function putDurably(
  database: Database,
  storeName: 'reviews' | 'readings' | 'settings',
  value: unknown,
  key?: string,
): Promise<void> {
  const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
  // The public methods have typed the value for its store.
  const put = transaction.store.put as (value: unknown, key?: string) => Promise<unknown>;
  await Promise.all([put.call(transaction.store, value, key), transaction.done]);
}

async function putFile(
  database: Database,
  StudyInstanceUID: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const hash = await sha256(bytes);
  const transaction = database.transaction(['files', 'fileNames'], 'readwrite');
  await Promise.all([
    transaction.objectStore('files').put({ StudyInstanceUID, sha256: hash, name, bytes }),
    transaction
      .objectStore('fileNames')
      .put({ name, size: bytes.byteLength }, [StudyInstanceUID, hash]),
    transaction.done,
  ]);
}

/** All keys that begin with the study's UID. */
const ofStudy = (StudyInstanceUID: string) =>
  IDBKeyRange.bound([StudyInstanceUID], [StudyInstanceUID, []]);

async function listFiles(database: Database, StudyInstanceUID?: string) {
  const range = StudyInstanceUID === undefined ? undefined : ofStudy(StudyInstanceUID);
  const transaction = database.transaction('fileNames');
  const [keys, names] = await Promise.all([
    transaction.store.getAllKeys(range),
    transaction.store.getAll(range),
    transaction.done,
  ]);
  return { keys, names };
}

async function listStudies(database: Database): Promise<KeptStudy[]> {
  const { keys, names } = await listFiles(database);
  const reviewKeys = await database.getAllKeys('reviews');
  const reviewed = new Set(reviewKeys.map(([uid]) => uid));
  const studies = new Set([...keys.map(([uid]) => uid), ...reviewed]);
  return [...studies].sort().map((StudyInstanceUID) => {
    const own = names.filter((_, index) => keys[index]?.[0] === StudyInstanceUID);
    return {
      StudyInstanceUID,
      fileCount: own.length,
      bytes: own.reduce((sum, { size }) => sum + size, 0),
      hasReview: reviewed.has(StudyInstanceUID),
    };
  });
}

async function forgetStudy(
  database: Database,
  StudyInstanceUID: string,
  imageIds: readonly string[],
): Promise<void> {
  const range = ofStudy(StudyInstanceUID);
  const transaction = database.transaction(
    ['reviews', 'readings', 'files', 'fileNames'],
    'readwrite',
    { durability: 'strict' },
  );
  const reviews = transaction.objectStore('reviews');
  const readings = transaction.objectStore('readings');
  // A reading's key is its image's, which begins with the SOP Instance UID.
  const uids = (await reviews.getAllKeys(range)).map(([, SOPInstanceUID]) => SOPInstanceUID);
  const isOwn = (imageId: string) =>
    imageIds.includes(imageId) ||
    uids.some((uid) => imageId.startsWith(uid) && !/^[\d.]/.test(imageId.slice(uid.length)));
  const ownReadings = (await readings.getAllKeys()).filter(isOwn);
  await Promise.all([
    reviews.delete(range),
    ...ownReadings.map((key) => readings.delete(key)),
    transaction.objectStore('files').delete(range),
    transaction.objectStore('fileNames').delete(range),
    transaction.done,
  ]);
}

/**
 * Appends one after the other. Hashing cannot happen inside a transaction (it would end while we
 * wait), so the event is added under the next number, and made anew if another tab took that number.
 */
function auditAppender(database: () => Promise<Database>) {
  let last: Promise<unknown> = Promise.resolve();

  async function append(entry: AuditEntry): Promise<AuditEvent> {
    for (;;) {
      const opened = await database();
      const newest = await opened.transaction('audit').store.openCursor(null, 'prev');
      const event = await chainEvent(entry, newest?.value.hash ?? firstPreviousHash);
      const transaction = opened.transaction('audit', 'readwrite', { durability: 'strict' });
      try {
        const key = (newest?.key ?? 0) + 1;
        await Promise.all([transaction.store.add(event, key), transaction.done]);
        return event;
      } catch (error) {
        const isTaken = error instanceof Error && error.name === 'ConstraintError';
        if (!isTaken) throw error;
        // The other rejection of this failed write is the same story.
        await transaction.done.catch(() => undefined);
      }
    }
  }

  return (entry: AuditEntry): Promise<AuditEvent> => {
    const next = last.then(() => append(entry));
    last = next.catch(() => undefined);
    return next;
  };
}
