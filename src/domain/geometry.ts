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
  let [left, top, right, bottom] = [mask.width, mask.height, -1, -1];
  for (let row = 0; row < mask.height; row++) {
    const line = mask.data.subarray(row * mask.width, (row + 1) * mask.width);
    const first = line.indexOf(1);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, line.lastIndexOf(1));
    top = Math.min(top, row);
    bottom = row;
  }
  if (right < 0) return null;
  return [mask.x + left, mask.y + top, right - left + 1, bottom - top + 1];
}

/** The mask on another crop of the same image, in whole pixels; what lies outside the crop is lost. */
export function cropMask(mask: MaskInImage, [x, y, width, height]: BoxInImage): MaskInImage {
  const data = new Uint8Array(width * height);
  const left = Math.max(x, mask.x);
  const right = Math.min(x + width, mask.x + mask.width);
  for (let row = Math.max(y, mask.y); row < Math.min(y + height, mask.y + mask.height); row++) {
    if (right <= left) break;
    const start = (row - mask.y) * mask.width;
    const line = mask.data.subarray(start + left - mask.x, start + right - mask.x);
    data.set(line, (row - y) * width + left - x);
  }
  return { ...mask, x, y, width, height, data };
}

/** Number of set pixels. */
export function areaOfMask(mask: MaskInImage): number {
  let area = 0;
  for (const value of mask.data) area += value;
  return area;
}
