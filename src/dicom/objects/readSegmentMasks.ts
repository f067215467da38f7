import type { MaskInImage } from '#domain';
import type { Dataset } from '../dataset';
import { createDecoder, type EncodedDicomFrame } from '../decode';
import { describePixels } from '../describePixels';
import { locateFrame } from '../locateFrame';
import { cropGrid } from './cropGrid';

interface FrameOfSegments {
  /** 1-based. */
  readonly frame: number;
  readonly NumberOfFrames: number;
  readonly type: string;
  /** The one the frame is of; a label map's frame holds any. */
  readonly segment: number | null;
}

/** The masks of one frame by segment number, without those in which nothing is set. Throws file codes. */
export async function readSegmentMasks(
  dataset: Dataset,
  { frame, NumberOfFrames, type, segment }: FrameOfSegments,
): Promise<Map<number, MaskInImage>> {
  // Numbers of segments, not colours or grey: neither palette nor rescale may change them.
  const description = {
    ...describePixels(dataset, frame),
    palette: null,
    supplement: null,
    modalityLut: null,
    slope: 1,
    intercept: 0,
    padding: null,
    isInverted: false,
    PhotometricInterpretation: 'MONOCHROME2',
  };
  const encoded = locateFrame(dataset, description, frame, NumberOfFrames);
  const { Rows, Columns, BitsAllocated, codec } = description;
  const values =
    codec === 'none' && BitsAllocated === 1
      ? unpack(encoded.bytes, encoded.bitOffset, Rows * Columns)
      : await decode({ ...encoded, bytes: encoded.bytes.slice() });
  if (type === 'LABELMAP') return masksByLabel(values, Columns, Rows);
  const threshold =
    type === 'FRACTIONAL' ? (dataset.uint16('MaximumFractionalValue') ?? 255) / 2 : 0.5;
  const mask = cropGrid(values, Columns, Rows, (value) => value >= threshold);
  return new Map(mask && segment !== null ? [[segment, mask]] : []);
}

async function decode(encoded: EncodedDicomFrame): Promise<Float32Array> {
  const { modality } = await createDecoder().decode(encoded);
  return modality?.data ?? new Float32Array(0);
}

/** Bits fill each byte from its lowest (PS3.5 8.1.1); most bytes of a mask are empty. */
function unpack(bytes: Uint8Array, bitOffset: number, count: number): Uint8Array {
  const values = new Uint8Array(count);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      const to = at * 8 + bit - bitOffset;
      if (to >= 0 && to < count) values[to] = (byte >> bit) & 1;
    }
  }
  return values;
}

/** 0 is background unless a segment says that it is not; one that does is left undrawn. */
function masksByLabel(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
): Map<number, MaskInImage> {
  const labels = new Set<number>();
  for (let at = 0; at < values.length; at++) if (values[at] !== 0) labels.add(values[at]!);
  const masks = new Map<number, MaskInImage>();
  for (const label of labels) {
    const mask = cropGrid(values, columns, rows, (value) => value === label);
    if (mask) masks.set(label, mask);
  }
  return masks;
}
