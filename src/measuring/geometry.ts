import type { PointInImage } from '#domain';
import type { Scale } from './findScale';

type Steps = Pick<Scale, 'x' | 'y'>;

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** From one point to the other as it lies in the body: pixels need not be square. */
const between = (from: PointInImage, to: PointInImage, scale: Steps): Vector => ({
  x: (to.x - from.x) * scale.x,
  y: (to.y - from.y) * scale.y,
});

export function lengthBetween(from: PointInImage, to: PointInImage, scale: Steps): number {
  const { x, y } = between(from, to, scale);
  return Math.hypot(x, y);
}

/** Between two directions, 0..180 degrees; 0 where one has no length. */
function angleBetween(a: Vector, b: Vector): number {
  const across = Math.abs(a.x * b.y - a.y * b.x);
  const along = a.x * b.x + a.y * b.y;
  return (Math.atan2(across, along) * 180) / Math.PI;
}

/** At the middle one of three points, 0..180 degrees. */
export function angleAt(
  [from, vertex, to]: readonly [PointInImage, PointInImage, PointInImage],
  scale: Steps,
): number {
  return angleBetween(between(vertex, from, scale), between(vertex, to, scale));
}

/** Between two lines, 0..90 degrees, whichever way each was drawn: the Cobb angle of two end plates. */
export function angleOfLines(
  [a, b, c, d]: readonly [PointInImage, PointInImage, PointInImage, PointInImage],
  scale: Steps,
): number {
  const angle = angleBetween(between(a, b, scale), between(c, d, scale));
  return Math.min(angle, 180 - angle);
}

/** Of the box between two corners. */
export function areaOfRectangle(
  [a, b]: readonly [PointInImage, PointInImage],
  scale: Steps,
): number {
  return Math.abs(b.x - a.x) * scale.x * Math.abs(b.y - a.y) * scale.y;
}

/** Of the ellipse in the box between two corners. */
export function areaOfEllipse(
  corners: readonly [PointInImage, PointInImage],
  scale: Steps,
): number {
  return (Math.PI / 4) * areaOfRectangle(corners, scale);
}
