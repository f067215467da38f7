import type { BoxInImage, Image, MaskInImage, Side } from '#domain';

/** A box clipped to the image, in whole pixels, as a filled mask. */
export function maskOfBox(image: Image, [x, y, width, height]: BoxInImage): MaskInImage {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(image.Columns, Math.ceil(x + width));
  const bottom = Math.min(image.Rows, Math.ceil(y + height));
  const size = { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
  return {
    imageWidth: image.Columns,
    imageHeight: image.Rows,
    x: left,
    y: top,
    ...size,
    data: new Uint8Array(size.width * size.height).fill(1),
  };
}

/**
 * The patient's side of a box drawn by the reader, from Patient Orientation; null where the header
 * does not tell it or the box crosses the middle, for the reader to say.
 */
export function guessSide(image: Image, [x, , width]: BoxInImage): Side | null {
  const towards = image.PatientOrientation?.[0].charAt(0);
  if (towards !== 'L' && towards !== 'R') return null;
  const middle = image.Columns / 2;
  if (x < middle && x + width > middle) return null;
  const isRightHalf = x + width / 2 > middle;
  return isRightHalf === (towards === 'L') ? 'left' : 'right';
}
