import {
  isReferenceTo,
  type Graphic,
  type GraphicInPatient,
  type Image,
  type Structure,
} from '#domain';
import { distanceTo, placedImage, pointOnImage, reachOf } from './planes';

/** The outlines of a structure that lie on an image of a series, holes among them. */
export function placeStructure(
  { contours, FrameOfReferenceUID }: Structure,
  image: Image,
  images: readonly Image[],
): Graphic[] {
  const placed = placedImage(image);
  if (!placed) return [];
  const { plane } = placed;
  const isSameSpace =
    FrameOfReferenceUID !== '' && FrameOfReferenceUID === plane.FrameOfReferenceUID;
  const reach = reachOf(image, images);
  return contours.flatMap(({ shape, points, references }): Graphic[] => {
    const isNamed = references.some((reference) => isReferenceTo(reference, image));
    // Outlines that name their image are drawn on it, and on no other of its series.
    const isForOther =
      !isNamed &&
      references.some((reference) => images.some((other) => isReferenceTo(reference, other)));
    const isNear = isSameSpace && points.every((point) => distanceTo(plane, point) <= reach);
    if (isForOther || !(isNamed || isNear)) return [];
    const drawn = ({ closed: 'polygon', open: 'line', point: 'points' } as const)[shape];
    return [{ shape: drawn, points: points.map((point) => pointOnImage(placed, point)) }];
  });
}

/** The same for one graphic of a report. */
export function placeInPatient(
  { shape, points, FrameOfReferenceUID }: GraphicInPatient,
  image: Image,
  images: readonly Image[],
): Graphic | null {
  const placed = placedImage(image);
  if (placed?.plane.FrameOfReferenceUID !== FrameOfReferenceUID) return null;
  const reach = reachOf(image, images);
  const isNear = points.every((point) => distanceTo(placed.plane, point) <= reach);
  return isNear ? { shape, points: points.map((point) => pointOnImage(placed, point)) } : null;
}
