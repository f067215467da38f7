import {
  isReferenceTo,
  type Image,
  type ImageMark,
  type ObjectContent,
  type ReportContent,
  type SegmentationContent,
  type SegmentFrame,
  type StructuresContent,
} from '#domain';
import { cssColor } from './colors';
import { listGraphics } from './listGraphics';
import { placeInPatient, placeStructure } from './placeStructures';
import { placeSegment } from './placeSegments';

const nothing = { masks: [], graphics: [], texts: [] } as const;

/**
 * What an object draws on an image of a series, part by part; `SOPInstanceUID` is the object's own. What a presentation
 * state draws is drawn only where the image is shown as it says: `marksOfPresentation`.
 */
export function marksOn(
  content: ObjectContent,
  SOPInstanceUID: string,
  image: Image,
  images: readonly Image[],
): ImageMark[] {
  switch (content.kind) {
    case 'segmentation':
      return marksOfSegments(content, SOPInstanceUID, image);
    case 'structures':
      return marksOfStructures(content, SOPInstanceUID, image, images);
    case 'report':
      return marksOfReport(content, SOPInstanceUID, image, images);
    case 'presentation':
    case 'document':
      return [];
  }
}

/** A part's identity, by which it is switched on and off. */
export const partId = (SOPInstanceUID: string, part: number | string) =>
  `${SOPInstanceUID} ${part}`;

const framesOf = new WeakMap<SegmentationContent, Map<number, SegmentFrame[]>>();

export function framesBySegment(content: SegmentationContent): Map<number, SegmentFrame[]> {
  let bySegment = framesOf.get(content);
  if (!bySegment) {
    bySegment = new Map();
    for (const frame of content.frames) {
      const list = bySegment.get(frame.segment);
      if (list) list.push(frame);
      else bySegment.set(frame.segment, [frame]);
    }
    framesOf.set(content, bySegment);
  }
  return bySegment;
}

function marksOfSegments(content: SegmentationContent, uid: string, image: Image): ImageMark[] {
  const bySegment = framesBySegment(content);
  return content.segments.flatMap((segment, index): ImageMark[] => {
    const masks = placeSegment(bySegment.get(segment.number) ?? [], image);
    if (masks.length === 0) return [];
    const id = partId(uid, segment.number);
    return [{ ...nothing, id, label: segment.label, color: cssColor(segment.color, index), masks }];
  });
}

function marksOfStructures(
  { structures }: StructuresContent,
  uid: string,
  image: Image,
  images: readonly Image[],
): ImageMark[] {
  return structures.flatMap((structure, index): ImageMark[] => {
    const graphics = placeStructure(structure, image, images);
    if (graphics.length === 0) return [];
    const id = partId(uid, structure.number);
    const color = cssColor(structure.color, index);
    return [{ ...nothing, id, label: structure.name, color, graphics }];
  });
}

function marksOfReport(
  { root }: ReportContent,
  uid: string,
  image: Image,
  images: readonly Image[],
): ImageMark[] {
  return listGraphics(root).flatMap((drawn, index): ImageMark[] => {
    const { graphic, graphicInPatient, references, label } = drawn;
    const isHere = references.some((reference) => isReferenceTo(reference, image));
    const placed =
      (graphic && isHere ? graphic : null) ??
      (graphicInPatient && placeInPatient(graphicInPatient, image, images));
    if (!placed) return [];
    const color = cssColor(null, index);
    return [{ ...nothing, id: partId(uid, index), label, color, graphics: [placed] }];
  });
}
