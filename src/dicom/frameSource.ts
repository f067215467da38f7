import {
  CancelledError,
  ShokenError,
  type ErrorCode,
  type Image,
  type ObjectContent,
  type StudyObject,
} from '#domain';
import { createDecoder, type Frame } from './decode';
import { DecodedFrames } from './decodedFrames';
import { encodeFrame } from './encodeFrame';
import { FileCache } from './fileCache';
import type { SourceFile } from './sourceFile';

/** Pixels of opened images, read and decoded when asked for. */
export interface FrameSource {
  /** Throws `file-decode-failed` and other file codes, or `CancelledError`. Display and modality may share one array: do not write to it. */
  readFrame(imageId: string, signal?: AbortSignal, onPreview?: OnPreview): Promise<Frame>;
  /** The same for a reader of a whole series: what is not kept decoded yet is not kept now either, but the caller's own. */
  readOnce(imageId: string, signal?: AbortSignal): Promise<{ frame: Frame; isOwn: boolean }>;
  /** The frame at once if it is kept decoded, else null. */
  peekFrame(imageId: string): Frame | null;
  /** Takes over what another source holds: opened later, it goes first for an image that both hold. */
  merge(other: FrameSource): void;
  has(imageId: string): boolean;
  /** True for an object with or without images. */
  holds(SOPInstanceUID: string): boolean;
  /** What an object that is no image holds. Throws `object-empty`, `object-unreadable` or a file code. */
  readObject(object: StudyObject): Promise<ObjectContent>;
  /** Lets go of images and objects, their files and whatever of them is kept in memory. */
  forget(imageIds: readonly string[], SOPInstanceUIDs?: readonly string[]): void;
  /** The object's file as it was opened; undefined where none is. */
  file(SOPInstanceUID: string): SourceFile | undefined;
}

/** Is given what may be looked at until a frame that takes long is decoded. */
type OnPreview = (preview: Frame) => void;

/** A frame that is being decoded, and who waits for a look at it. */
interface Decoding {
  readonly frame: Promise<Frame>;
  preview: Frame | null;
  readonly onPreviews: OnPreview[];
}

/** An image and the file it is in. */
export interface OpenedImage {
  readonly image: Image;
  readonly file: SourceFile;
}

/** An object that is listed beside images, and its file. */
export interface OpenedObject {
  readonly object: StudyObject;
  readonly file: SourceFile;
}

/** One budget for all that is open. */
const decoded = new DecodedFrames();

