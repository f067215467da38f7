import {
  areaOfMask,
  type Finding,
  type FindingAttributes,
  type FindingId,
  type Image,
  type MaskInImage,
  type ModelOrigin,
  type OtherOrigin,
  type Presence,
  type Region,
  type ReviewedFinding,
} from '#domain';

/** One region to be written, and how it came about. */
export interface SegmentSource {
  readonly trackingUID: string;
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly attributes: FindingAttributes;
  readonly probability: number | null;
  readonly mask: MaskInImage;
  readonly algorithm: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';
  readonly origin: ModelOrigin | OtherOrigin | null;
}

/** The model's regions as they came. What it holds absent has none. */
export function modelSegments(
  findings: readonly (Finding | ReviewedFinding)[],
  image: Pick<Image, 'SOPInstanceUID' | 'frame'>,
): SegmentSource[] {
  return findings
    .map((each) => ('original' in each ? each.original : each))
    .filter(({ origin }) => origin.kind === 'model')
    .flatMap((finding) => segmentOf(finding, finding, finding.region, 'AUTOMATIC', image));
}

/**
 * The regions as the reader left them. Rejected findings have none, and those still undecided are
 * not the reader's to give away.
 */
export function finalSegments(
  findings: readonly (Finding | ReviewedFinding)[],
  image: Pick<Image, 'SOPInstanceUID' | 'frame'>,
): SegmentSource[] {
  return findings.flatMap((each) => {
    if (!('original' in each)) return [];
    const algorithm = algorithmOf(each);
    return algorithm === null ? [] : segmentOf(each.original, each, each.region, algorithm, image);
  });
}

function algorithmOf(reviewed: ReviewedFinding): SegmentSource['algorithm'] | null {
  switch (reviewed.status) {
    case 'accepted':
      return 'AUTOMATIC';
    case 'edited':
      // A region drawn where the model had none owes nothing to the model.
      return reviewed.original.region === null ? 'MANUAL' : 'SEMIAUTOMATIC';
    case 'added':
      return 'MANUAL';
    case 'pending':
    case 'quiet':
    case 'rejected':
      return null;
  }
}

/** Other makers' findings may lie on other images of the study. */
const isOn = (region: Region, { SOPInstanceUID, frame }: Pick<Image, 'SOPInstanceUID' | 'frame'>) =>
  region.SOPInstanceUID === SOPInstanceUID && region.frame === frame;

function segmentOf(
  original: Finding,
  said: Pick<Finding, 'finding' | 'presence' | 'attributes'>,
  region: Region | null,
  algorithm: SegmentSource['algorithm'],
  image: Pick<Image, 'SOPInstanceUID' | 'frame'>,
): SegmentSource[] {
  const isShown = region !== null && isOn(region, image) && areaOfMask(region.mask) > 0;
  if (!isShown || said.presence === 'absent') return [];
  return [
    {
      trackingUID: original.trackingUID,
      finding: said.finding,
      presence: said.presence,
      attributes: said.attributes,
      probability: original.probability,
      mask: region.mask,
      algorithm,
      origin: original.origin.kind === 'reader' ? null : original.origin,
    },
  ];
}
