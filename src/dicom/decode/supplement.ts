import type { DisplayPixels } from '#domain';
import { bytesOfTable } from './color';
import type { PaletteSupplement, StoredSamples } from './types';

/**
 * A grey image as it is meant to be seen: stored values from the palette's first on in its colours, those below in
 * shades of grey through the header's window (PS3.3 C.7.6.19).
 */
export function colorOfSupplement(
  { data: stored }: StoredSamples,
  grey: DisplayPixels,
  { palette, window }: PaletteSupplement,
): DisplayPixels {
  const tables = palette.map((table) => ({ first: table.first, bytes: bytesOfTable(table) }));
  const firstInColor = palette[0].first;
  const lower = window ? window.center - window.width / 2 : grey.min;
  const gain = 255 / Math.max(window ? window.width : grey.max - grey.min, Number.EPSILON);
  // Clamps and rounds.
  const data = new Uint8ClampedArray(stored.length * 3);
  for (let at = 0; at < stored.length; at++) {
    const value = stored[at]!;
    if (value < firstInColor) {
      const shade = (grey.data[at]! - lower) * gain;
      data.fill(grey.isInverted ? 255 - shade : shade, at * 3, at * 3 + 3);
    } else {
      for (let channel = 0; channel < 3; channel++) {
        const { first, bytes } = tables[channel]!;
        data[at * 3 + channel] = bytes[Math.min(Math.max(value - first, 0), bytes.length - 1)]!;
      }
    }
  }
  const { width, height } = grey;
  return {
    width,
    height,
    data: new Uint8Array(data.buffer),
    isColor: true,
    isInverted: false,
    min: 0,
    max: 255,
  };
}
