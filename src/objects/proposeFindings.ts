import {
  areaOfMask,
  uidOf,
  type Finding,
  type FindingId,
  type Image,
  type OtherOrigin,
  type Region,
  type SegmentationContent,
  type Side,
  type StudyObject,
} from '#domain';
import { findingOfCode, sideOfCode } from './findingOfCode';
import { framesBySegment, partId } from './marksOn';
import { placeSegment } from './placeSegments';
import { regionOf } from './rasterize';

/** What an algorithm's result says of one finding, whichever kind of object says it. */
export interface Said {
  readonly trackingUID: string | null;
  /** Tells it apart from what else the object says. */
  readonly part: string;
  readonly finding: FindingId;
  readonly presence: Finding['presence'];
  readonly side: Side | null;
  readonly probability: number | null;
  readonly region: Region | null;
  readonly image: Image | null;
  /** The mark that draws the region. */
  readonly mark: string | null;
  readonly algorithm: string;
  readonly algorithmVersion: string;
}

/** A proposal: it awaits the reader's decision as the model's own findings do, and says who made it. */
export async function proposalOf(
  said: Said,
  object: StudyObject,
  source: OtherOrigin['source'],
): Promise<Finding> {
  const { maker, SOPInstanceUID } = object;
  const name = new TextEncoder().encode(`${SOPInstanceUID} ${said.part}`);
  const spacing = said.image?.spacing;
  const box = said.region?.box;
  return {
    trackingUID: said.trackingUID ?? (await uidOf(name)),
    finding: said.finding,
    presence: said.presence,
    probability: said.probability,
    region: said.region,
    proposals: box ? [box] : [],
    attributes: {
      side: said.side,
      zone: null,
      extent: null,
      sizeMm: spacing && box ? Math.max(box[2] * spacing.columnMm, box[3] * spacing.rowMm) : null,
    },
    sentences: {},
    attention: {},
    origin: {
      kind: 'other',
      manufacturer: maker.Manufacturer,
      model: maker.ManufacturerModelName,
      softwareVersion: maker.SoftwareVersions,
      algorithm: said.algorithm,
      algorithmVersion: said.algorithmVersion,
      SOPInstanceUID,
      source,
      mark: said.mark,
    },
  };
}

/**
 * The findings among the segments that an algorithm drew, each with its region on the image on which it is largest.
 * What a person drew, or what has no code of ours, is left to be seen as an overlay.
 */
export function findingsOfSegments(
  content: SegmentationContent,
  SOPInstanceUID: string,
  images: readonly Image[],
): Said[] {
  return content.segments.flatMap((segment): Said[] => {
    const finding = findingOfCode(segment.type);
    const isByAlgorithm =
      segment.algorithmType === 'AUTOMATIC' || segment.algorithmType === 'SEMIAUTOMATIC';
    if (finding === null || !isByAlgorithm) return [];
    const { image, region } = findLargest(content, segment.number, images);
    return [
      {
        trackingUID: segment.trackingUID,
        part: `segment ${segment.number}`,
        finding,
        presence: 'present',
        side: sideOfCode(segment.laterality),
        probability: null,
        region,
        image,
        mark: partId(SOPInstanceUID, segment.number),
        algorithm: segment.algorithmName,
        algorithmVersion: segment.algorithmVersion,
      },
    ];
  });
}

/** The image on which a segment covers most pixels. */
export function findLargest(
  content: SegmentationContent,
  segment: number,
  images: readonly Image[],
): { image: Image | null; region: Region | null } {
  const frames = framesBySegment(content).get(segment) ?? [];
  let best: { image: Image | null; region: Region | null; area: number } = {
    image: null,
    region: null,
    area: 0,
  };
  for (const image of frames.length > 0 ? images : []) {
    for (const mask of placeSegment(frames, image)) {
      const area = areaOfMask(mask);
      if (area > best.area) best = { image, region: regionOf(mask, image), area };
    }
  }
  return { image: best.image, region: best.region };
}
