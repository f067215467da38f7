import {
  dot,
  moveAlong,
  normalOf,
  pointInPatientOf,
  subtract,
  type BoxInImage,
  type MaskInImage,
  type PlacedImage,
  type Vector3,
  type VolumeCut,
  type VolumeGeometry,
} from '#domain';
import type { MasksBySlice } from './placeInVolume';
import { pointOnImage } from './planes';

/** What a cut shows of a part: each pixel as the voxel that its middle lies in, set where any section of a slab has it. */
export function cutLabels(
  masks: MasksBySlice,
  { volume: { geometry }, sections }: VolumeCut,
): MaskInImage | null {
  const corners = cornersOf(masks, geometry);
  const met = sections.filter((section) => isMet(section, corners));
  const [section] = met;
  const box = section && boundsOn(section, corners);
  if (!box) return null;
  const [x, y, width, height] = box;
  const data = new Uint8Array(width * height);
  for (const each of met) setPixels(data, box, each, masks, geometry);
  if (!data.includes(1)) return null;
  return { imageWidth: section.Columns, imageHeight: section.Rows, x, y, width, height, data };
}

function setPixels(
  data: Uint8Array,
  [left, top, width, height]: BoxInImage,
  section: PlacedImage,
  masks: MasksBySlice,
  geometry: VolumeGeometry,
): void {
  // Both grids are even, so three points say where all lie.
  const at = (x: number, y: number) =>
    voxelAt(geometry, pointInPatientOf(section, { x: left + x + 0.5, y: top + y + 0.5 }));
  const start = at(0, 0);
  const [right, down] = [subtract(at(1, 0), start), subtract(at(0, 1), start)];
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to++) {
      // Of a slab most is set by its first sections.
      if (data[to] === 1) continue;
      const slice = Math.round(start[2] + right[2] * column + down[2] * row);
      const list = masks[slice];
      if (!list) continue;
      const x = Math.round(start[0] + right[0] * column + down[0] * row);
      const y = Math.round(start[1] + right[1] * column + down[1] * row);
      for (const mask of list) {
        const [inX, inY] = [x - mask.x, y - mask.y];
        if (inX < 0 || inY < 0 || inX >= mask.width || inY >= mask.height) continue;
        if (mask.data[inY * mask.width + inX] === 1) data[to] = 1;
      }
    }
  }
}

/** Counted along rows, columns and slices: whole numbers are the middles of voxels. */
function voxelAt({ origin, directions, spacingMm }: VolumeGeometry, point: Vector3): Vector3 {
  const away = subtract(point, origin);
  return [
    dot(away, directions[0]) / spacingMm[0],
    dot(away, directions[1]) / spacingMm[1],
    dot(away, directions[2]) / spacingMm[2],
  ];
}

const cornersByMasks = new WeakMap<MasksBySlice, readonly Vector3[]>();

/** Of the box around all that is set, in the patient; none where nothing is. */
function cornersOf(masks: MasksBySlice, geometry: VolumeGeometry): readonly Vector3[] {
  const known = cornersByMasks.get(masks);
  if (known) return known;
  const corners = findCorners(masks, geometry);
  cornersByMasks.set(masks, corners);
  return corners;
}

function findCorners(masks: MasksBySlice, { origin, directions, spacingMm }: VolumeGeometry) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  masks.forEach((list, slice) => {
    for (const { x, y, width, height } of list ?? []) {
      [x, y, slice].forEach((from, axis) => (low[axis] = Math.min(low[axis]!, from)));
      const ends = [x + width, y + height, slice + 1];
      ends.forEach((to, axis) => (high[axis] = Math.max(high[axis]!, to)));
    }
  });
  if (low[0] === Infinity) return [];
  return [0, 1, 2, 3, 4, 5, 6, 7].map((corner) =>
    directions.reduce((point, direction, axis) => {
      const edge = ((corner >> axis) & 1 ? high : low)[axis]!;
      return moveAlong(point, direction, (edge - 0.5) * spacingMm[axis as 0 | 1 | 2]);
    }, origin),
  );
}

/** Whether the section's plane runs through the box. */
function isMet({ plane }: PlacedImage, corners: readonly Vector3[]): boolean {
  const heights = corners.map((corner) => dot(subtract(corner, plane.position), normalOf(plane)));
  return Math.min(...heights) <= 0 && Math.max(...heights) >= 0;
}

/** The whole pixels of the section over which the box lies; null where it is off the section. */
function boundsOn(section: PlacedImage, corners: readonly Vector3[]): BoxInImage | null {
  const points = corners.map((corner) => pointOnImage(section, corner));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  // What rounding adds beyond a pixel's edge is no pixel more.
  const from = (values: number[]) => Math.max(0, Math.floor(Math.min(...values) + 1e-6));
  const to = (values: number[], most: number) =>
    Math.min(most, Math.ceil(Math.max(...values) - 1e-6));
  const [x, y] = [from(xs), from(ys)];
  const [width, height] = [to(xs, section.Columns) - x, to(ys, section.Rows) - y];
  return width > 0 && height > 0 ? [x, y, width, height] : null;
}
