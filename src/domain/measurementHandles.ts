import type { PointInImage } from './geometry';
import type { MeasuredShape } from './measurement';

/** What can be taken hold of: the points, and of what lies in a box all four corners. */
export function handlesOf({ kind, points }: MeasuredShape): readonly PointInImage[] {
  if (kind !== 'ellipse' && kind !== 'rectangle') return points;
  const [a, b] = points;
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
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
  if (shape.kind === 'ellipse' || shape.kind === 'rectangle') {
    const [a, b] = shape.points;
    const corners = [
      [at, b],
      [
        { x: a.x, y: at.y },
        { x: at.x, y: b.y },
      ],
      [a, at],
      [
        { x: at.x, y: a.y },
        { x: b.x, y: at.y },
      ],
    ] as const;
    return { kind: shape.kind, points: corners[handle as 0 | 1 | 2 | 3] };
  }
  return withPoints(
    shape,
    shape.points.map((point, index) => (index === handle ? at : point)),
  );
}

/** The whole shape elsewhere, as far as the image lets it go. */
export function moveShape(shape: MeasuredShape, by: PointInImage, image: Size): MeasuredShape {
  const xs = shape.points.map(({ x }) => x);
  const ys = shape.points.map(({ y }) => y);
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

/** The same kind with as many points as before. */
function withPoints(shape: MeasuredShape, points: readonly PointInImage[]): MeasuredShape {
  return { kind: shape.kind, points } as unknown as MeasuredShape;
}
