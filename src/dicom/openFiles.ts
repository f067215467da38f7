import {
  imagesOf,
  isSamePatient,
  objectsOf,
  ShokenError,
  type ErrorDetail,
  type Patient,
  type RejectedFile,
  type Study,
} from '#domain';
import type { Dataset } from './dataset';
import { deriveUid } from './derivedUid';
import { FileCache } from './fileCache';
import {
  createFrameSource,
  type FrameSource,
  type OpenedImage,
  type OpenedObject,
} from './frameSource';
import { groupStudies } from './groupStudies';
import { listObject } from './listObject';
import { loadHead, type LoadedFile } from './loadFile';
import { findMissing, type OpenedDirectory } from './missingFiles';
import { isZip, openZip } from './openZip';
import { readDataset, type ReadDataset } from './readDataset';
import { isDirectory, readDirectory } from './readDirectory';
import {
  readImages,
  readSeries,
  readStudy,
  type FallbackUids,
  type OpenedFile,
} from './readImages';
import { isPicture, readPicture } from './readPicture';
import type { SourceFile } from './sourceFile';

export interface OpenedStudies {
  readonly studies: Study[];
  readonly rejected: RejectedFile[];
  readonly directories: OpenedDirectory[];
  readonly frames: FrameSource;
  /** Files that were not read any more, because the reader had waited long enough. */
  readonly unreadCount: number;
}

export interface OpenOptions {
  /** Called after each file; `total` grows as ZIPs are unpacked. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Studies that are open already: files join theirs only where the patient is the same. */
  readonly listed?: readonly Study[];
}

/** ZIPs in ZIPs are followed this deep. */
const deepestZip = 3;

/** Reading keeps the page's thread no longer than this at a stretch, in ms. */
const longestStretch = 30;

/**
 * Reads the headers of files, of ZIPs' files too, into studies. A file that cannot be shown is listed in
 * `rejected` with its reason while the others open, as are files that a DICOMDIR lists and nobody gave. Where it is
 * cancelled, what was read so far opens. Throws nothing.
 */
export async function openFiles(
  files: readonly SourceFile[],
  { onProgress, signal, listed = [] }: OpenOptions = {},
): Promise<OpenedStudies> {
  const queue = files.map((file) => ({ file, depth: 0 }));
  const opened: OpenedFile[] = [];
  const images: OpenedImage[] = [];
  const objects: OpenedObject[] = [];
  const rejected: RejectedFile[] = [];
  const fileOfObject = new Map<string, string>();
  const patientOfStudy = new Map(
    listed.map(({ StudyInstanceUID, patient }) => [StudyInstanceUID, patient]),
  );
  const directories: OpenedDirectory[] = [];
  const cache = new FileCache();
  let unreadCount = 0;
  const readAhead = readFilesAhead(queue);
  let stretchSince = performance.now();

  // The queue grows while it is worked through: a ZIP puts its files at its end.
  for (const [index, { file, depth }] of queue.entries()) {
    if (performance.now() - stretchSince > longestStretch) {
      await new Promise((resolve) => setTimeout(resolve));
      stretchSince = performance.now();
    }
    if (signal?.aborted) {
      unreadCount = queue.length - index;
      break;
    }
    if (!isLitter(file.name)) {
      try {
        const { head, bytes = await readHeader(file) } = (await readAhead(index)) ?? { head: null };
        if (bytes.length === 0) throw new ShokenError('file-empty');
        if (isZip(bytes) && depth < deepestZip) {
          for (const entry of openZip(file.name, bytes))
            queue.push({ file: entry, depth: depth + 1 });
        } else {
          const read = head || isPicture(bytes) ? null : readDataset(bytes);
          const dataset = head?.dataset ?? read?.dataset ?? null;
          const isTruncated = read?.isTruncated === true;
          const result = await openOne(file, bytes, dataset && { dataset, isTruncated });
          if ('listed' in result) directories.push(result);
          else {
            refuseDuplicate(result, file.name, fileOfObject);
            refuseOtherPatient(result, patientOfStudy);
            cache.keep(file, head ?? { bytes, dataset, headOf: null });
            opened.push(result);
            for (const image of result.images) images.push({ image, file });
            if (result.object) objects.push({ object: result.object, file });
          }
        }
      } catch (error) {
        rejected.push({ fileName: file.name, problem: problemOf(error, file.name) });
      }
    }
    onProgress?.(index + 1, queue.length);
  }
  const names = queue.map(({ file }) => file.name);
  const known = new Set(
    [...listed.flatMap(imagesOf), ...listed.flatMap(objectsOf)].map((one) => one.SOPInstanceUID),
  );
  const has = (uid: string) => fileOfObject.has(uid) || known.has(uid);
  // What was not read is not missing.
  if (unreadCount === 0) {
    for (const directory of directories) rejected.push(...findMissing(directory, { names, has }));
  }
  const studies = groupStudies(opened);
  const frames = createFrameSource(images, cache, objects);
  return { studies, rejected, directories, frames, unreadCount };
}

/** Files that are on their way while one is parsed: a disk answers late, and many at once. */
const filesAhead = 16;
/** Bytes of the largest file that is read ahead whole, where its head does not do, as of compressed pixels. */
const wholeAhead = 4 * 1024 * 1024;

