import type { PointInImage } from './geometry';
import type { MeasuredShape } from './measurement';

/** What can be taken hold of: the points, of what lies in a box all four corners, and what an ellipse is turned by. */
export function handlesOf(shape: MeasuredShape): readonly PointInImage[] {
  if (shape.kind !== 'ellipse' && shape.kind !== 'rectangle') return shape.points;
  const [a, b] = shape.points;
  const corners = [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  if (shape.kind === 'rectangle') return corners;
  const middle = middleOfBox(shape.points);
  const handles = [...corners, { x: middle.x, y: a.y }];
  return shape.turn ? handles.map((point) => turnAbout(middle, point, shape.turn)) : handles;
}

/** Of an ellipse's handles the one that turns it. */
export const turnHandle = 4;

export const middleOfBox = ([a, b]: readonly [PointInImage, PointInImage]): PointInImage => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
});

/** A point turned about another by degrees, from x to y. */
export function turnAbout(middle: PointInImage, { x, y }: PointInImage, degrees = 0): PointInImage {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [right, down] = [x - middle.x, y - middle.y];
  return { x: middle.x + right * cos - down * sin, y: middle.y + right * sin + down * cos };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The shape with one handle elsewhere; a point never leaves the image. */
export function moveHandle(
  shape: MeasuredShape,
  handle: number,
  to: PointInImage,
  image: Size,
): MeasuredShape {
  const at = keepInside(to, image);
  if (shape.kind === 'ellipse') {
    if (handle === turnHandle) return turnTowards(shape, at);
    if (shape.turn) return moveTurnedCorner(shape, handle, at);
  }
  if (shape.kind === 'ellipse' || shape.kind === 'rectangle') {
    const opposite = handlesOf(shape)[(handle + 2) % 4]!;
    return { kind: shape.kind, points: spannedBy(handle, at, opposite) };
  }
  return withPoints(
    shape,
    shape.points.map((point, index) => (index === handle ? at : point)),
  );
}

type Ellipse = Extract<MeasuredShape, { kind: 'ellipse' }>;

/** The ellipse turned so that its handle points there; by whole degrees, which a hand can repeat. */
function turnTowards({ points }: Ellipse, at: PointInImage): Ellipse {
  const middle = middleOfBox(points);
  const upright = points[0].y > middle.y ? 90 : -90;
  const direction = (Math.atan2(at.y - middle.y, at.x - middle.x) * 180) / Math.PI;
  const turn = ((((Math.round(direction - upright) + 180) % 360) + 360) % 360) - 180;
  return { kind: 'ellipse', points, ...(turn !== 0 && { turn }) };
}

/** First and third corner of the upright box of which `one` is the corner of this number and `other` the opposite one. */
function spannedBy(handle: number, one: PointInImage, other: PointInImage) {
  const corners = [
    [one, other],
    [
      { x: other.x, y: one.y },
      { x: one.x, y: other.y },
    ],
    [other, one],
    [
      { x: one.x, y: other.y },
      { x: other.x, y: one.y },
    ],
  ] as const;
  return corners[handle as 0 | 1 | 2 | 3];
}

/** The corner opposite to the one that is dragged stays, so the middle moves. */
function moveTurnedCorner(shape: Ellipse, handle: number, at: PointInImage): Ellipse {
  const opposite = handlesOf(shape)[(handle + 2) % 4]!;
  const middle = middleOfBox([opposite, at]);
  const one = turnAbout(middle, at, -(shape.turn ?? 0));
  const other = { x: 2 * middle.x - one.x, y: 2 * middle.y - one.y };
  return { ...shape, points: spannedBy(handle, one, other) };
}

/** The whole shape elsewhere, as far as the image lets it go: of a turned ellipse the middle. */
export function moveShape(shape: MeasuredShape, by: PointInImage, image: Size): MeasuredShape {
  const isTurned = shape.kind === 'ellipse' && shape.turn !== undefined;
  const kept = isTurned ? [middleOfBox(shape.points)] : shape.points;
  const xs = kept.map(({ x }) => x);
  const ys = kept.map(({ y }) => y);
  const within = (step: number, values: readonly number[], length: number) =>
    Math.min(Math.max(step, -Math.min(...values)), length - Math.max(...values));
  const x = within(by.x, xs, image.width);
  const y = within(by.y, ys, image.height);
  return withPoints(
    shape,
    shape.points.map((point) => ({ x: point.x + x, y: point.y + y })),
  );
}

export function keepInside({ x, y }: PointInImage, { width, height }: Size): PointInImage {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
}

/** The same with other points, as many as before. */
export function withPoints(shape: MeasuredShape, points: readonly PointInImage[]): MeasuredShape {
  return { ...shape, points } as unknown as MeasuredShape;
}
