import {
  isReferenceTo,
  pointInPatientOf,
  type Image,
  type MaskInImage,
  type PlacedImage,
  type SegmentFrame,
} from '#domain';
import { areParallel, distanceTo, placedImage, pointOnImage } from './planes';

/** A frame that does not say how thick it is reaches this far, mm. */
const thinReach = 0.1;

/** The masks of one segment on an image: of its frames the ones that lie nearest. */
export function placeSegment(frames: readonly SegmentFrame[], image: Image): MaskInImage[] {
  const near = frames.flatMap((frame) => {
    const distance = distanceOf(frame, image);
    return distance === null ? [] : [{ frame, distance }];
  });
  const nearest = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance <= nearest + 1e-3)
    .flatMap(({ frame }) => maskOn(frame, image) ?? []);
}

/** How far a frame reaches to either side of its plane, mm. */
export const reachOfFrame = ({ thicknessMm }: SegmentFrame): number =>
  Math.max(thicknessMm / 2, thinReach);

/** How far a frame lies from the image, mm; null where it does not belong on it. */
function distanceOf(frame: SegmentFrame, image: Image): number | null {
  const { plane, sources } = frame;
  const isSource = sources.some((source) => isReferenceTo(source, image));
  // A file of many frames that is named as a whole does not tell which of them is meant: places do.
  const isVague =
    image.NumberOfFrames > 1 && !sources.some((source) => source.frames.includes(image.frame));
  const isPlaced = plane !== null && image.plane !== null;
  if (isSource && !(isVague && isPlaced) && hasGridOf(frame, image)) return 0;
  if (!plane || !frame.spacing || !image.plane || !image.spacing) return null;
  const { FrameOfReferenceUID } = plane;
  const isSameSpace =
    FrameOfReferenceUID !== '' && FrameOfReferenceUID === image.plane.FrameOfReferenceUID;
  if (!(isSameSpace || isSource) || !areParallel(plane, image.plane)) return null;
  const distance = distanceTo(image.plane, plane.position);
  return distance <= reachOfFrame(frame) ? distance : null;
}

/** The same number of rows and columns, and, where both say where they lie, the same pixels. */
function hasGridOf({ mask, plane, spacing }: SegmentFrame, image: Image): boolean {
  if (mask.imageWidth !== image.Columns || mask.imageHeight !== image.Rows) return false;
  const placed = placedImage(image);
  if (!plane || !spacing || !placed) return true;
  const grid: PlacedImage = { plane, spacing, Rows: image.Rows, Columns: image.Columns };
  const corners = [
    { x: 0.5, y: 0.5 },
    { x: image.Columns, y: image.Rows },
  ];
  return corners.every((corner) => {
    const there = pointOnImage(placed, pointInPatientOf(grid, corner));
    return Math.hypot(there.x - corner.x, there.y - corner.y) < 0.1;
  });
}

const known = new WeakMap<SegmentFrame, Map<string, MaskInImage | null>>();

/** Kept for each image, so that a mask is the same object, and drawn once, whenever the image is shown again. */
function maskOn(frame: SegmentFrame, image: Image): MaskInImage | null {
  if (hasGridOf(frame, image)) return frame.mask;
  const masks = known.get(frame) ?? new Map<string, MaskInImage | null>();
  known.set(frame, masks);
  let mask = masks.get(image.imageId);
  if (mask === undefined) {
    mask = resample(frame, image);
    masks.set(image.imageId, mask);
  }
  return mask;
}

/** The nearest pixel of the frame for each pixel of the image. */
function resample({ mask, plane, spacing }: SegmentFrame, image: Image): MaskInImage | null {
  const placed = placedImage(image);
  if (!placed || !plane || !spacing) return null;
  const grid: PlacedImage = {
    plane,
    spacing,
    Rows: mask.imageHeight,
    Columns: mask.imageWidth,
  };
  const box = boundsOn(placed, grid, mask);
  if (!box) return null;
  const { x, y, width, height } = box;
  const data = new Uint8Array(width * height);
  // Both grids are flat and even, so three points say where all lie.
  const at = (column: number, row: number) =>
    pointOnImage(grid, pointInPatientOf(placed, { x: x + column + 0.5, y: y + row + 0.5 }));
  const start = at(0, 0);
  const [right, down] = [at(1, 0), at(0, 1)];
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to++) {
      const fromX = start.x + (right.x - start.x) * column + (down.x - start.x) * row;
      const fromY = start.y + (right.y - start.y) * column + (down.y - start.y) * row;
      const maskX = Math.floor(fromX) - mask.x;
      const maskY = Math.floor(fromY) - mask.y;
      if (maskX < 0 || maskY < 0 || maskX >= mask.width || maskY >= mask.height) continue;
      data[to] = mask.data[maskY * mask.width + maskX]!;
    }
  }
  if (!data.includes(1)) return null;
  return { imageWidth: image.Columns, imageHeight: image.Rows, x, y, width, height, data };
}

/** The whole pixels of the image over which the mask can lie; null where it is off the image. */
function boundsOn(placed: PlacedImage, grid: PlacedImage, mask: MaskInImage) {
  const corners = [
    [mask.x, mask.y],
    [mask.x + mask.width, mask.y],
    [mask.x, mask.y + mask.height],
    [mask.x + mask.width, mask.y + mask.height],
  ].map(([x = 0, y = 0]) => pointOnImage(placed, pointInPatientOf(grid, { x, y })));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const x = Math.max(0, Math.floor(Math.min(...xs)));
  const y = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(placed.Columns, Math.ceil(Math.max(...xs))) - x;
  const height = Math.min(placed.Rows, Math.ceil(Math.max(...ys))) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
