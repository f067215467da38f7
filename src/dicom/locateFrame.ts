import { ShokenError } from '#domain';
import type { Element, Fragment } from 'dicom-parser';
import type { Dataset } from './dataset';
import type { EncodedDicomFrame, PixelDescription } from './decode';

/** The bytes of one frame (1-based), not decoded and as far as possible not copied. Throws `file-truncated`. */
export function locateFrame(
  dataset: Dataset,
  description: PixelDescription,
  frame: number,
  NumberOfFrames: number,
): EncodedDicomFrame {
  const element = dataset.pixelElement();
  if (!element) throw new ShokenError('file-no-pixels');
  if (element.fragments && element.encapsulatedPixelData) {
    const bytes = joinFragments(dataset, element.fragments, frame, NumberOfFrames);
    return { kind: 'dicom', description, bytes, bitOffset: 0 };
  }
  const { at, length, bitOffset } = locateNative(dataset, element, description, frame);
  return { kind: 'dicom', description, bytes: dataset.bytesAt(at, length), bitOffset };
}

/** Which bytes of the data set an uncompressed frame is, and with which bit it begins. Throws `file-truncated`. */
export function locateNative(
  dataset: Dataset,
  element: Element,
  description: PixelDescription,
  frame: number,
) {
  const { start, end } = nativeRange(description, frame);
  const from = Math.floor(start / 8);
  const length = Math.ceil(end / 8) - from;
  const present = dataset.lengthPresent(element);
  if (Math.ceil(end / 8) > present) throw new ShokenError('file-truncated');
  // Swapped pairs of an odd number of bytes need the padding byte after them.
  const available = Math.min(length + (length & 1), present - from);
  return { at: element.dataOffset + from, length: available, bitOffset: start % 8 };
}

/** A frame that came by itself; null where it is not all there. */
export function frameOfBytes(
  description: PixelDescription,
  bytes: Uint8Array,
): EncodedDicomFrame | null {
  const isEnough =
    description.codec === 'none' ? bytes.length * 8 >= nativeRange(description, 1).end : true;
  return bytes.length > 0 && isEnough ? { kind: 'dicom', description, bytes, bitOffset: 0 } : null;
}

/** Bits from and to which an uncompressed frame runs. */
function nativeRange(description: PixelDescription, frame: number) {
  const { Rows, Columns, SamplesPerPixel, BitsAllocated, PhotometricInterpretation } = description;
  const is422 = PhotometricInterpretation.endsWith('_422') && BitsAllocated === 8;
  const bits = Rows * Columns * (is422 ? 2 : SamplesPerPixel) * BitsAllocated;
  return { start: (frame - 1) * bits, end: frame * bits };
}

function joinFragments(
  dataset: Dataset,
  fragments: readonly Fragment[],
  frame: number,
  NumberOfFrames: number,
): Uint8Array {
  const [first, end] = findFragments(dataset, fragments, frame, NumberOfFrames);
  const parts = fragments.slice(first, end).map(({ position, length }) => {
    const part = dataset.bytesAt(position, length);
    if (part.length < length) throw new ShokenError('file-truncated');
    return part;
  });
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  if (total === 0) throw new ShokenError('file-truncated');
  if (parts.length === 1 && parts[0]) return parts[0];
  const joined = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/**
 * Fragments from and to (exclusive) which a frame runs: by one fragment per frame, the Extended or Basic
 * Offset Table, or, where a writer left all that out, by where streams start (PS3.5 A.4).
 */
function findFragments(
  dataset: Dataset,
  fragments: readonly Fragment[],
  frame: number,
  NumberOfFrames: number,
): [number, number] {
  if (NumberOfFrames <= 1) return [0, fragments.length];
  if (fragments.length === NumberOfFrames) return [frame - 1, frame];
  const offsets = readExtendedOffsets(dataset) ?? basicOffsets(dataset.element('PixelData'));
  let starts = offsets.map((offset) =>
    fragments.findIndex((fragment) => fragment.offset === offset),
  );
  const isUsable = starts.length === NumberOfFrames && !starts.includes(-1);
  if (!isUsable) {
    starts = fragments.flatMap((fragment, index) =>
      startsStream(dataset.bytesAt(fragment.position, 4)) ? [index] : [],
    );
  }
  const start = starts[frame - 1];
  if (start === undefined) throw new ShokenError('file-truncated');
  return [start, starts[frame] ?? fragments.length];
}

const basicOffsets = (element: Element | null) => element?.basicOffsetTable ?? [];

function readExtendedOffsets(dataset: Dataset): number[] | null {
  const bytes = dataset.bytes('ExtendedOffsetTable');
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 3 }, (_, index) =>
    Number(view.getBigUint64(index * 8, true)),
  );
}

/** JPEG (FF D8), JPEG 2000 (FF 4F, or the JP2 box), JPEG XL (FF 0A, or its box). */
function startsStream(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === 0xff) return second === 0xd8 || second === 0x4f || second === 0x0a;
  return first === 0 && second === 0 && bytes[2] === 0 && bytes[3] === 0x0c;
}
