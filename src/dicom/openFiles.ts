import {
  CancelledError,
  ShokenError,
  type ErrorDetail,
  type RejectedFile,
  type Study,
} from '#domain';
import { deriveUid } from './derivedUid';
import type { Dataset } from './dataset';
import { FileCache } from './fileCache';
import { createFrameSource, type FrameSource, type OpenedImage } from './frameSource';
import { groupStudies } from './groupStudies';
import { isZip, openZip } from './openZip';
import { readDataset, type ReadDataset } from './readDataset';
import { readImages, type FallbackUids, type OpenedFile } from './readImages';
import { isPicture, readPicture } from './readPicture';
import type { SourceFile } from './sourceFile';

export interface OpenedStudies {
  readonly studies: Study[];
  readonly rejected: RejectedFile[];
  readonly frames: FrameSource;
}

export interface OpenOptions {
  /** Called after each file; `total` grows as ZIPs are unpacked. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** ZIPs in ZIPs are followed this deep. */
const deepestZip = 3;

/**
 * Reads the headers of files, of ZIPs' files too, into studies. A file that cannot be shown is listed in
 * `rejected` with its reason while the others open. Throws only `CancelledError`.
 */
export async function openFiles(
  files: readonly SourceFile[],
  { onProgress, signal }: OpenOptions = {},
): Promise<OpenedStudies> {
  const queue = files.map((file) => ({ file, depth: 0 }));
  const opened: OpenedFile[] = [];
  const images: OpenedImage[] = [];
  const rejected: RejectedFile[] = [];
  const fileOfObject = new Map<string, string>();
  const directories: string[] = [];
  const cache = new FileCache();

  // The queue grows while it is worked through: a ZIP puts its files at its end.
  for (const [index, { file, depth }] of queue.entries()) {
    if (signal?.aborted) throw new CancelledError();
    if (!isLitter(file.name)) {
      try {
        const bytes = new Uint8Array(await file.bytes());
        if (bytes.length === 0) throw new ShokenError('file-empty');
        if (isZip(bytes) && depth < deepestZip) {
          for (const entry of openZip(file.name, bytes))
            queue.push({ file: entry, depth: depth + 1 });
        } else {
          const dataset = isPicture(bytes) ? null : readDataset(bytes);
          const result = await openOne(file.name, bytes, dataset);
          if (result === 'directory') directories.push(file.name);
          else {
            refuseDuplicate(result, file.name, fileOfObject);
            cache.keep(file, { bytes, dataset: dataset?.dataset ?? null });
            opened.push(result);
            for (const image of result.images) images.push({ image, file });
          }
        }
      } catch (error) {
        rejected.push({ fileName: file.name, problem: problemOf(error, file.name) });
      }
    }
    onProgress?.(index + 1, queue.length);
  }
  if (signal?.aborted) throw new CancelledError();
  if (opened.length === 0 && rejected.length === 0) {
    // A DICOMDIR beside its images needs no mention; alone it has to be explained.
    for (const file of directories) {
      const problem = { code: 'file-no-pixels', detail: { file, modality: 'DICOMDIR' } } as const;
      rejected.push({ fileName: file, problem });
    }
  }
  return { studies: groupStudies(opened), rejected, frames: createFrameSource(images, cache) };
}

/** Files that operating systems leave in folders and ZIPs. */
const isLitter = (name: string) =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

const directorySopClass = '1.2.840.10008.1.3.10';

async function openOne(
  name: string,
  bytes: Uint8Array,
  read: ReadDataset | null,
): Promise<OpenedFile | 'directory'> {
  if (!read) return readPicture(bytes, name, await deriveUids(bytes));
  const { dataset, isTruncated } = read;
  if (isDirectory(dataset)) return 'directory';
  const lacksUid = !['StudyInstanceUID', 'SeriesInstanceUID', 'SOPInstanceUID'].every(
    (keyword) => dataset.string(keyword as keyof FallbackUids) !== '',
  );
  const uids = lacksUid ? await deriveUids(bytes) : noUids;
  try {
    return readImages(dataset, name, uids);
  } catch (error) {
    // What is missing was probably in the part that is cut off.
    if (isTruncated) throw new ShokenError('file-truncated', {}, { cause: error });
    throw error;
  }
}

const isDirectory = (dataset: Dataset) =>
  dataset.string('SOPClassUID') === directorySopClass || dataset.has('DirectoryRecordSequence');

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
  { images }: OpenedFile,
  fileName: string,
  fileOfObject: Map<string, string>,
): void {
  const SOPInstanceUID = images[0]?.SOPInstanceUID ?? '';
  const sameAs = fileOfObject.get(SOPInstanceUID);
  if (sameAs !== undefined) throw new ShokenError('file-duplicate', { SOPInstanceUID, sameAs });
  fileOfObject.set(SOPInstanceUID, fileName);
}

/** Whatever a hostile file makes a reader throw, it is that file's problem and nobody else's. */
function problemOf(error: unknown, file: string) {
  if (error instanceof ShokenError) {
    const detail: ErrorDetail = { file, ...error.detail };
    return { code: error.code, detail };
  }
  return { code: 'file-not-dicom' as const, detail: { file, reason: String(error) } };
}
