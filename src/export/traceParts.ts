import type { MaskInImage, PointInImage } from '#domain';

/** Of each heading: right, down, left, up. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
/** The pixels ahead of a corner, on the left hand and on the right, from the pixel below and right of it. */
const aheadLeft = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
] as const;
const aheadRight = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
] as const;

interface Loop {
  readonly points: readonly PointInImage[];
  /** Twice its area in pixels; below zero around a hole. */
  readonly area: number;
}

/**
 * The mask's parts as closed outlines along pixel edges, in image pixels: filled by even and odd they give the mask
 * back as it was. A hole is joined to the outline around it by a line there and back, for a region of a report is one
 * line. An outline of more corners than `most` leaves out some, evenly.
 */
export function traceParts(mask: MaskInImage, most: number): PointInImage[][] {
  const loops = traceLoops(mask);
  const parts = loops
    .filter(({ area }) => area > 0)
    .sort((a, b) => a.area - b.area)
    .map((outer) => ({ outer: outer.points, holes: [] as (readonly PointInImage[])[] }));
  for (const { points } of loops.filter(({ area }) => area < 0)) {
    // The pixel beside the hole's first edge belongs to the smallest part around it.
    const beside = { x: points[0]!.x + 0.5, y: points[0]!.y + 0.5 };
    parts.find(({ outer }) => isInside(beside, outer))?.holes.push(points);
  }
  return parts.reverse().map(({ outer, holes }) => {
    const corners = holes.reduce((sum, hole) => sum + hole.length + 2, outer.length + 1);
    const every = Math.ceil(corners / most);
    return joinHoles(
      thin(outer, every),
      holes.map((hole) => thin(hole, every)),
    );
  });
}

/** Outlines with the set pixels on their right hand. Pixels that touch at a corner are of one part. */
function traceLoops(mask: MaskInImage): Loop[] {
  const { width, height, data } = mask;
  const isSet = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  /** Pixels whose upper edge is in an outline that was traced; every outline has such an edge. */
  const isTraced = new Uint8Array(width * height);
  const loops: Loop[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const isStart = isSet(column, row) && !isSet(column, row - 1);
      if (!isStart || isTraced[row * width + column] === 1) continue;
      const points: PointInImage[] = [];
      let [x, y, heading, before, area] = [column, row, 0, 3, 0];
      do {
        if (heading !== before) points.push({ x: mask.x + x, y: mask.y + y });
        if (heading === 0) isTraced[y * width + x] = 1;
        const [dx, dy] = steps[heading]!;
        area += x * dy - y * dx;
        x += dx;
        y += dy;
        before = heading;
        const [left, right] = [aheadLeft[heading]!, aheadRight[heading]!];
        if (isSet(x + left[0], y + left[1])) heading = (heading + 3) % 4;
        else if (!isSet(x + right[0], y + right[1])) heading = (heading + 1) % 4;
      } while (x !== column || y !== row || heading !== 0);
      loops.push({ points, area });
    }
  }
  return loops;
}

function isInside({ x, y }: PointInImage, loop: readonly PointInImage[]): boolean {
  let crossings = 0;
  for (const [index, from] of loop.entries()) {
    const to = loop[(index + 1) % loop.length]!;
    // Along pixel edges an outline is crossed only where it is upright.
    if (from.x > x && from.y <= y !== to.y <= y) crossings++;
  }
  return crossings % 2 === 1;
}

const thin = (points: readonly PointInImage[], every: number) =>
  points.filter((_, index) => index % every === 0);

/** Closed: it ends where it began. */
function joinHoles(
  outer: readonly PointInImage[],
  holes: readonly (readonly PointInImage[])[],
): PointInImage[] {
  const start = outer.slice(0, 1);
  return [...outer, ...start, ...holes.flatMap((hole) => [...hole, ...hole.slice(0, 1), ...start])];
}
