import type { PointInImage } from './geometry';
import type { Image, ImagePlane, Vector3 } from './image';
import { dot, moveAlong, normalOf, pointInPatientOf, subtract, type PlacedImage } from './space';

/** A frame that can be set against others: it lies somewhere in the patient, and its pixels have a size there. */
export function placedImage(image: Image): PlacedImage | null {
  const { plane, spacing, Rows, Columns } = image;
  return plane && spacing ? { plane, spacing, Rows, Columns } : null;
}

/** Where a point of the patient lies on an image, and how far it is from the image's plane, mm; the sign is the side. */
export function placeOnImage(
  { plane, spacing }: PlacedImage,
  pointMm: Vector3,
): PointInImage & { readonly awayMm: number } {
  const from = subtract(pointMm, plane.position);
  return {
    x: dot(from, plane.rowDirection) / spacing.columnMm + 0.5,
    y: dot(from, plane.columnDirection) / spacing.rowMm + 0.5,
    awayMm: dot(from, normalOf(plane)),
  };
}

/** The point of the patient in the middle of an image. */
export const middleOf = (image: PlacedImage): Vector3 =>
  pointInPatientOf(image, { x: image.Columns / 2, y: image.Rows / 2 });

/** Of two directions at less than some 14°, along or against each other. */
const nearlyOne = 0.97;

/** True for planes that show the same section of a body, if not the same place of it. */
export const areParallel = (one: ImagePlane, other: ImagePlane): boolean =>
  Math.abs(dot(normalOf(one), normalOf(other))) > nearlyOne;

/** A plane's normal, to the left, posterior or head, whichever way its slices are counted. */
export function riseOf(plane: ImagePlane): Vector3 {
  const normal = normalOf(plane);
  const strongest = normal.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one));
  return strongest < 0 ? moveAlong([0, 0, 0], normal, -1) : normal;
}

/** How far an image's middle lies along its rise, mm. */
export const heightOf = (image: PlacedImage): number => dot(middleOf(image), riseOf(image.plane));

type InFrame = Pick<ImagePlane, 'FrameOfReferenceUID'>;
export const areInOneFrame = (one: InFrame, other: InFrame): boolean =>
  one.FrameOfReferenceUID !== '' && one.FrameOfReferenceUID === other.FrameOfReferenceUID;

/** Which of some images lies nearest to a point, by the distance to its plane; -1 where none is placed. */
export function findNearestImage(images: readonly Image[], pointMm: Vector3): number {
  let nearest = -1;
  let least = Infinity;
  for (const [index, { plane }] of images.entries()) {
    if (!plane) continue;
    const away = Math.abs(dot(subtract(pointMm, plane.position), normalOf(plane)));
    if (away >= least) continue;
    least = away;
    nearest = index;
  }
  return nearest;
}

/** A line on an image, in its pixels. */
export type LineOnImage = readonly [PointInImage, PointInImage];

/**
 * Where one image cuts another, as far as both reach; null where they are in different frames of reference, run
 * alongside each other or do not meet.
 */
export function findCut(cutting: PlacedImage, on: PlacedImage): LineOnImage | null {
  if (!areInOneFrame(cutting.plane, on.plane) || areParallel(cutting.plane, on.plane)) return null;
  const { Columns, Rows } = cutting;
  const corners = [
    { x: 0, y: 0 },
    { x: Columns, y: 0 },
    { x: Columns, y: Rows },
    { x: 0, y: Rows },
  ].map((corner) => pointInPatientOf(cutting, corner));
  const away = corners.map((corner) => placeOnImage(on, corner).awayMm);
  const crossings = corners.flatMap((corner, at) => {
    const next = (at + 1) % corners.length;
    const [here, there] = [away[at]!, away[next]!];
    if (here < 0 === there < 0) return [];
    const way = subtract(corners[next]!, corner);
    const { x, y } = placeOnImage(on, moveAlong(corner, way, here / (here - there)));
    return [{ x, y }];
  });
  const [from, to] = crossings;
  return from && to ? clip([from, to], on) : null;
}

/** What of a line lies within the image (Liang and Barsky, 1984). */
function clip([from, to]: LineOnImage, { Columns, Rows }: PlacedImage): LineOnImage | null {
  const way = { x: to.x - from.x, y: to.y - from.y };
  let [enters, leaves] = [0, 1];
  const borders = [
    [-way.x, from.x],
    [way.x, Columns - from.x],
    [-way.y, from.y],
    [way.y, Rows - from.y],
  ] as const;
  for (const [outward, room] of borders) {
    if (outward === 0) {
      if (room < 0) return null;
    } else if (outward < 0) enters = Math.max(enters, room / outward);
    else leaves = Math.min(leaves, room / outward);
  }
  if (enters >= leaves) return null;
  const at = (part: number) => ({ x: from.x + part * way.x, y: from.y + part * way.y });
  return [at(enters), at(leaves)];
}
