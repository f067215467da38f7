import type { BoxInImage, MaskInImage } from '#domain';
import { boxOfMask } from '#domain';

/**
 * Binary frames as DICOM stores them (PS3.5 8.1.1, annex D): one bit per pixel, least significant bit
 * first, frame after frame without a gap, so that a frame may begin inside a byte. Even length.
 */
export function packFrames(
  masks: readonly MaskInImage[],
  columns: number,
  rows: number,
): Uint8Array<ArrayBuffer> {
  const bytes = Math.ceil((masks.length * columns * rows) / 8);
  const packed = new Uint8Array(bytes + (bytes % 2));
  for (const [frame, mask] of masks.entries()) {
    const start = frame * columns * rows;
    for (let y = 0; y < mask.height; y++) {
      const row = start + (mask.y + y) * columns + mask.x;
      for (let x = 0; x < mask.width; x++) {
        if (mask.data[y * mask.width + x] === 0) continue;
        const bit = row + x;
        packed[bit >> 3]! |= 1 << (bit & 7);
      }
    }
  }
  return packed;
}

/** One frame of packed bits, cropped to what is set; null for a frame without a set pixel. */
export function unpackFrame(
  packed: Uint8Array,
  frame: number,
  columns: number,
  rows: number,
): MaskInImage | null {
  const data = new Uint8Array(columns * rows);
  const start = frame * columns * rows;
  for (let index = 0; index < data.length; index++) {
    const bit = start + index;
    data[index] = (packed[bit >> 3]! >> (bit & 7)) & 1;
  }
  const whole = {
    imageWidth: columns,
    imageHeight: rows,
    x: 0,
    y: 0,
    width: columns,
    height: rows,
  };
  const box = boxOfMask({ ...whole, data });
  return box && cropMask({ ...whole, data }, box);
}

function cropMask(mask: MaskInImage, [left, top, width, height]: BoxInImage): MaskInImage {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * mask.width + left;
    data.set(mask.data.subarray(from, from + width), y * width);
  }
  return { ...mask, x: left, y: top, width, height, data };
}
