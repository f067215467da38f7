import { keepInside, shapeOf, type MeasuredShape, type MeasurementKind } from '#domain';
import { imageFromCanvas, type Affine, type SizeInCanvas } from './affine';

/** Where each kind begins when it is begun from the keyboard: from the middle, as shares of the viewport's shorter side. */
const starts: Readonly<Record<MeasurementKind, readonly (readonly [x: number, y: number])[]>> = {
  length: [
    [-0.15, 0],
    [0.15, 0],
  ],
  angle: [
    [0.1, -0.15],
    [-0.1, 0.1],
    [0.15, 0.1],
  ],
  cobb: [
    [-0.12, -0.12],
    [0.12, -0.12],
    [-0.12, 0.12],
    [0.12, 0.12],
  ],
  ellipse: [
    [-0.1, -0.1],
    [0.1, 0.1],
  ],
  rectangle: [
    [-0.1, -0.1],
    [0.1, 0.1],
  ],
  probe: [[0, 0]],
  arrow: [
    [0, 0],
    [0.12, 0.12],
  ],
  'cardiothoracic-ratio': [
    [-0.08, 0.1],
    [0.12, 0.1],
    [-0.25, 0.2],
    [0.25, 0.2],
  ],
};

/** A measurement in the middle of what is seen, to be moved to its place by arrow keys. */
export function placeInMiddle(
  kind: MeasurementKind,
  canvasFromImage: Affine,
  canvas: SizeInCanvas,
  image: { readonly width: number; readonly height: number },
): MeasuredShape | null {
  const side = Math.min(canvas.width, canvas.height);
  const points = starts[kind].map(([x, y]) => {
    const at = { x: canvas.width / 2 + x * side, y: canvas.height / 2 + y * side };
    return keepInside(imageFromCanvas(canvasFromImage, at), image);
  });
  return shapeOf(kind, points);
}
