import type { Image, OverlayPlane } from '#domain';
import type { Dataset } from './dataset';
import type { EncodedDicomFrame, EncodedFrame } from './decode';
import { describePixels } from './describePixels';
import type { FileCache } from './fileCache';
import type { LoadedFile } from './loadFile';
import { frameOfBytes, locateFrame, locateNative } from './locateFrame';
import { readOverlays } from './readOverlays';
import type { SourceFile } from './sourceFile';

/** A frame as it is stored, for the decoder to take away, and what lies over it. */
export interface ReadFrame {
  readonly encoded: EncodedFrame;
  readonly overlayPlanes: readonly OverlayPlane[];
}

interface FrameOfFile {
  readonly image: Image;
  readonly file: SourceFile;
}

/** Reads one frame of a file; of an image that is had in parts, that frame alone if it can be had. */
export async function encodeFrame(
  { image, file }: FrameOfFile,
  cache: FileCache,
  signal?: AbortSignal,
): Promise<ReadFrame> {
  const loaded = await cache.load(file);
  if (file.parts && loaded.dataset) {
    const fetched = await fetchFrame(file, loaded.dataset, image.frame, signal);
    if (fetched) return withOverlays(loaded.dataset, image.frame, fetched);
  }
  const fetched = await readFrameBytes(file, loaded, image.frame);
  if (fetched && loaded.dataset) return withOverlays(loaded.dataset, image.frame, fetched);
  const { bytes, dataset } = file.parts ? await cache.loadWhole(file) : loaded;
  if (!dataset) return { encoded: { kind: 'picture', bytes: bytes.slice() }, overlayPlanes: [] };
  const description = describePixels(dataset, image.frame);
  const encoded = locateFrame(dataset, description, image.frame, image.NumberOfFrames);
  const read = withOverlays(dataset, image.frame, encoded);
  // A copy: these bytes move to the worker, and the file's stay here.
  return { ...read, encoded: { ...encoded, bytes: encoded.bytes.slice() } };
}

function withOverlays(dataset: Dataset, frame: number, encoded: EncodedDicomFrame): ReadFrame {
  const overlayPlanes = readOverlays(dataset, frame, encoded.description, encoded.bytes);
  return { encoded, overlayPlanes };
}

/** A frame of a file of which only the head was read; null where all of it was. */
async function readFrameBytes(
  { range }: SourceFile,
  { dataset, headOf }: LoadedFile,
  frame: number,
): Promise<EncodedDicomFrame | null> {
  const element = dataset?.pixelElement();
  if (!headOf || !dataset || !element || !range) return null;
  const description = describePixels(dataset, frame);
  const { at, length, bitOffset } = locateNative(dataset, element, description, frame);
  const from = headOf.dataSetAt + at;
  const bytes = new Uint8Array(await range.read(from, from + length));
  return { kind: 'dicom', description, bytes, bitOffset };
}

/** Null where the frame does not come by itself, or not as it should. */
async function fetchFrame(
  { parts }: SourceFile,
  dataset: Dataset,
  frame: number,
  signal?: AbortSignal,
): Promise<EncodedDicomFrame | null> {
  const fetched = (await parts?.frame(frame, signal)) ?? null;
  if (!fetched) return null;
  const description = describePixels(dataset.withPixelsIn(fetched.TransferSyntaxUID), frame);
  return frameOfBytes(description, fetched.bytes);
}
