import type { OverlayPlane } from '#domain';
import type { Dataset } from './dataset';
import type { PixelDescription } from './decode';

/** Repeating groups 6000, 6002 … 601E (PS3.5 7.6). */
const groupCount = 16;

/**
 * Overlay planes of one frame (1-based; PS3.3 C.9.2): of their own bits, or, as older objects have them, in bits of
 * the pixels that Bits Stored leaves free. A plane that is cut short or says nothing usable is left out.
 */
export function readOverlays(
  dataset: Dataset,
  frame: number,
  description: PixelDescription,
  framePixels: Uint8Array,
): OverlayPlane[] {
  const planes: OverlayPlane[] = [];
  for (let group = 0; group < groupCount; group++) {
    const overlay = dataset.overlayGroup(group);
    if (!overlay.has('OverlayRows')) continue;
    const bits = overlay.has('OverlayData')
      ? readOwnBits(overlay, frame)
      : readEmbeddedBits(overlay, description, framePixels);
    if (bits) planes.push({ ...describe(overlay), ...sizeOf(overlay), bits });
  }
  return planes;
}

function describe(overlay: Dataset) {
  return {
    label: overlay.string('OverlayLabel') || overlay.string('OverlayDescription'),
    isRegion: overlay.string('OverlayType').toUpperCase().startsWith('R'),
    // 1\1 is the image's first pixel; a plane may begin outside the image.
    top: (overlay.int16('OverlayOrigin', 0) ?? 1) - 1,
    left: (overlay.int16('OverlayOrigin', 1) ?? 1) - 1,
  };
}

const sizeOf = (overlay: Dataset) => ({
  rows: overlay.uint16('OverlayRows') ?? 0,
  columns: overlay.uint16('OverlayColumns') ?? 0,
});

/** Bits fill each byte from its lowest and run on from frame to frame (PS3.5 8.1.2). */
function readOwnBits(overlay: Dataset, frame: number): Uint8Array | null {
  const { rows, columns } = sizeOf(overlay);
  const count = Math.max(1, overlay.number('NumberOfFramesInOverlay') ?? 1);
  const index = frame - (overlay.uint16('ImageFrameOrigin') ?? 1);
  // A plane of one frame, as of most objects, lies over each frame of the image.
  const at = count === 1 ? 0 : index;
  if (at < 0 || at >= count) return null;
  const size = rows * columns;
  const packed = overlay.bytes('OverlayData');
  if (size === 0 || packed.length * 8 < (at + 1) * size) return null;
  // Words of a big-endian data set hold their lowest bits in the second byte.
  const swap = overlay.isBigEndian && overlay.element('OverlayData')?.vr !== 'OB' ? 1 : 0;
  const bits = new Uint8Array(size);
  for (let to = 0; to < size; to++) {
    const bit = at * size + to;
    bits[to] = (packed[(bit >> 3) ^ swap]! >> (bit & 7)) & 1;
  }
  return bits;
}

/** One bit of every stored word, at Overlay Bit Position. Only uncompressed words still hold it. */
function readEmbeddedBits(
  overlay: Dataset,
  description: PixelDescription,
  framePixels: Uint8Array,
): Uint8Array | null {
  const { codec, BitsAllocated, BitsStored, HighBit, Rows, Columns } = description;
  const position = overlay.uint16('OverlayBitPosition');
  const isFree = position !== null && (position > HighBit || position <= HighBit - BitsStored);
  if (codec !== 'none' || BitsAllocated !== 16 || !isFree || position > 15) return null;
  const { rows, columns } = sizeOf(overlay);
  if (rows !== Rows || columns !== Columns || framePixels.length < rows * columns * 2) return null;
  const isHighByte = position > 7;
  const offset = isHighByte === description.isBigEndian ? 0 : 1;
  const bits = new Uint8Array(rows * columns);
  for (let at = 0; at < bits.length; at++) {
    bits[at] = (framePixels[at * 2 + offset]! >> (position & 7)) & 1;
  }
  return bits;
}
