import type { MaskInImage } from '#domain';

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
