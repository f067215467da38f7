import { CancelledError, ShokenError, type Image } from '#domain';
import { createDecoder, type EncodedFrame, type Frame } from './decode';
import { describePixels } from './describePixels';
import { FileCache } from './fileCache';
import { locateFrame } from './locateFrame';
import type { SourceFile } from './sourceFile';

/** Pixels of opened images, read and decoded when asked for. */
export interface FrameSource {
  /** Throws `file-decode-failed` and other file codes, or `CancelledError`. Display and modality may share one array: do not write to it. */
  readFrame(imageId: string, signal?: AbortSignal): Promise<Frame>;
  /** Takes over what another source holds: opened later, it goes first for an image that both hold. */
  merge(other: FrameSource): void;
  has(imageId: string): boolean;
  /** Lets go of images, their files and whatever of them is kept in memory. */
  forget(imageIds: readonly string[]): void;
  /** The object's file as it was opened. */
  bytes(SOPInstanceUID: string): Promise<Uint8Array>;
}

/** Frames kept decoded: the one on screen, which the model reads next, and the one before. */
const keptFrames = 2;

/** An image and the file it is in. */
export interface OpenedImage {
  readonly image: Image;
  readonly file: SourceFile;
}

/** A source of the given images' frames. Files are read again when needed: only the last ones stay in memory. */
export function createFrameSource(
  opened: readonly OpenedImage[],
  cache = new FileCache(),
): FrameSource {
  const images = new Map(opened.map((entry) => [entry.image.imageId, entry]));
  const files = new Map(opened.map(({ image, file }) => [image.SOPInstanceUID, file]));
  const others: FrameSource[] = [];
  const decoder = createDecoder();
  const recent = new Map<string, Frame>();

  function keep(imageId: string, frame: Frame): void {
    recent.delete(imageId);
    recent.set(imageId, frame);
    const [oldest] = recent.keys();
    if (recent.size > keptFrames && oldest !== undefined) recent.delete(oldest);
  }

  async function encode({ image, file }: OpenedImage): Promise<EncodedFrame> {
    const { bytes, dataset } = await cache.load(file);
    if (!dataset) return { kind: 'picture', bytes: bytes.slice() };
    const description = describePixels(dataset, image.frame);
    const encoded = locateFrame(dataset, description, image.frame, image.NumberOfFrames);
    // A copy: these bytes move to the worker, and the file's stay here.
    return { ...encoded, bytes: encoded.bytes.slice() };
  }

  return {
    async readFrame(imageId, signal) {
      const other = others.find((source) => source.has(imageId));
      if (other) return other.readFrame(imageId, signal);
      const entry = images.get(imageId);
      if (!entry) throw new ShokenError('file-decode-failed', { imageId });
      const known = recent.get(imageId);
      if (known) return known;
      try {
        const encoded = await encode(entry);
        if (signal?.aborted) throw new CancelledError();
        const frame = await decoder.decode(encoded, signal);
        keep(imageId, frame);
        return frame;
      } catch (error) {
        throw nameFile(error, entry.image.fileName);
      }
    },
    merge(other) {
      others.unshift(other);
    },
    forget(imageIds) {
      for (const imageId of imageIds) {
        const entry = images.get(imageId);
        if (entry) cache.drop(entry.file);
        images.delete(imageId);
        recent.delete(imageId);
        files.delete(entry?.image.SOPInstanceUID ?? '');
      }
      for (const other of others) other.forget(imageIds);
    },
    has: (imageId) => images.has(imageId) || others.some((source) => source.has(imageId)),
    async bytes(SOPInstanceUID) {
      const other = others.find((source) => source.has(`${SOPInstanceUID}#1`));
      if (other) return other.bytes(SOPInstanceUID);
      const file = files.get(SOPInstanceUID);
      if (file) return new Uint8Array(await file.bytes());
      throw new ShokenError('file-decode-failed', { SOPInstanceUID });
    },
  };
}

/** The same problem, with the file it is about; what is no known problem (the file is gone) becomes one. */
function nameFile(error: unknown, file: string): Error {
  if (error instanceof CancelledError) return error;
  if (error instanceof ShokenError) {
    return new ShokenError(error.code, { file, ...error.detail }, { cause: error });
  }
  return new ShokenError('file-decode-failed', { file, reason: String(error) }, { cause: error });
}
