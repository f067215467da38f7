import type {
  ImageMark,
  ObjectContent,
  SegmentationContent,
  SlicedVolume,
  StructuresContent,
  VolumeCut,
} from '#domain';
import { cutLabels } from './cutLabels';
import { framesBySegment } from './marksOn';
import { partsOf } from './partsOf';
import { segmentInVolume, structureInVolume, type MasksBySlice } from './placeInVolume';

/**
 * What an object draws on a section or slab of a volume: its segments and structures as they lie on the images that the
 * volume is made of, and cut as these are. What a report draws, points and lines of one image, has no section.
 */
export function marksOnSections(
  content: ObjectContent,
  SOPInstanceUID: string,
  cut: VolumeCut,
): ImageMark[] {
  if (content.kind !== 'segmentation' && content.kind !== 'structures') return [];
  const labels = labelsIn(content, cut.volume);
  const isHollow = content.kind === 'structures';
  return partsOf(content, SOPInstanceUID).flatMap(({ id, label, color }, index): ImageMark[] => {
    const mask = cutLabels(labels[index]!, cut);
    if (!mask) return [];
    return [{ id, label, color, masks: [mask], isHollow, graphics: [], texts: [] }];
  });
}

type Labelled = SegmentationContent | StructuresContent;

const known = new WeakMap<Labelled, WeakMap<SlicedVolume, MasksBySlice[]>>();

/** For each part, in the order of `partsOf`; kept, for a reader goes through sections fast. */
function labelsIn(content: Labelled, volume: SlicedVolume): MasksBySlice[] {
  const byVolume = known.get(content) ?? new WeakMap<SlicedVolume, MasksBySlice[]>();
  known.set(content, byVolume);
  const labels = byVolume.get(volume) ?? placeParts(content, volume);
  byVolume.set(volume, labels);
  return labels;
}

function placeParts(content: Labelled, volume: SlicedVolume): MasksBySlice[] {
  if (content.kind === 'structures') {
    return content.structures.map((structure) => structureInVolume(structure, volume));
  }
  const frames = framesBySegment(content);
  return content.segments.map(({ number }) => segmentInVolume(frames.get(number) ?? [], volume));
}
