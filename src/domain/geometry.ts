/** A point in pixels of the source image: x to the right, y down, (0, 0) the upper left corner of the first pixel. */
export interface PointInImage {
  readonly x: number;
  readonly y: number;
}

/** An upright box in pixels of the source image: [x, y, width, height]. */
export type BoxInImage = readonly [x: number, y: number, width: number, height: number];

/** A binary mask on the source image's pixel grid, cropped to where it is non-zero. */
export interface MaskInImage {
  /** Columns and rows of the source image. */
  readonly imageWidth: number;
  readonly imageHeight: number;
  /** Upper left corner of the crop, whole pixels. */
  readonly x: number;
  readonly y: number;
  /** Size of the crop, whole pixels. */
  readonly width: number;
  readonly height: number;
  /** Row-major, 0 or 1, `width * height` long. */
  readonly data: Uint8Array;
}

/** Area of the overlap over area of the union, 0..1; 0 where both are empty. */
export function intersectionOverUnion(a: BoxInImage, b: BoxInImage): number {
  const overlapX = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const overlapY = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (overlapX <= 0 || overlapY <= 0) return 0;
  const overlap = overlapX * overlapY;
  return overlap / (a[2] * a[3] + b[2] * b[3] - overlap);
}

/** The mask's extent as a box; null for a mask without a set pixel. */
export function boxOfMask(mask: MaskInImage): BoxInImage | null {
  let left = mask.width;
  let right = -1;
  let top = mask.height;
  let bottom = -1;
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      if (mask.data[y * mask.width + x] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  return [mask.x + left, mask.y + top, right - left + 1, bottom - top + 1];
}

/** Number of set pixels. */
export function areaOfMask(mask: MaskInImage): number {
  let area = 0;
  for (const value of mask.data) area += value;
  return area;
}
