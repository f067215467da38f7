import {
  dot,
  normalOf,
  subtract,
  type Image,
  type ImagePlane,
  type PlacedImage,
  type PointInImage,
  type Vector3,
} from '#domain';

/** An image whose place in the patient is known; null for any other. */
export function placedImage({ plane, spacing, Rows, Columns }: Image): PlacedImage | null {
  return plane && spacing ? { plane, spacing, Rows, Columns } : null;
}

/** How far a point lies from the plane, mm, to either side. */
export const distanceTo = (plane: ImagePlane, point: Vector3): number =>
  Math.abs(dot(subtract(point, plane.position), normalOf(plane)));

/** Within what rounding to decimal strings does. */
export const areParallel = (a: ImagePlane, b: ImagePlane): boolean =>
  Math.abs(dot(normalOf(a), normalOf(b))) > 0.999;

/** Where a point of the patient lies on the image, seen along its normal. */
export function pointOnImage({ plane, spacing }: PlacedImage, point: Vector3): PointInImage {
  const away = subtract(point, plane.position);
  return {
    x: dot(away, plane.rowDirection) / spacing.columnMm + 0.5,
    y: dot(away, plane.columnDirection) / spacing.rowMm + 0.5,
  };
}

/** Where neighbours are unknown, a point this near counts as on the plane, mm. */
const loneReach = 0.5;

/** Half the way to the next image of the series: what lies nearer is nearest to this image. */
export function reachOf(image: Image, images: readonly Image[]): number {
  const { plane } = image;
  if (!plane) return loneReach;
  let nearest = Infinity;
  for (const other of images) {
    if (!other.plane || other === image || !areParallel(plane, other.plane)) continue;
    const distance = distanceTo(plane, other.plane.position);
    if (distance > 1e-3 && distance < nearest) nearest = distance;
  }
  return Number.isFinite(nearest) ? nearest / 2 + 1e-3 : loneReach;
}
