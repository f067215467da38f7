import { ShokenError } from '#domain';
import type { PixelDescription } from './types';

/**
 * RLE Lossless (PS3.5 annex G) to interleaved little-endian samples. Each segment is one byte plane
 * of one sample, most significant byte first. A segment that ends early leaves zeros.
 */
export function decodeRle(bytes: Uint8Array, description: PixelDescription): Uint8Array {
  const { Rows, Columns, SamplesPerPixel, BitsAllocated } = description;
  const sampleBytes = Math.max(1, BitsAllocated >> 3);
  const segments = SamplesPerPixel * sampleBytes;
  if (bytes.length < 64) throw new ShokenError('file-truncated');
  const header = new DataView(bytes.buffer, bytes.byteOffset, 64);
  const written = header.getUint32(0, true);
  if (written < segments) {
    throw new ShokenError('file-decode-failed', {
      reason: `${written} RLE segments instead of ${segments}`,
    });
  }
  // Bits of a 1-bit image are packed as in an uncompressed one.
  const count = BitsAllocated === 1 ? Math.ceil((Rows * Columns) / 8) : Rows * Columns;
  const output = new Uint8Array(count * segments);
  for (let segment = 0; segment < segments; segment++) {
    const start = header.getUint32(4 + segment * 4, true);
    const end = segment + 1 < written ? header.getUint32(8 + segment * 4, true) : bytes.length;
    const sample = Math.floor(segment / sampleBytes);
    const byteOfSample = sampleBytes - 1 - (segment % sampleBytes);
    const source = bytes.subarray(start, end);
    expandSegment(source, output, sample * sampleBytes + byteOfSample, segments);
  }
  return output;
}

/** PackBits: 0..127 copies that many + 1 bytes, −127..−1 repeats the next byte, −128 does nothing. */
function expandSegment(
  source: Uint8Array,
  output: Uint8Array,
  start: number,
  stride: number,
): void {
  let to = start;
  let from = 0;
  while (from < source.length && to < output.length) {
    const control = source[from++]!;
    if (control === 128) continue;
    if (control < 128) {
      for (let left = control + 1; left > 0 && from < source.length; left--, to += stride) {
        output[to] = source[from++]!;
      }
    } else {
      const value = source[from++] ?? 0;
      for (let left = 257 - control; left > 0; left--, to += stride) output[to] = value;
    }
  }
}
