import type { Graphic, GraphicInPatient, PointInImage, Vector3 } from '#domain';
import type { Dataset } from '../dataset';

/** A round shape is drawn as a polygon of so many corners. */
const corners = 72;

/** Points of an SCOORD or a presentation's graphic (PS3.3 C.18.6, C.10.5); null where they make no shape. */
export function readGraphic(item: Dataset): Graphic | null {
  const points = pointsOf(item.floats('GraphicData'));
  return points && shapeOf(item.string('GraphicType').toUpperCase(), points);
}

/** Pairs of column and row; null where one is without its other, or is no number. */
export function pointsOf(values: readonly number[]): PointInImage[] | null {
  if (values.length === 0 || values.length % 2 !== 0 || !values.every(Number.isFinite)) return null;
  return Array.from({ length: values.length / 2 }, (_, index) => ({
    x: values[index * 2]!,
    y: values[index * 2 + 1]!,
  }));
}

function shapeOf(type: string, points: PointInImage[]): Graphic | null {
  const [first, second] = points;
  switch (type) {
    case 'POINT':
    case 'MULTIPOINT':
      return { shape: 'points', points };
    case 'POLYLINE':
    case 'INTERPOLATED': {
      if (!first || points.length < 2) return null;
      const line = type === 'POLYLINE' ? points : smooth(points);
      const last = points.at(-1);
      const isClosed = points.length > 3 && first.x === last?.x && first.y === last.y;
      return isClosed
        ? { shape: 'polygon', points: line.slice(0, -1) }
        : { shape: 'line', points: line };
    }
    case 'CIRCLE': {
      if (!first || !second) return null;
      const radius = Math.hypot(second.x - first.x, second.y - first.y);
      return { shape: 'polygon', points: round(first, { x: radius, y: 0 }, { x: 0, y: radius }) };
    }
    case 'ELLIPSE': {
      const [a, b, c, d] = points;
      if (!a || !b || !c || !d) return null;
      const center = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const half = (from: PointInImage, to: PointInImage) => ({
        x: (to.x - from.x) / 2,
        y: (to.y - from.y) / 2,
      });
      return { shape: 'polygon', points: round(center, half(a, b), half(c, d)) };
    }
    default:
      return null;
  }
}

/** An ellipse from its middle and the halves of its axes. */
function round(center: PointInImage, major: PointInImage, minor: PointInImage): PointInImage[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return {
      x: center.x + major.x * cos + minor.x * sin,
      y: center.y + major.y * cos + minor.y * sin,
    };
  });
}

const stepsBetween = 8;

/** A curve through all points (Catmull and Rom); the standard leaves the kind of spline to the viewer. */
function smooth(points: readonly PointInImage[]): PointInImage[] {
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)]!;
  const curve = points.slice(0, -1).flatMap((_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    return Array.from({ length: stepsBetween }, (_unused, step) => {
      const t = step / stepsBetween;
      const along = (a: number, b: number, c: number, d: number) =>
        b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
      return {
        x: along(before.x, from.x, to.x, after.x),
        y: along(before.y, from.y, to.y, after.y),
      };
    });
  });
  return [...curve, at(points.length - 1)];
}

/** Points of an SCOORD3D (PS3.3 C.18.9); null where they make no shape. Ellipsoids are left to words. */
export function readGraphicInPatient(item: Dataset): GraphicInPatient | null {
  const values = item.floats('GraphicData');
  const points = vectorsOf(values);
  if (!points) return null;
  const FrameOfReferenceUID = item.string('ReferencedFrameOfReferenceUID');
  const [first, second] = points;
  switch (item.string('GraphicType').toUpperCase()) {
    case 'POINT':
    case 'MULTIPOINT':
      return { shape: 'points', points, FrameOfReferenceUID };
    case 'POLYLINE':
      return first && second ? { shape: 'line', points, FrameOfReferenceUID } : null;
    case 'POLYGON':
      return { shape: 'polygon', points, FrameOfReferenceUID };
    case 'ELLIPSE': {
      const [a, b, c, d] = points;
      if (!a || !b || !c || !d) return null;
      return { shape: 'polygon', points: roundInPatient(a, b, c, d), FrameOfReferenceUID };
    }
    default:
      return null;
  }
}

/** Triples of coordinates; null where one lacks another, or is no number. */
export function vectorsOf(values: readonly number[]): Vector3[] | null {
  if (values.length === 0 || values.length % 3 !== 0 || !values.every(Number.isFinite)) return null;
  return Array.from({ length: values.length / 3 }, (_, index): Vector3 => [
    values[index * 3]!,
    values[index * 3 + 1]!,
    values[index * 3 + 2]!,
  ]);
}

function roundInPatient(a: Vector3, b: Vector3, c: Vector3, d: Vector3): Vector3[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const on = (axis: 0 | 1 | 2) =>
      (a[axis] + b[axis]) / 2 +
      (Math.cos(angle) * (b[axis] - a[axis]) + Math.sin(angle) * (d[axis] - c[axis])) / 2;
    return [on(0), on(1), on(2)];
  });
}
