import type { ImagePlane, PixelSpacing, Vector3 } from './image';

export const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const subtract = (a: Vector3, b: Vector3): Vector3 => [
  a[0] - b[0],
  a[1] - b[1],
  a[2] - b[2],
];

/** The point `mm` away in a direction. */
export const moveAlong = (from: Vector3, direction: Vector3, mm: number): Vector3 => [
  from[0] + direction[0] * mm,
  from[1] + direction[1] * mm,
  from[2] + direction[2] * mm,
];

/** The direction in which slices of this orientation are stacked. */
export const normalOf = ({ rowDirection, columnDirection }: ImagePlane): Vector3 =>
  cross(rowDirection, columnDirection);

/** A frame's place and pixel size: what it takes to set it against others. */
export interface PlacedImage {
  readonly plane: ImagePlane;
  readonly spacing: Pick<PixelSpacing, 'rowMm' | 'columnMm'>;
  readonly Rows: number;
  readonly Columns: number;
}

/** The point of the patient under a point of the image, mm. */
export function pointInPatientOf(
  { plane, spacing }: PlacedImage,
  { x, y }: { readonly x: number; readonly y: number },
): Vector3 {
  const inRow = moveAlong(plane.position, plane.rowDirection, (x - 0.5) * spacing.columnMm);
  return moveAlong(inRow, plane.columnDirection, (y - 0.5) * spacing.rowMm);
}

/** The patient's directions a vector points to, strongest first, e.g. `LP`; x runs to the left, y to posterior, z to the head. */
export function lettersOf(direction: Vector3): string {
  const names = [
    ['L', 'R'],
    ['P', 'A'],
    ['H', 'F'],
  ] as const;
  return direction
    .map((value, axis) => ({ size: Math.abs(value), letter: names[axis]![value > 0 ? 0 : 1] }))
    .filter(({ size }) => size > 0.1)
    .sort((one, other) => other.size - one.size)
    .map(({ letter }) => letter)
    .join('');
}
