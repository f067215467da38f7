import type { ArchivedOrigin, AuditEvent, Measurement, ModelReading, Review } from '#domain';
import type { AuditEntry, AuditVerdict } from './auditChain';
import { chainEvent, firstPreviousHash, verifyAuditChain } from './auditChain';
import { attemptStorage, connect, type Database } from './database';
import { joinOtherTabs, type ReviewKey } from './otherTabs';
import { loadPlace, savePlace, type Place } from './place';
import { saveReview } from './reviews';
import {
  forgetAll,
  forgetEndedVisits,
  forgetStudy,
  keepFiles,
  listFiles,
  listStudies,
  putFile,
  type FileToKeep,
  type KeptStudy,
} from './studyFiles';
import { beginVisit } from './visit';

/** A kept file that is read when its bytes are asked for. */
export interface StoredFile {
  readonly StudyInstanceUID: string;
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
  /** Of an image of an archive: the file is its header alone. */
  readonly origin?: ArchivedOrigin;
}

/**
 * A resolved promise of a write means that the transaction is complete. All methods throw
 * `storage-full` or `storage-failed`.
 */
export interface Storage {
  /** Gives the review that stands: another where a tab has signed, or written an addendum, meanwhile. */
  saveReview(review: Review): Promise<Review>;
  /** Calls when another tab has written a review. */
  onReviewSaved(listener: (key: ReviewKey) => void): void;
  loadReview(
    StudyInstanceUID: string,
    SOPInstanceUID: string,
    frame: number,
  ): Promise<Review | null>;
  saveReading(imageId: string, reading: ModelReading): Promise<void>;
  loadReading(imageId: string): Promise<ModelReading | null>;
  /** What is measured in a study, in place of what was. */
  saveMeasurements(StudyInstanceUID: string, measurements: readonly Measurement[]): Promise<void>;
  loadMeasurements(StudyInstanceUID: string): Promise<readonly Measurement[]>;
  /** Appends to the log; nothing ever changes or removes an event. */
  appendAudit(entry: AuditEntry): Promise<AuditEvent>;
  listAudit(): Promise<AuditEvent[]>;
  verifyAudit(): Promise<AuditVerdict>;
  /** Adds a file to what is on the device of the study: until it is forgotten, or for this visit only. */
  saveStudyFile(StudyInstanceUID: string, file: FileToKeep, isKept: boolean): Promise<void>;
  /** Of one study or of all: what is kept and what this visit has opened. */
  loadStudyFiles(StudyInstanceUID?: string): Promise<StoredFile[]>;
  /** Keeps this visit's files until they are forgotten; or, of all kept files, makes this visit the last. */
  keepFiles(isKept: boolean): Promise<void>;
  /** Removes the files of visits whose tabs are closed. */
  forgetEndedVisits(): Promise<void>;
  listStudies(): Promise<KeptStudy[]>;
  /** Removes the study's files, reviews, measurements and readings; the audit log stays. */
  forgetStudy(StudyInstanceUID: string, imageIds?: readonly string[]): Promise<void>;
  /** Removes all files, reviews, measurements and readings, of studies that are not listed too. */
  forgetAll(): Promise<void>;
  saveSettings(settings: unknown): Promise<void>;
  /** As saved, or undefined. What comes back must be checked: an older version may have written it. */
  loadSettings(): Promise<unknown>;
  /** Kept for this tab before the call returns, so that a reload right after it comes back here. */
  savePlace(place: Place): Promise<void>;
  /** As saved, or null. What comes back must be checked, as settings. */
  loadPlace(): Promise<unknown>;
}

/** Opens the device's storage. Several tabs may hold it at once. */
export async function openStorage(name = 'shoken'): Promise<Storage> {
  const database = connect(name);
  await attemptStorage(database);
  const on = <Value>(operate: (opened: Database) => Promise<Value>) =>
    attemptStorage(async () => operate(await database()));
  const appendAudit = auditAppender(database);
  const visit = beginVisit();
  const otherTabs = joinOtherTabs(name);

  return {
    saveReview: async (review) => {
      const stands = await on((opened) => saveReview(opened, review));
      otherTabs.tell(stands);
      return stands;
    },
    onReviewSaved: (listener) => otherTabs.listen(listener),
    loadReview: (...key) => on(async (opened) => (await opened.get('reviews', key)) ?? null),
    saveReading: (imageId, reading) =>
      on((opened) => putDurably(opened, 'readings', reading, imageId)),
    loadReading: (imageId) => on(async (opened) => (await opened.get('readings', imageId)) ?? null),
    saveMeasurements: (StudyInstanceUID, measurements) =>
      on((opened) => putDurably(opened, 'measurements', { StudyInstanceUID, measurements })),
    loadMeasurements: (StudyInstanceUID) =>
      on(
        async (opened) => (await opened.get('measurements', StudyInstanceUID))?.measurements ?? [],
      ),
    appendAudit: (entry) => attemptStorage(() => appendAudit(entry)),
    listAudit: () => on((opened) => opened.getAll('audit')),
    verifyAudit: () => on(async (opened) => verifyAuditChain(await opened.getAll('audit'))),
    saveStudyFile: (StudyInstanceUID, file, isKept) =>
      on((opened) => putFile(opened, StudyInstanceUID, file, isKept ? null : visit)),
    loadStudyFiles: (StudyInstanceUID) =>
      on(async (opened) => {
        const files = await listFiles(opened, StudyInstanceUID);
        return files
          .filter(({ file }) => file.visits?.includes(visit) ?? true)
          .map(({ key, file }) => ({
            StudyInstanceUID: key[0],
            name: file.name,
            origin: file.origin,
            bytes: () =>
              on(async (again) => {
                const record = await again.get('files', key);
                if (!record) throw new Error('the file was forgotten');
                return record.bytes.buffer;
              }),
          }));
      }),
    keepFiles: (isKept) => on((opened) => keepFiles(opened, isKept, visit)),
    forgetEndedVisits: () => on(forgetEndedVisits),
    listStudies: () => on(listStudies),
    forgetStudy: (StudyInstanceUID, imageIds = []) =>
      on((opened) => forgetStudy(opened, StudyInstanceUID, imageIds)),
    forgetAll: () => on(forgetAll),
    saveSettings: (settings) =>
      on((opened) => putDurably(opened, 'settings', settings, 'settings')),
    loadSettings: () => on((opened) => opened.get('settings', 'settings')),
    savePlace: (place) => attemptStorage(async () => savePlace(place)),
    loadPlace: () => attemptStorage(async () => loadPlace()),
  };
}

/** `strict`: on the disk, not only handed to the system, before the promise resolves. */
async function putDurably(
  database: Database,
  storeName: 'readings' | 'measurements' | 'settings',
  value: unknown,
  key?: string,
): Promise<void> {
  const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
  // The public methods have typed the value for its store.
  const put = transaction.store.put as (value: unknown, key?: string) => Promise<unknown>;
  const written = put.call(transaction.store, value, key);
  // At once, not when the page has heard of the write: the page may be reloaded before that.
  transaction.commit();
  await Promise.all([written, transaction.done]);
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
