import { ShokenError, type DisplayPixels } from '#domain';
import { frameOfGrey } from './grey';
import type { Frame, LookupTable, PixelDescription, StoredSamples } from './types';

/** RGB interleaved, 8 bit, from palette indices, RGB or luma and chroma (PS3.3 C.7.6.3.1.2). */
export function colorFromSamples(
  samples: StoredSamples,
  description: PixelDescription,
): DisplayPixels {
  const { width, height, samplesPerPixel } = samples;
  const photometric = description.PhotometricInterpretation;
  if (description.palette) {
    return colorOf(width, height, applyPalette(samples, description.palette));
  }
  if (samplesPerPixel !== 3 && samplesPerPixel !== 4) {
    throw new ShokenError('file-unsupported-photometric', { photometric });
  }
  const data = to8Bit(samples);
  if (photometric.startsWith('YBR_PARTIAL') && !samples.isRgb) widenLuma(data);
  const isLuma = /^YBR_(FULL|PARTIAL)/.test(photometric);
  if (isLuma && !samples.isRgb) convertLuma(data);
  return colorOf(width, height, data);
}

const colorOf = (width: number, height: number, data: Uint8Array): DisplayPixels => ({
  width,
  height,
  data,
  isColor: true,
  isInverted: false,
  min: 0,
  max: 255,
});

function applyPalette(samples: StoredSamples, palette: readonly LookupTable[]): Uint8Array {
  const count = samples.width * samples.height;
  const data = new Uint8Array(count * 3);
  palette.forEach((table, channel) => {
    const { first } = table;
    const values = bytesOfTable(table);
    const last = values.length - 1;
    for (let at = 0; at < count; at++) {
      data[at * 3 + channel] = values[Math.min(Math.max(samples.data[at]! - first, 0), last)]!;
    }
  });
  return data;
}

/** What a palette gives, in 8 bits. Some writers fill a 16-bit table with 8-bit values. */
export function bytesOfTable({ values, bits }: LookupTable): Uint8Array {
  const is16Bit = bits > 8 && values.some((value) => value > 255);
  return Uint8Array.from(values, (value) => (is16Bit ? value >> 8 : value));
}

/** Three samples per pixel (a fourth, opacity, is left out), the top 8 bits of each. */
function to8Bit({ data: stored, width, height, samplesPerPixel, bits }: StoredSamples): Uint8Array {
  const count = width * height;
  const data = new Uint8Array(count * 3);
  const divisor = 2 ** Math.max(0, bits - 8);
  if (samplesPerPixel === 3 && divisor === 1) {
    data.set(stored.subarray(0, count * 3));
    return data;
  }
  for (let at = 0; at < count; at++) {
    for (let channel = 0; channel < 3; channel++) {
      data[at * 3 + channel] = Math.floor(stored[at * samplesPerPixel + channel]! / divisor);
    }
  }
  return data;
}

/** Luma of 16..235 and chroma of 16..240 to the full range, in place (PS3.3 C.7.6.3.1.2). */
function widenLuma(data: Uint8Array): void {
  const clamped = new Uint8ClampedArray(data.buffer);
  for (let at = 0; at < clamped.length; at++) {
    clamped[at] =
      at % 3 === 0 ? ((clamped[at]! - 16) * 255) / 219 : 128 + ((clamped[at]! - 128) * 255) / 224;
  }
}

/** Full-range YCbCr to RGB, in place. */
function convertLuma(data: Uint8Array): void {
  const clamped = new Uint8ClampedArray(data.buffer);
  for (let at = 0; at + 2 < clamped.length; at += 3) {
    const luma = clamped[at]!;
    const blue = clamped[at + 1]! - 128;
    const red = clamped[at + 2]! - 128;
    clamped[at] = luma + 1.402 * red;
    clamped[at + 1] = luma - 0.344136 * blue - 0.714136 * red;
    clamped[at + 2] = luma + 1.772 * blue;
  }
}

/** A colour image whose three channels are equal everywhere is a grey one; null for real colour. */
export function greyFromColor(color: DisplayPixels): Frame | null {
  const { data, width, height } = color;
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return null;
  }
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * 3]!;
  return frameOfGrey({ width, height, data: grey, padding: null, isInverted: false });
}
