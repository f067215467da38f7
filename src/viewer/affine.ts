import type { BoxInImage, PointInImage } from '#domain';

/** A point in CSS pixels of the viewport, (0, 0) its upper left corner. */
export interface PointInCanvas {
  readonly x: number;
  readonly y: number;
}
export interface SizeInCanvas {
  readonly width: number;
  readonly height: number;
}

/** SVG's and CSS's `matrix(a, b, c, d, e, f)`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function applyAffine(
  [a, b, c, d, e, f]: Affine,
  { x, y }: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The inverse; null for a matrix that collapses the plane, as that of a viewport without size. */
function invertAffine([a, b, c, d, e, f]: Affine): Affine | null {
  const determinant = a * d - b * c;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12) return null;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

/** The matrix that sends the three given corners of the unit square of image pixels where they lie. */
export function affineFromCorners(
  origin: PointInCanvas,
  alongX: PointInCanvas,
  alongY: PointInCanvas,
): Affine {
  return [
    alongX.x - origin.x,
    alongX.y - origin.y,
    alongY.x - origin.x,
    alongY.y - origin.y,
    origin.x,
    origin.y,
  ];
}

/** CSS pixels per image pixel. */
export function scaleOfAffine([a, b]: Affine): number {
  return Math.hypot(a, b);
}

export function imageFromCanvas(canvasFromImage: Affine, point: PointInCanvas): PointInImage {
  const inverse = invertAffine(canvasFromImage);
  return inverse ? applyAffine(inverse, point) : { x: 0, y: 0 };
}

/** The upright rectangle of the viewport that holds the box of the image. */
export function boxInCanvas(canvasFromImage: Affine, [x, y, width, height]: BoxInImage) {
  const corners = [
    applyAffine(canvasFromImage, { x, y }),
    applyAffine(canvasFromImage, { x: x + width, y }),
    applyAffine(canvasFromImage, { x, y: y + height }),
    applyAffine(canvasFromImage, { x: x + width, y: y + height }),
  ];
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
