import type { ArchivedOrigin, AuditEvent, ModelReading, Review } from '#domain';
import { chainEvent, firstPreviousHash, type AuditEntry } from './auditChain';
import { attemptStorage, connect, type Database } from './database';
import { loadMeasurements, saveMeasurements, type KeptMeasurement } from './measurements';
import { joinOtherTabs } from './otherTabs';
import { loadPlace, savePlace, type Place } from './place';
import { saveReview, type ReviewKey } from './reviews';
import {
  forgetAll,
  forgetEndedVisits,
  forgetStudy,
  keepFiles,
  listFiles,
  listStudies,
  putFiles,
  readFile,
  type FileToKeep,
  type KeptStudy,
} from './studyFiles';
import { beginVisit, handsOf } from './visit';

/** A kept file that is read when it is asked for, or parts of it. */
export interface StoredFile {
  readonly StudyInstanceUID: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: () => Promise<Blob>;
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
  /** What was drawn, changed or deleted in a study. Gives what stands: another tab may have been later. */
  saveMeasurements(changed: readonly KeptMeasurement[]): Promise<KeptMeasurement[]>;
  /** Calls when another tab has measured in a study. */
  onMeasurementsSaved(listener: (StudyInstanceUID: string) => void): void;
  loadMeasurements(StudyInstanceUID: string): Promise<KeptMeasurement[]>;
  /** Appends to the log; nothing ever changes or removes an event. */
  appendAudit(entry: AuditEntry): Promise<AuditEvent>;
  listAudit(): Promise<AuditEvent[]>;
  /** Adds files to what is on the device, all or none: until they are forgotten, or for this visit only. */
  saveStudyFiles(files: readonly FileToKeep[], isKept: boolean): Promise<void>;
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
  /** What is in hand in this tab, which no other tab puts down. What comes back must be checked too. */
  saveHands(hands: unknown): Promise<void>;
  loadHands(): Promise<unknown>;
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
  const reviews = joinOtherTabs<ReviewKey>(`${name}-reviews`);
  const measurements = joinOtherTabs<string>(`${name}-measurements`);

  return {
    saveReview: async (review) => {
      const stands = await on((opened) => saveReview(opened, review));
      const { StudyInstanceUID, SOPInstanceUID, frame } = stands;
      reviews.tell({ StudyInstanceUID, SOPInstanceUID, frame });
      return stands;
    },
    onReviewSaved: (listener) => reviews.listen(listener),
    loadReview: (...key) => on(async (opened) => (await opened.get('reviews', key)) ?? null),
    saveReading: (imageId, reading) =>
      on((opened) => putDurably(opened, 'readings', reading, imageId)),
    loadReading: (imageId) => on(async (opened) => (await opened.get('readings', imageId)) ?? null),
    saveMeasurements: async (changed) => {
      const standing = await on((opened) => saveMeasurements(opened, changed));
      for (const uid of new Set(changed.map((each) => each.StudyInstanceUID)))
        measurements.tell(uid);
      return standing;
    },
    onMeasurementsSaved: (listener) => measurements.listen(listener),
    loadMeasurements: (StudyInstanceUID) =>
      on((opened) => loadMeasurements(opened, StudyInstanceUID)),
    appendAudit: (entry) => attemptStorage(() => appendAudit(entry)),
    listAudit: () => on((opened) => opened.getAll('audit')),
    saveStudyFiles: (files, isKept) =>
      on((opened) => putFiles(opened, files, isKept ? null : visit)),
    loadStudyFiles: (StudyInstanceUID) =>
      on(async (opened) => {
        const files = await listFiles(opened, StudyInstanceUID);
        return files
          .filter(({ file }) => file.visits?.includes(visit) ?? true)
          .map(({ key, file }) => ({
            StudyInstanceUID: key[0],
            name: file.name,
            size: file.size,
            origin: file.origin,
            content: () => on((again) => readFile(again, key)),
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
    saveHands: (hands) => on((opened) => putDurably(opened, 'settings', hands, handsOf(visit))),
    loadHands: () => on((opened) => opened.get('settings', handsOf(visit))),
    savePlace: (place) => attemptStorage(async () => savePlace(place)),
    loadPlace: () => attemptStorage(async () => loadPlace()),
  };
}

/** `strict`: on the disk, not only handed to the system, before the promise resolves. */
async function putDurably(
  database: Database,
  storeName: 'readings' | 'settings',
  value: unknown,
  key: string,
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
