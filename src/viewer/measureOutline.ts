import type { MeasuredShape, PointInImage } from '#domain';
import { handlesOf, middleOfBox, turnAbout } from '#domain';
import { applyAffine, type Affine, type PointInCanvas } from './affine';
import type { RectInCanvas } from './placeLabels';

/** Enough for an ellipse that fills the screen to look round. */
const ellipseSides = 90;

/** The lines that a shape is drawn with, from point to point. */
export function outlineOf(shape: MeasuredShape): readonly (readonly PointInImage[])[] {
  switch (shape.kind) {
    case 'length':
    case 'arrow':
    case 'angle':
      return [shape.points];
    case 'cobb':
    case 'cardiothoracic-ratio': {
      const [a, b, c, d] = shape.points;
      return [
        [a, b],
        [c, d],
      ];
    }
    case 'probe':
      return [[shape.points[0], shape.points[0]]];
    case 'rectangle': {
      const [a, b, c, d] = handlesOf(shape) as [PointInImage, ...PointInImage[]];
      return [[a, b!, c!, d!, a]];
    }
    case 'ellipse': {
      const [a, b] = shape.points;
      const middle = middleOfBox(shape.points);
      return [
        Array.from({ length: ellipseSides + 1 }, (_, side) => {
          const way = (2 * Math.PI * side) / ellipseSides;
          const point = {
            x: middle.x + ((b.x - a.x) / 2) * Math.cos(way),
            y: middle.y + ((b.y - a.y) / 2) * Math.sin(way),
          };
          return turnAbout(middle, point, shape.turn);
        }),
      ];
    }
  }
}

/** What holds two lines of one measurement together; null where one line is all. */
export function tieOf({
  kind,
  points,
}: MeasuredShape): readonly [PointInImage, PointInImage] | null {
  if (kind !== 'cobb') return null;
  const [a, b, c, d] = points;
  return [middle(a, b), middle(c, d)];
}

const middle = (a: PointInImage, b: PointInImage) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** How far a point of the screen is from the lines, CSS pixels. */
export function distanceToOutline(
  shape: MeasuredShape,
  canvasFromImage: Affine,
  at: PointInCanvas,
): number {
  const distances = outlineOf(shape).flatMap((line) => {
    const points = line.map((point) => applyAffine(canvasFromImage, point));
    return points.slice(1).map((to, index) => distanceToSegment(at, points[index]!, to));
  });
  return Math.min(...distances);
}

function distanceToSegment(at: PointInCanvas, from: PointInCanvas, to: PointInCanvas): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const square = x * x + y * y;
  const along = square === 0 ? 0 : ((at.x - from.x) * x + (at.y - from.y) * y) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - share * x, at.y - from.y - share * y);
}

/** The lines as an SVG path in CSS pixels. */
export function outlineInCanvas(
  lines: readonly (readonly PointInImage[])[],
  canvasFromImage: Affine,
): string {
  return lines
    .map((line) =>
      line
        .map((point, index) => {
          const { x, y } = applyAffine(canvasFromImage, point);
          return `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
        })
        .join(''),
    )
    .join('');
}

/** The upright rectangle of the viewport around a shape. */
export function measureRect(shape: MeasuredShape, canvasFromImage: Affine): RectInCanvas {
  const points = outlineOf(shape)
    .flat()
    .map((point) => applyAffine(canvasFromImage, point));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  // A level line has no height, and would be out of sight for the placing of labels.
  return {
    x,
    y,
    width: Math.max(1, Math.max(...xs) - x),
    height: Math.max(1, Math.max(...ys) - y),
  };
}