/** A source of the given images' frames. Files are read again when needed: only the last ones stay in memory. */
export function createFrameSource(
  opened: readonly OpenedImage[],
  cache = new FileCache(),
  objects: readonly OpenedObject[] = [],
): FrameSource {
  const images = new Map(opened.map((entry) => [entry.image.imageId, entry]));
  const files = new Map([
    ...opened.map(({ image, file }) => [image.SOPInstanceUID, file] as const),
    ...objects.map(({ object, file }) => [object.SOPInstanceUID, file] as const),
  ]);
  const others: FrameSource[] = [];
  const decoder = createDecoder();
  const underWay = new Map<OpenedImage, Decoding>();

  async function decode(
    entry: OpenedImage,
    signal?: AbortSignal,
    onPreview?: OnPreview,
  ): Promise<Frame> {
    try {
      const { encoded, overlayPlanes } = await encodeFrame(entry, cache, signal);
      if (signal?.aborted) throw new CancelledError();
      const look = onPreview && ((preview: Frame) => onPreview({ ...preview, overlayPlanes }));
      return { ...(await decoder.decode(encoded, signal, look)), overlayPlanes };
    } catch (error) {
      throw nameFile(error, entry.image.fileName);
    }
  }

  /** Whoever asks for a frame that is being decoded waits for that; what is no longer wanted is kept for later. */
  function decodeAndKeep(entry: OpenedImage, onPreview?: OnPreview): Promise<Frame> {
    let decoding = underWay.get(entry);
    if (!decoding) {
      const onPreviews: OnPreview[] = [];
      const tell = (preview: Frame) => {
        begun.preview = preview;
        for (const each of onPreviews) each(preview);
      };
      // Who fetches ahead of need looks at none, and a preview costs a quarter of the frame's time.
      const frame = decode(entry, undefined, onPreview && tell).finally(() =>
        underWay.delete(entry),
      );
      const begun: Decoding = { frame, preview: null, onPreviews };
      decoding = begun;
      underWay.set(entry, begun);
      frame.then(
        (done) => {
          // It may have been forgotten meanwhile.
          if (images.get(entry.image.imageId) === entry) decoded.keep(entry, done);
        },
        () => undefined, // Those who wait are told.
      );
    }
    if (onPreview && decoding.preview) onPreview(decoding.preview);
    else if (onPreview) decoding.onPreviews.push(onPreview);
    return decoding.frame;
  }

  return {
    async readFrame(imageId, signal, onPreview) {
      const other = others.find((source) => source.has(imageId));
      if (other) return other.readFrame(imageId, signal, onPreview);
      const entry = images.get(imageId);
      if (!entry) throw new ShokenError('file-decode-failed', { imageId });
      return decoded.take(entry) ?? (await unlessAborted(decodeAndKeep(entry, onPreview), signal));
    },
    async readOnce(imageId, signal) {
      const other = others.find((source) => source.has(imageId));
      if (other) return other.readOnce(imageId, signal);
      const entry = images.get(imageId);
      if (!entry) throw new ShokenError('file-decode-failed', { imageId });
      const kept = decoded.take(entry);
      return kept
        ? { frame: kept, isOwn: false }
        : { frame: await decode(entry, signal), isOwn: true };
    },
    peekFrame(imageId) {
      const other = others.find((source) => source.has(imageId));
      if (other) return other.peekFrame(imageId);
      const entry = images.get(imageId);
      return (entry && decoded.take(entry)) ?? null;
    },
    merge(other) {
      others.unshift(other);
    },
    holds: (uid) => files.has(uid) || others.some((source) => source.holds(uid)),
    async readObject(object) {
      const { SOPInstanceUID, fileName, kind } = object;
      const other = others.find((source) => source.holds(SOPInstanceUID));
      if (other) return other.readObject(object);
      const file = files.get(SOPInstanceUID);
      try {
        const { dataset } = (file && (await cache.loadWhole(file))) ?? {};
        if (!dataset) throw new ShokenError('object-unreadable');
        const { readObject } = await import('./objects/readObject');
        return await readObject(dataset, kind);
      } catch (error) {
        throw nameFile(error, fileName, 'object-unreadable');
      }
    },
    forget(imageIds, SOPInstanceUIDs = []) {
      for (const uid of SOPInstanceUIDs) {
        const file = files.get(uid);
        if (file) cache.drop(file);
        files.delete(uid);
      }
      for (const imageId of imageIds) {
        const entry = images.get(imageId);
        if (entry) {
          cache.drop(entry.file);
          decoded.drop(entry);
        }
        images.delete(imageId);
        files.delete(entry?.image.SOPInstanceUID ?? '');
      }
      for (const other of others) other.forget(imageIds, SOPInstanceUIDs);
    },
    has: (imageId) => images.has(imageId) || others.some((source) => source.has(imageId)),
    file(SOPInstanceUID) {
      const other = others.find((source) => source.holds(SOPInstanceUID));
      return other ? other.file(SOPInstanceUID) : files.get(SOPInstanceUID);
    },
  };
}

/** The result, or `CancelledError` as soon as the signal is given. */
function unlessAborted<T>(result: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new CancelledError());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The same problem, with the file it is about; what is no known problem (the file is gone) becomes one. */
function nameFile(
  error: unknown,
  file: string,
  otherwise: ErrorCode = 'file-decode-failed',
): Error {
  if (error instanceof CancelledError) return error;
  if (error instanceof ShokenError) {
    return new ShokenError(error.code, { file, ...error.detail }, { cause: error });
  }
  return new ShokenError(otherwise, { file, reason: String(error) }, { cause: error });
}
