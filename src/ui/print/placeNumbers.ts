import type { MaskInImage, PointInImage } from '#domain';
import { applyAffine, findContours, type Affine, type PointInCanvas } from '#viewer';

/** One of the parts that a region consists of, by points of its outline. */
export interface RegionPart {
  readonly number: number;
  readonly points: readonly PointInCanvas[];
}

/** Smaller parts, as shares of the largest, go without a number of their own. */
const smallestShare = 0.15;
/** Points looked at on an outline: enough to find a free place, few enough to weigh against those of all others. */
const pointsPerPart = 160;

/** The parts of a region that are to be numbered. Holes are none. */
export function partsOf(number: number, mask: MaskInImage, matrix: Affine): RegionPart[] {
  const outer = findContours(mask).map((loop) => ({ loop, area: areaOf(loop) }));
  const largest = Math.max(...outer.map(({ area }) => area));
  return outer
    .filter(({ area }) => area > 0 && area >= largest * smallestShare)
    .map(({ loop }) => ({
      number,
      points: walk(loop).map((point) => applyAffine(matrix, point)),
    }));
}

/** Points along a loop at like distances: its own are corners, which may lie far apart. */
function walk(loop: readonly PointInImage[]): PointInImage[] {
  const sides = loop.map((from, at) => {
    const to = loop[(at + 1) % loop.length] ?? from;
    return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  const step = sides.reduce((sum, { length }) => sum + length, 0) / pointsPerPart;
  const points: PointInImage[] = [];
  let gone = 0;
  for (const { from, to, length } of sides) {
    for (; gone < length; gone += step) {
      const share = gone / length;
      points.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
    gone -= length;
  }
  return points;
}

/** Of a loop that runs clockwise; negative for one that runs against, which is a hole. */
function areaOf(loop: readonly PointInImage[]): number {
  let sum = 0;
  let before = loop.at(-1);
  for (const point of loop) {
    if (before) sum += before.x * point.y - point.x * before.y;
    before = point;
  }
  return sum / 2;
}

export interface PlacedNumber extends PointInCanvas {
  readonly number: number;
}

/**
 * Puts a number on the outline of each part, where it is furthest from the outlines of other findings, from other numbers
 * and from the edge: between two findings nobody could tell whose it is.
 */
export function placeNumbers(
  parts: readonly RegionPart[],
  { width, height }: { readonly width: number; readonly height: number },
  radius: number,
): PlacedNumber[] {
  const placed: PlacedNumber[] = [];
  for (const { number, points } of parts) {
    const others = parts.filter((part) => part.number !== number).flatMap((part) => part.points);
    const freedom = (point: PointInCanvas) => {
      const toEdge = Math.min(point.x, point.y, width - point.x, height - point.y) - radius;
      const toNumbers = distance(point, placed) - 2 * radius;
      return Math.min(distance(point, others), toNumbers, toEdge, 6 * radius);
    };
    const [best] = points
      .map((point) => ({ point, freedom: freedom(point) }))
      .sort((a, b) => b.freedom - a.freedom || a.point.y - b.point.y);
    if (best) placed.push({ number, ...best.point });
  }
  return placed;
}

function distance(from: PointInCanvas, points: readonly PointInCanvas[]): number {
  return points.reduce(
    (least, { x, y }) => Math.min(least, Math.hypot(x - from.x, y - from.y)),
    Infinity,
  );
}
