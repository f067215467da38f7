import type { BoxInImage, Image, ModalityPixels, Region, Side } from '#domain';
import { calibrate, sigmoid, softmax } from './calibrate';
import { pauseForCancel } from './cancel';
import { checkPixelScope } from './checkScope';
import { findRegions, shownProposals } from './findRegions';
import { preprocess } from './preprocess';
import { regionOf } from './readFindings';
import type { OpenModel } from './readImage';
import type { PhraseTokenizer } from './tokenizer';

export interface LocateRequest {
  readonly image: Pick<Image, 'SOPInstanceUID' | 'frame' | 'PatientOrientation'>;
  readonly pixels: ModalityPixels;
  /** As typed, in any language of the tokenizer. */
  readonly phrase: string;
}

/** Where a typed phrase is, if anywhere. */
export interface LocatedPhrase {
  /** The concept the phrase means, one of the manifest's; `unknown` if none. */
  readonly concept: string;
  /** The side the phrase names. */
  readonly side: Exclude<Side, 'midline'> | null;
  /** 0..1; calibrated where the phrase means a finding. */
  readonly probability: number;
  /** Null for a phrase that means nothing known: the honest answer is "not understood". */
  readonly region: Region | null;
  readonly proposals: readonly BoxInImage[];
}

const sides = [null, 'left', 'right', 'bilateral'] as const;
/** How a phrase that means no finding is turned into regions. */
const plainRegions = { regionShare: 0.5, regionMinimum: 0.5, boxBlend: 0 };

/** GRAPHS.md, "Typed phrases": more tokens are not read. */
const mostTokens = 40;

/** As the model was taught to read what people type: full-width as half-width, small letters, single spaces. */
function encodePhrase(tokenizer: PhraseTokenizer, phrase: string): number[] {
  const plain = phrase.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
  return tokenizer.encode(plain).slice(0, mostTokens);
}

/** Text → region: a typed phrase is a query like a finding's own. */
export async function locatePhrase(
  { modelPackage, graphs, tokenizer }: OpenModel,
  { image, pixels, phrase }: LocateRequest,
  signal?: AbortSignal,
): Promise<LocatedPhrase> {
  const { manifest } = modelPackage;
  const { field, letterbox } = preprocess(pixels, manifest.input, image.PatientOrientation);
  await pauseForCancel(signal);
  const encoded = await graphs.encode(field);
  checkPixelScope(encoded.scope, manifest);
  await pauseForCancel(signal);
  const grounded = await graphs.ground(encoded, [encodePhrase(tokenizer, phrase)]);

  const concept = manifest.concepts[indexOfLargest(grounded.concepts[0]!)] ?? 'unknown';
  const finding = manifest.findings.find(({ id }) => id === concept);
  const logit = grounded.presence[0]!;
  const isKnown = concept !== 'unknown';
  const settings = finding ?? plainRegions;
  const proposals = isKnown
    ? findRegions(grounded.masks[0]!, grounded.boxes[0]!, letterbox, settings)
    : [];
  return {
    concept,
    side: sides[indexOfLargest(grounded.sides[0]!)] ?? null,
    probability: finding ? calibrate(logit, finding) : sigmoid(logit),
    region: regionOf(shownProposals(proposals, settings), image, letterbox),
    proposals: proposals.map(({ boxInImage }) => boxInImage),
  };
}

function indexOfLargest(logits: Float32Array): number {
  const probabilities = softmax(logits);
  return probabilities.indexOf(Math.max(...probabilities));
}
