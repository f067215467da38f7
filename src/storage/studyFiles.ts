import type { ArchivedOrigin } from '#domain';
import { sha256 } from './auditChain';
import type { Database, FileName } from './database';
import { findEndedVisits } from './visit';

/** A study of which something is on this device. */
export interface KeptStudy {
  readonly StudyInstanceUID: string;
  readonly fileCount: number;
  readonly bytes: number;
  readonly hasReview: boolean;
}

type FileKey = [StudyInstanceUID: string, sha256: string];

/** Files and their names are written and removed together. */
const fileStores = ['files', 'fileNames'] as const;

/** What is to be kept of a study. */
export interface FileToKeep {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of an image whose header may be kept here already: the file takes its place. */
  readonly SOPInstanceUID?: string;
  /** Of an image of an archive: `bytes` are its header alone. */
  readonly origin?: ArchivedOrigin;
}

/** Stands for the hash of what an archive still has: one header of an image, which gives way to its file. */
const headerKey = (SOPInstanceUID: string) => `header of ${SOPInstanceUID}`;

/** `visit` null: kept until forgotten. A file that is kept already stays so. */
export async function putFile(
  database: Database,
  StudyInstanceUID: string,
  { name, SOPInstanceUID = '', bytes: view, origin }: FileToKeep,
  visit: string | null,
): Promise<void> {
  // A copy: of a view, the database would keep all that lies behind it.
  const bytes = new Uint8Array(view);
  const hash = origin ? headerKey(SOPInstanceUID) : await sha256(bytes);
  const key: FileKey = [StudyInstanceUID, hash];
  const keyOfHeader: FileKey = [StudyInstanceUID, headerKey(SOPInstanceUID)];
  const transaction = database.transaction(fileStores, 'readwrite');
  const names = transaction.objectStore('fileNames');
  const known = await names.get(key);
  const isKept = visit === null || (known !== undefined && known.visits === undefined);
  const visits = isKept ? {} : { visits: [...new Set([...(known?.visits ?? []), visit])] };
  const from = origin ? { origin } : {};
  await Promise.all([
    transaction.objectStore('files').delete(keyOfHeader),
    names.delete(keyOfHeader),
    transaction.objectStore('files').put({ StudyInstanceUID, sha256: hash, name, bytes }),
    names.put({ name, size: bytes.byteLength, ...visits, ...from }, key),
    transaction.done,
  ]);
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
  for (const uid of await database.getAllKeys('measurements')) studies.set(uid, studyOf(uid));
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
  const transaction = database.transaction(fileStores, 'readwrite', { durability: 'strict' });
  const names = transaction.objectStore('fileNames');
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
  const stores = ['reviews', 'readings', 'measurements', ...fileStores] as const;
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
    transaction.objectStore('measurements').delete(StudyInstanceUID),
    ...ownReadings.map((key) => readings.delete(key)),
    transaction.objectStore('files').delete(range),
    transaction.objectStore('fileNames').delete(range),
    transaction.done,
  ]);
}

export async function forgetAll(database: Database): Promise<void> {
  const stores = ['reviews', 'readings', 'measurements', ...fileStores] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    transaction.done,
  ]);
}
