import {
  boxOfMask,
  lengthOfRegion,
  newUid,
  type ClinicalContext,
  type ContextBearing,
  type Finding,
  type FindingAttributes,
  type Image,
  type ManifestFinding,
  type ModelManifest,
  type ModelOrigin,
  type Presence,
  type Region,
} from '#domain';
import { bearingOn } from '#i18n';
import { calibrate, presenceOf } from './calibrate';
import type { DecoderRow } from './decodeSentences';
import { findRegions, shownProposals, type Proposal } from './findRegions';
import type { Grounded } from './graphs';
import { findLungs, locateFinding, type Lungs } from './locateFinding';
import { maskOnImage } from './maskOnImage';
import type { Letterbox } from './preprocess';

/** What of the image's header goes into a finding. */
type Source = Pick<Image, 'SOPInstanceUID' | 'frame' | 'spacing'>;

export interface GroundedFinding {
  /** Without sentences. */
  readonly finding: Finding;
  readonly row: DecoderRow;
  /** How the clinical context bears on it; what the decoder is told of it, and nothing else is. */
  readonly bearing: ContextBearing | null;
}

/** The queries that a reading asks at once: every finding's, then the anatomy's. */
export const queriesOf = ({ findings, anatomy }: ModelManifest): (readonly number[])[] =>
  [...findings, ...anatomy].map(({ query }) => query);

/** Findings with presence, region and attributes from what `queriesOf` gave. */
export function readFindings(
  grounded: Grounded,
  manifest: ModelManifest,
  origin: ModelOrigin,
  image: Source,
  letterbox: Letterbox,
  context: ClinicalContext,
): GroundedFinding[] {
  const lungs = lungsIn(grounded, manifest);
  return manifest.findings.map((entry, i) => {
    const finding = readFinding(grounded, i, entry, { origin, image, letterbox, lungs });
    const bearing = bearingOn(entry.id, context);
    const codes = codesOf(finding, manifest, bearing);
    return { finding, row: { finding: entry.id, codes, state: stateOf(grounded, i) }, bearing };
  });
}

/** The lungs among what `queriesOf` gave. */
export const lungsIn = (grounded: Grounded, { findings, anatomy }: ModelManifest): Lungs =>
  findLungs(grounded.masks.slice(findings.length), anatomy);

/** `[D]`: one query after its last round. */
export function stateOf({ states, masks }: Grounded, index: number): Float32Array {
  const width = states.length / masks.length;
  return states.subarray(index * width, (index + 1) * width);
}

interface Surroundings {
  readonly origin: ModelOrigin;
  readonly image: Source;
  readonly letterbox: Letterbox;
  readonly lungs: Lungs;
}

function readFinding(
  grounded: Grounded,
  index: number,
  entry: ManifestFinding,
  { origin, image, letterbox, lungs }: Surroundings,
): Finding {
  const probability = calibrate(grounded.presence[index]!, entry);
  const presence = presenceOf(probability, entry);
  const proposals = findRegions(grounded.masks[index]!, grounded.boxes[index]!, letterbox, entry);
  const shown = presence === 'absent' ? [] : shownProposals(proposals, entry);
  const region = regionOf(shown, image, letterbox);
  return {
    trackingUID: newUid(),
    finding: entry.id,
    presence,
    probability,
    region,
    proposals: proposals.map(({ boxInImage }) => boxInImage),
    attributes: {
      ...locateFinding(entry.id, shown, lungs, letterbox),
      sizeMm: lengthOfRegion(region, image.spacing),
    },
    sentences: {},
    attention: {},
    origin,
  };
}

/** The union of the proposals' masks on the image; null if there is none. */
export function regionOf(
  proposals: readonly Proposal[],
  { SOPInstanceUID, frame }: Pick<Source, 'SOPInstanceUID' | 'frame'>,
  letterbox: Letterbox,
): Region | null {
  const mask = proposals.length > 0 ? maskOnImage(proposals, letterbox) : null;
  const box = mask && boxOfMask(mask);
  return mask && box && { SOPInstanceUID, frame, mask, box };
}

/** Presence, side, zone, extent and, for a decoder that hears of it, the context as its numbers; 0 is not given. */
export function codesOf(
  { presence, attributes }: { presence: Presence; attributes: FindingAttributes },
  { decoder: { codes } }: ModelManifest,
  bearing: ContextBearing | null,
): number[] {
  const numberOf = (list: readonly string[], value: string | null) =>
    value === null ? 0 : list.indexOf(value) + 1;
  return [
    numberOf(codes.presence, presence),
    numberOf(codes.side, attributes.side),
    numberOf(codes.zone, attributes.zone),
    numberOf(codes.extent, attributes.extent),
    ...(codes.context ? [numberOf(codes.context, bearing)] : []),
  ];
}
