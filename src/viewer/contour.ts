import type { MaskInImage, PointInImage } from '#domain';

/**
 * For each of the 16 patterns of a 2 × 2 cell (upper left 8, upper right 4, lower right 2, lower
 * left 1): segments between the middles of the cell's edges, the set pixels on their right hand.
 * Edges: 0 top, 1 right, 2 bottom, 3 left. Pixels that touch only at a corner are kept apart.
 */
const segmentsOfCell: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[3, 2]],
  [[2, 1]],
  [[3, 1]],
  [[1, 0]],
  [
    [1, 0],
    [3, 2],
  ],
  [[2, 0]],
  [[3, 0]],
  [[0, 3]],
  [[0, 2]],
  [
    [0, 3],
    [2, 1],
  ],
  [[0, 1]],
  [[1, 3]],
  [[1, 2]],
  [[2, 3]],
  [],
];
const edgeX = [1, 2, 1, 0];
const edgeY = [0, 1, 2, 1];

/** Columns of a padded row whose pixel is unlike the one to its left. Their number is even: a row begins and ends clear. */
function edgesOfRow(row: Uint8Array): number[] {
  const edges: number[] = [];
  for (let at = row.indexOf(1); at >= 0; at = row.indexOf(1, at)) {
    edges.push(at);
    at = row.indexOf(0, at);
    edges.push(at);
  }
  return edges;
}

/**
 * Closed outlines of the mask in image pixels by marching squares: outer ones clockwise, holes against; a corner
 * wherever the direction changes. Looks only at what lies along an edge, for a mask has a thousand times the pixels.
 */
export function findContours(mask: MaskInImage): PointInImage[][] {
  const { width, height, data } = mask;
  // One clear pixel all round, so that every outline closes.
  const stride = width + 2;
  const padded = new Uint8Array(stride * (height + 2));
  for (let row = 0; row < height; row++) {
    padded.set(data.subarray(row * width, (row + 1) * width), (row + 1) * stride + 1);
  }
  // Corners in half pixels of the padded crop; `next` leads from a segment's start to its end.
  const line = 2 * stride + 2;
  const next = new Map<number, number>();
  const addCell = (row: number, column: number) => {
    const at = row * stride + column;
    const pattern =
      padded[at]! * 8 + padded[at + 1]! * 4 + padded[at + stride + 1]! * 2 + padded[at + stride]!;
    for (const [from, to] of segmentsOfCell[pattern]!) {
      next.set(
        (2 * row + edgeY[from]!) * line + 2 * column + edgeX[from]!,
        (2 * row + edgeY[to]!) * line + 2 * column + edgeX[to]!,
      );
    }
  };
  let above: readonly number[] = [];
  for (let row = 0; row <= height; row++) {
    const below = edgesOfRow(padded.subarray((row + 1) * stride, (row + 2) * stride));
    const edges = [...above, ...below].sort((a, b) => a - b);
    let isUnlike = false;
    for (let index = 0; index < edges.length; index++) {
      const edge = edges[index]!;
      const following = edges[index + 1];
      isUnlike = !isUnlike;
      // Edges of both rows in one column are one cell.
      if (following === edge) continue;
      addCell(row, edge - 1);
      // Up to the next edge, one row is set and the other clear.
      if (isUnlike) for (let column = edge; column < following! - 1; column++) addCell(row, column);
    }
    above = below;
  }
  const contours: PointInImage[][] = [];
  for (const start of next.keys()) {
    const contour: PointInImage[] = [];
    let key = start;
    let step = 0;
    for (let to = next.get(key); to !== undefined; to = next.get(key)) {
      next.delete(key);
      if (to - key !== step) {
        // The padded crop begins one pixel before the mask's; its pixels' centres are half a pixel in.
        contour.push({
          x: mask.x + (key % line) / 2 - 0.5,
          y: mask.y + Math.floor(key / line) / 2 - 0.5,
        });
      }
      step = to - key;
      key = to;
    }
    contours.push(contour);
  }
  return contours;
}

/** The loop with fewer corners, none of the dropped ones further than `tolerance` from it (Douglas and Peucker). */
export function simplifyLoop(loop: readonly PointInImage[], tolerance: number): PointInImage[] {
  if (loop.length < 4) return [...loop];
  const distanceFromStart = (point: PointInImage) =>
    Math.hypot(point.x - loop[0]!.x, point.y - loop[0]!.y);
  let far = 0;
  for (let at = 1; at < loop.length; at++) {
    if (distanceFromStart(loop[at]!) > distanceFromStart(loop[far]!)) far = at;
  }
  const isKept = new Uint8Array(loop.length);
  isKept[0] = 1;
  isKept[far] = 1;
  const open: (readonly [number, number])[] = [
    [0, far],
    [far, loop.length],
  ];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const a = loop[from]!;
    const b = loop[to % loop.length]!;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    let worst = tolerance;
    let at = -1;
    for (let index = from + 1; index < to; index++) {
      const point = loop[index]!;
      const distance =
        length > 0
          ? Math.abs((b.x - a.x) * (a.y - point.y) - (a.x - point.x) * (b.y - a.y)) / length
          : Math.hypot(point.x - a.x, point.y - a.y);
      if (distance > worst) {
        worst = distance;
        at = index;
      }
    }
    if (at < 0) continue;
    isKept[at] = 1;
    open.push([from, at], [at, to]);
  }
  return loop.filter((_, index) => isKept[index] === 1);
}

/** Smooths the staircase of slanted edges, yet keeps the corners of a box, whose points differ by a half. */
const tolerance = 0.35;
const paths = new WeakMap<MaskInImage, string>();

/** The mask's outlines as an SVG path in image pixels, to be filled by `evenodd`. Kept per mask. */
export function drawContourPath(mask: MaskInImage): string {
  const known = paths.get(mask);
  if (known !== undefined) return known;
  const number = (value: number) => String(Math.round(value * 100) / 100);
  const path = findContours(mask)
    .map((contour) => simplifyLoop(contour, tolerance))
    .map((contour) => `M${contour.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}Z`)
    .join('');
  paths.set(mask, path);
  return path;
}
