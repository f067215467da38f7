import type { ArchivedOrigin } from '#domain';
import type { Database, FileName } from './database';
import { findEndedVisits, visitOfHands } from './visit';

/** A study of which something is on this device. */
export interface KeptStudy {
  readonly StudyInstanceUID: string;
  readonly fileCount: number;
  readonly bytes: number;
  readonly hasReview: boolean;
}

type FileKey = [StudyInstanceUID: string, SOPInstanceUID: string];

/** Files and their names are written and removed together. */
const fileStores = ['files', 'fileNames'] as const;

/** What is to be kept of a study. */
export interface FileToKeep {
  readonly StudyInstanceUID: string;
  readonly SOPInstanceUID: string;
  readonly name: string;
  readonly content: Blob;
  /** Of an image of an archive: `content` is its header alone. */
  readonly origin?: ArchivedOrigin;
}

/** As many files are handed over at a stretch, so that the page's thread is not held. */
const stretch = 50;

/**
 * Keeps all of them or none: half a study looks like a whole one. `visit` null: kept until forgotten. What is kept
 * already stays so, and a header takes no file's place.
 */
export async function putFiles(
  database: Database,
  files: readonly FileToKeep[],
  visit: string | null,
): Promise<void> {
  const transaction = database.transaction(fileStores, 'readwrite');
  const [names, contents] = [
    transaction.objectStore('fileNames'),
    transaction.objectStore('files'),
  ];
  const [keys, values] = await Promise.all([names.getAllKeys(), names.getAll()]);
  const known = new Map(keys.map((key, index) => [key.join(' '), values[index]]));
  /** Throws at once what cannot be written at all. */
  const write = ({ StudyInstanceUID, SOPInstanceUID, name, content, origin }: FileToKeep) => {
    const key: FileKey = [StudyInstanceUID, SOPInstanceUID];
    const before = known.get(key.join(' '));
    const isKept = visit === null || (before !== undefined && before.visits === undefined);
    const visits = isKept ? {} : { visits: [...new Set([...(before?.visits ?? []), visit])] };
    if (origin && before && !before.origin) {
      return [names.put({ name: before.name, size: before.size, ...visits }, key)];
    }
    const from = origin ? { origin } : {};
    return [
      contents.put({ StudyInstanceUID, sha256: SOPInstanceUID, name, content }),
      names.put({ name, size: content.size, ...visits, ...from }, key),
    ];
  };
  const requests: Promise<unknown>[] = [transaction.done];
  try {
    for (let from = 0; from < files.length; from += stretch) {
      for (const file of files.slice(from, from + stretch)) requests.push(...write(file));
      // At once, not when the page has heard of the last writes: it may be reloaded before that.
      if (from + stretch >= files.length) transaction.commit();
      else await requests.at(-1);
    }
  } catch (error) {
    // It has ended by itself where a write failed later.
    if (transaction.error === null) transaction.abort();
    await Promise.allSettled(requests);
    throw error;
  }
  await Promise.all(requests);
}

/** What is kept of a file. Throws where it was forgotten meanwhile. */
export async function readFile(database: Database, key: FileKey): Promise<Blob> {
  const record = await database.get('files', key);
  if (!record) throw new Error('the file was forgotten');
  return 'content' in record ? record.content : new Blob([record.bytes]);
}

/** All keys that begin with the study's UID. */
const ofStudy = (StudyInstanceUID: string) =>
  IDBKeyRange.bound([StudyInstanceUID], [StudyInstanceUID, []]);

export async function listFiles(
  database: Database,
  StudyInstanceUID?: string,
): Promise<{ key: FileKey; file: FileName }[]> {
  const range = StudyInstanceUID === undefined ? undefined : ofStudy(StudyInstanceUID);
  const transaction = database.transaction('fileNames');
  const [keys, names] = await Promise.all([
    transaction.store.getAllKeys(range),
    transaction.store.getAll(range),
    transaction.done,
  ]);
  return keys.flatMap((key, index) => {
    const file = names[index];
    return file ? [{ key, file }] : [];
  });
}

export async function listStudies(database: Database): Promise<KeptStudy[]> {
  const files = await listFiles(database);
  const reviewKeys = await database.getAllKeys('reviews');
  const studies = new Map<string, KeptStudy>();
  const studyOf = (StudyInstanceUID: string) =>
    studies.get(StudyInstanceUID) ?? {
      StudyInstanceUID,
      fileCount: 0,
      bytes: 0,
      hasReview: false,
    };
  for (const { key, file } of files) {
    const study = studyOf(key[0]);
    studies.set(key[0], {
      ...study,
      fileCount: study.fileCount + 1,
      bytes: study.bytes + file.size,
    });
  }
  for (const [uid] of await database.getAllKeys('measured')) studies.set(uid, studyOf(uid));
  for (const [uid] of reviewKeys) studies.set(uid, { ...studyOf(uid), hasReview: true });
  return [...studies.values()].sort((a, b) => (a.StudyInstanceUID < b.StudyInstanceUID ? -1 : 1));
}

export async function keepFiles(database: Database, isKept: boolean, visit: string): Promise<void> {
  const transaction = database.transaction('fileNames', 'readwrite');
  for (let at = await transaction.store.openCursor(); at; at = await at.continue()) {
    const { visits, ...file } = at.value;
    if (isKept && visits?.includes(visit) === true) await at.update(file);
    if (!isKept && visits === undefined) await at.update({ ...file, visits: [visit] });
  }
  await transaction.done;
}

export async function forgetEndedVisits(database: Database): Promise<void> {
  const isEnded = await findEndedVisits();
  const stores = [...fileStores, 'settings'] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const names = transaction.objectStore('fileNames');
  const settings = transaction.objectStore('settings');
  for (const key of await settings.getAllKeys()) {
    const visit = visitOfHands(key);
    if (visit !== null && isEnded(visit)) await settings.delete(key);
  }
  for (let at = await names.openCursor(); at; at = await at.continue()) {
    if (at.value.visits?.every(isEnded) !== true) continue;
    await Promise.all([transaction.objectStore('files').delete(at.key), at.delete()]);
  }
  await transaction.done;
}

export async function forgetStudy(
  database: Database,
  StudyInstanceUID: string,
  imageIds: readonly string[],
): Promise<void> {
  const range = ofStudy(StudyInstanceUID);
  const stores = ['reviews', 'readings', 'measured', ...fileStores] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
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
    transaction.objectStore('measured').delete(range),
    ...ownReadings.map((key) => readings.delete(key)),
    transaction.objectStore('files').delete(range),
    transaction.objectStore('fileNames').delete(range),
    transaction.done,
  ]);
}

export async function forgetAll(database: Database): Promise<void> {
  const stores = ['reviews', 'readings', 'measured', ...fileStores] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    transaction.done,
  ]);
}