interface ReadAhead {
  readonly head: LoadedFile | null;
  /** Absent for a large file, which is read when its turn comes. */
  readonly bytes?: Uint8Array;
}

/** Gives the files of a queue one after the other, and has the next ones read meanwhile. */
function readFilesAhead(queue: readonly { readonly file: SourceFile }[]) {
  const coming = new Map<number, Promise<ReadAhead>>();
  let begun = 0;
  return (index: number): Promise<ReadAhead> | undefined => {
    for (; begun < Math.min(queue.length, index + filesAhead); begun++) {
      const file = readHeadOrAll(queue[begun]!.file);
      // Whoever waits for it is told.
      file.catch(() => undefined);
      coming.set(begun, file);
    }
    const file = coming.get(index);
    coming.delete(index);
    return file;
  };
}

async function readHeadOrAll(file: SourceFile): Promise<ReadAhead> {
  const head = await loadHead(file);
  if (head) return { head, bytes: head.bytes };
  const isSmall = file.range !== undefined && file.range.size <= wholeAhead;
  return isSmall ? { head, bytes: await readHeader(file) } : { head };
}

/** Files that operating systems leave in folders and ZIPs. */
const isLitter = (name: string) =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

const readHeader = async (file: SourceFile) =>
  new Uint8Array(await (file.parts ?? { header: file.bytes }).header());

async function openOne(
  file: SourceFile,
  bytes: Uint8Array,
  read: ReadDataset | null,
): Promise<OpenedFile | OpenedDirectory> {
  const { name, parts } = file;
  if (!read) return readPicture(bytes, name, await deriveUids(bytes));
  const { dataset, isTruncated } = read;
  if (isDirectory(dataset)) return openDirectory(name, bytes, dataset);
  const lacksUid = !['StudyInstanceUID', 'SeriesInstanceUID', 'SOPInstanceUID'].every(
    (keyword) => dataset.string(keyword as keyof FallbackUids) !== '',
  );
  // Of all that it holds: two images without UIDs may have one header.
  const uids = lacksUid ? await deriveUids(parts ? bytes : await readHeader(file)) : noUids;
  try {
    const opened = readOpened(dataset, name, uids, parts === undefined);
    if (isTruncated && opened.images.length === 0) throw new ShokenError('file-truncated');
    return opened;
  } catch (error) {
    // What is missing was probably in the part that is cut off.
    if (isTruncated) throw new ShokenError('file-truncated', {}, { cause: error });
    throw error;
  }
}

/** Images, an object without any, or both: a segmentation can also be looked at by itself. */
function readOpened(
  dataset: Dataset,
  name: string,
  uids: FallbackUids,
  isWhole: boolean,
): OpenedFile {
  const object = listObject(dataset, name, uids);
  if (object === null) return readImages(dataset, name, uids, isWhole);
  if (object.kind === 'segmentation') {
    return { ...readImages(dataset, name, uids, isWhole), object };
  }
  return { study: readStudy(dataset, uids), series: readSeries(dataset, uids), images: [], object };
}

function openDirectory(fileName: string, bytes: Uint8Array, dataset: Dataset): OpenedDirectory {
  const listed = readDirectory(dataset, bytes);
  if (listed.length === 0) throw new ShokenError('file-no-pixels', { modality: 'DICOMDIR' });
  return { fileName, listed };
}

const noUids: FallbackUids = { StudyInstanceUID: '', SeriesInstanceUID: '', SOPInstanceUID: '' };

async function deriveUids(bytes: Uint8Array): Promise<FallbackUids> {
  const [StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID] = await Promise.all([
    deriveUid('study', bytes),
    deriveUid('series', bytes),
    deriveUid('image', bytes),
  ]);
  return { StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID };
}

function refuseDuplicate(
  { images, object }: OpenedFile,
  fileName: string,
  fileOfObject: Map<string, string>,
): void {
  const SOPInstanceUID = images[0]?.SOPInstanceUID ?? object?.SOPInstanceUID ?? '';
  const sameAs = fileOfObject.get(SOPInstanceUID);
  if (sameAs !== undefined) throw new ShokenError('file-duplicate', { SOPInstanceUID, sameAs });
  fileOfObject.set(SOPInstanceUID, fileName);
}

/** Two patients are never shown as one study, whatever the Study Instance UID says. */
function refuseOtherPatient({ study }: OpenedFile, patientOfStudy: Map<string, Patient>): void {
  const known = patientOfStudy.get(study.StudyInstanceUID);
  if (known !== undefined && !isSamePatient(known, study.patient)) {
    throw new ShokenError('file-other-patient');
  }
  patientOfStudy.set(study.StudyInstanceUID, known ?? study.patient);
}

/** Whatever a hostile file makes a reader throw, it is that file's problem and nobody else's. */
function problemOf(error: unknown, file: string) {
  if (error instanceof ShokenError) {
    const detail: ErrorDetail = { file, ...error.detail };
    return { code: error.code, detail };
  }
  return { code: 'file-not-dicom' as const, detail: { file, reason: String(error) } };
}
