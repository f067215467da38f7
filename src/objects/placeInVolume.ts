import {
  dot,
  isReferenceTo,
  subtract,
  type ImageReference,
  type MaskInImage,
  type SegmentFrame,
  type SlicedVolume,
  type Structure,
  type Vector3,
} from '#domain';
import { placedImage, pointOnImage } from './planes';
import { placeSegment, reachOfFrame } from './placeSegments';
import { rasterizeAll } from './rasterize';

/** The masks of one part on each slice of a volume; none on most. */
export type MasksBySlice = readonly (readonly MaskInImage[] | undefined)[];

/** A segment in a volume: on each slice what is shown of it on that image. */
export function segmentInVolume(
  frames: readonly SegmentFrame[],
  volume: SlicedVolume,
): MasksBySlice {
  const near: SegmentFrame[][] = [];
  for (const frame of frames) {
    for (const slice of slicesNear(frame, volume)) (near[slice] ??= []).push(frame);
  }
  return near.map((list, slice) => placeSegment(list, volume.slices[slice]!));
}

/** The slices on which a frame may lie: there are too many frames and slices to try each on each. */
function slicesNear(frame: SegmentFrame, volume: SlicedVolume): Set<number> {
  const slices = slicesNamed(frame.sources, volume);
  if (frame.plane) {
    const reach = reachOfFrame(frame) / volume.geometry.spacingMm[2];
    const at = sliceAt(frame.plane.position, volume);
    const last = Math.min(volume.slices.length - 1, Math.ceil(at + reach));
    for (let slice = Math.max(0, Math.floor(at - reach)); slice <= last; slice++) {
      slices.add(slice);
    }
  }
  return slices;
}

/** A structure in a volume: the inside of its closed outlines, each on the slice on which it is drawn. */
export function structureInVolume(
  { contours, FrameOfReferenceUID }: Structure,
  volume: SlicedVolume,
): MasksBySlice {
  const isSameSpace =
    FrameOfReferenceUID !== '' && FrameOfReferenceUID === volume.geometry.FrameOfReferenceUID;
  const drawn: (readonly Vector3[])[][] = [];
  for (const { shape, points, references } of contours) {
    if (shape !== 'closed') continue;
    const named = slicesNamed(references, volume);
    const slices = named.size > 0 || !isSameSpace ? named : sliceOfAll(points, volume);
    for (const slice of slices) (drawn[slice] ??= []).push(points);
  }
  return drawn.map((outlines, slice) => {
    const image = volume.slices[slice]!;
    const placed = placedImage(image);
    const mask =
      placed &&
      rasterizeAll(
        outlines.map((points) => points.map((point) => pointOnImage(placed, point))),
        image,
      );
    return mask ? [mask] : [];
  });
}

/** The slice to which all points are nearest. */
function sliceOfAll(points: readonly Vector3[], volume: SlicedVolume): number[] {
  const [first] = points;
  if (!first) return [];
  const slice = Math.round(sliceAt(first, volume));
  const areNear = points.every((point) => Math.abs(sliceAt(point, volume) - slice) <= 0.5 + 1e-3);
  return areNear && slice >= 0 && slice < volume.slices.length ? [slice] : [];
}

/** How many slices above the first a point lies. */
const sliceAt = (point: Vector3, { geometry: { origin, directions, spacingMm } }: SlicedVolume) =>
  dot(subtract(point, origin), directions[2]) / spacingMm[2];

const placesByVolume = new WeakMap<SlicedVolume, Map<string, number[]>>();

/** The slices that are made of images which are referred to. */
function slicesNamed(references: readonly ImageReference[], volume: SlicedVolume): Set<number> {
  let places = placesByVolume.get(volume);
  if (!places) {
    places = new Map();
    for (const [slice, { SOPInstanceUID }] of volume.slices.entries()) {
      places.set(SOPInstanceUID, [...(places.get(SOPInstanceUID) ?? []), slice]);
    }
    placesByVolume.set(volume, places);
  }
  const found = new Set<number>();
  for (const reference of references) {
    for (const slice of places.get(reference.SOPInstanceUID) ?? []) {
      if (isReferenceTo(reference, volume.slices[slice]!)) found.add(slice);
    }
  }
  return found;
}
