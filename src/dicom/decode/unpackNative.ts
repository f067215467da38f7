import { ShokenError } from '#domain';
import type { EncodedDicomFrame, PixelDescription, StoredSamples } from './types';

/** Stored values of an uncompressed frame (PS3.5 8.1): 1 to 32 bits allocated. Throws `file-truncated`. */
export function unpackNative({ bytes, bitOffset, description }: EncodedDicomFrame): StoredSamples {
  const { Columns: width, Rows: height, SamplesPerPixel: samplesPerPixel } = description;
  const common = { width, height, samplesPerPixel, isRgb: false, bits: description.BitsStored };
  const count = width * height * samplesPerPixel;
  if (description.BitsAllocated === 1) {
    return { ...common, bits: 1, data: unpackBits(bytes, bitOffset, count) };
  }
  if (isSubsampled(description)) {
    const swapped = description.areBytesSwapped ? swapPairs(bytes) : bytes;
    return { ...common, data: unpack422(swapped, width, height) };
  }
  const isWhole = [8, 16, 32].includes(description.BitsAllocated);
  const cells = isWhole
    ? readSamples(bytes, count, description)
    : readPacked(bytes, bitOffset, count, description.BitsAllocated);
  const samples = extendBits(cells, description);
  const isPlanar = samplesPerPixel > 1 && description.PlanarConfiguration === 1;
  return { ...common, data: isPlanar ? interleavePlanes(samples, samplesPerPixel) : samples };
}

/** Uncompressed 4:2:2 has two samples per pixel on disk, whatever Samples per Pixel says. */
const isSubsampled = ({ PhotometricInterpretation, BitsAllocated, codec }: PixelDescription) =>
  PhotometricInterpretation.endsWith('_422') && BitsAllocated === 8 && codec !== 'rle';

type Samples = Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

function readSamples(bytes: Uint8Array, count: number, description: PixelDescription): Samples {
  const { BitsAllocated, isBigEndian, areBytesSwapped } = description;
  if (BitsAllocated === 8) {
    // Swapped pairs of an odd number of pixels reach one byte further.
    const content = areBytesSwapped ? swapPairs(bytes) : bytes;
    if (content.length < count) throw new ShokenError('file-truncated');
    return content.subarray(0, count);
  }
  const size = BitsAllocated / 8;
  if (bytes.length < count * size) throw new ShokenError('file-truncated');
  // A copy starts at an aligned address, which a view of the file may not.
  const copy = bytes.slice(0, count * size);
  if (isBigEndian) reverseEach(copy, size);
  return size === 2 ? new Uint16Array(copy.buffer) : new Uint32Array(copy.buffer);
}

function reverseEach(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = bytes.slice();
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1]!;
    swapped[at + 1] = bytes[at]!;
  }
  return swapped;
}

/** Keeps Bits Stored bits below High Bit (others may hold old overlays) and extends the sign. */
function extendBits(samples: Samples, description: PixelDescription): Samples {
  const { BitsAllocated, BitsStored, HighBit, isSigned } = description;
  const isWhole = BitsStored === BitsAllocated;
  if (!isSigned && isWhole) return samples;
  if (isSigned && isWhole && BitsAllocated === 16) return new Int16Array(samples.buffer);
  if (isSigned && isWhole && BitsAllocated === 32) return new Int32Array(samples.buffer);
  const left = 31 - HighBit;
  const right = 32 - BitsStored;
  if (isSigned) {
    const signed =
      BitsAllocated > 16 ? new Int32Array(samples.length) : new Int16Array(samples.length);
    for (let at = 0; at < signed.length; at++) signed[at] = (samples[at]! << left) >> right;
    return signed;
  }
  const unsigned = samples.slice();
  for (let at = 0; at < unsigned.length; at++) unsigned[at] = (samples[at]! << left) >>> right;
  return unsigned;
}

function interleavePlanes(samples: Samples, samplesPerPixel: number): Samples {
  const interleaved = samples.slice();
  const count = samples.length / samplesPerPixel;
  for (let plane = 0; plane < samplesPerPixel; plane++) {
    for (let at = 0; at < count; at++) {
      interleaved[at * samplesPerPixel + plane] = samples[plane * count + at]!;
    }
  }
  return interleaved;
}

/** Pixels fill each byte from its lowest bit (PS3.5 8.1.1), and frames follow each other without a gap. */
function unpackBits(bytes: Uint8Array, bitOffset: number, count: number): Uint8Array {
  if (bytes.length * 8 < bitOffset + count) throw new ShokenError('file-truncated');
  const data = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const bit = bitOffset + at;
    data[at] = (bytes[bit >> 3]! >> (bit & 7)) & 1;
  }
  return data;
}

/** Cells of other widths, such as 12 bits, follow each other without a gap, lowest bit first (PS3.5 annex D). */
function readPacked(bytes: Uint8Array, bitOffset: number, count: number, width: number) {
  if (bytes.length * 8 < bitOffset + count * width) throw new ShokenError('file-truncated');
  const data = width <= 8 ? new Uint8Array(count) : new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const first = bitOffset + at * width;
    let cell = 0;
    for (let bit = first; bit < first + width; bit++) {
      cell += ((bytes[bit >> 3]! >> (bit & 7)) & 1) * 2 ** (bit - first);
    }
    data[at] = cell;
  }
  return data;
}

/** Y1 Y2 Cb Cr for every two pixels of a row (PS3.3 C.7.6.3.1.2) to Y Cb Cr per pixel. */
function unpack422(bytes: Uint8Array, width: number, height: number): Uint8Array {
  if (bytes.length < width * height * 2) throw new ShokenError('file-truncated');
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const group = (pixel >> 1) * 4;
    data[pixel * 3] = bytes[group + (pixel & 1)]!;
    data[pixel * 3 + 1] = bytes[group + 2]!;
    data[pixel * 3 + 2] = bytes[group + 3]!;
  }
  return data;
}
