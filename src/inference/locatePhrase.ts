import type { Language, LocatedPhrase, NamedPlace, Presence } from '#domain';
import { askedFinding } from './askedFinding';
import { calibrate, presenceOf, sigmoid, softmax } from './calibrate';
import { pauseForCancel } from './cancel';
import { findRegions, shownProposals, type Proposal } from './findRegions';
import { locateCells, reachesZones } from './locateFinding';
import { lookAtImage, type AskedImage } from './lookAtImage';
import { lungsIn, regionOf, stateOf } from './readFindings';
import type { OpenModel } from './readImage';
import type { PhraseTokenizer } from './tokenizer';

export interface LocateRequest extends AskedImage {
  /** As typed, in any language of the tokenizer. */
  readonly phrase: string;
  /** The place that it names; the model reads of it the side alone. */
  readonly place: Pick<NamedPlace, 'side' | 'zones'>;
  readonly languages: readonly Language[];
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
  model: OpenModel,
  request: LocateRequest,
  signal?: AbortSignal,
): Promise<LocatedPhrase> {
  const { manifest } = model.modelPackage;
  const look = await lookAtImage(model, request, signal);
  await pauseForCancel(signal);
  const { letterbox, encoded } = look;
  const grounded = await model.graphs.ground(encoded, [
    encodePhrase(model.tokenizer, request.phrase),
  ]);

  const concept = manifest.concepts[indexOfLargest(grounded.concepts[0]!)] ?? 'unknown';
  const entry = manifest.findings.find(({ id }) => id === concept);
  const logit = grounded.presence[0]!;
  const settings = entry ?? plainRegions;
  const found =
    concept === 'unknown'
      ? []
      : findRegions(grounded.masks[0]!, grounded.boxes[0]!, letterbox, settings);
  const { zones } = request.place;
  const side = sides[indexOfLargest(grounded.sides[0]!)] ?? request.place.side;
  const lungs = lungsIn(look.grounded, manifest);
  const isOnSide = ({ component }: Proposal) =>
    side === null ||
    side === 'bilateral' ||
    !entry ||
    ['midline', 'bilateral', side].includes(
      locateCells(entry.id, component.cells, lungs, letterbox).side ?? side,
    );
  const onSide = shownProposals(found, settings).filter(isOnSide);
  // What lies in another zone is told as that, and only where nothing lies in those named.
  const reaches = onSide.map(({ component }) =>
    entry && zones.length > 0
      ? reachesZones(entry.id, component.cells, zones, lungs, letterbox)
      : null,
  );
  const shown = reaches.includes(true) ? onSide.filter((_, i) => reaches[i]) : onSide;
  const proposals = found.map(({ boxInImage }) => boxInImage);
  const probability = entry ? calibrate(logit, entry) : sigmoid(logit);
  if (!entry) {
    const region = regionOf(shown, request.image, letterbox);
    return { concept, side, isInZones: null, probability, region, proposals, finding: null };
  }
  const presence: Presence = shown.length === 0 ? 'absent' : presenceOf(probability, entry);
  const region = presence === 'absent' ? null : regionOf(shown, request.image, letterbox);
  const isInZones =
    presence === 'absent' || reaches.every((each) => each === null) ? null : reaches.includes(true);
  const finding = await askedFinding(
    model,
    look,
    request,
    {
      entry,
      presence,
      probability,
      region,
      cells: shown.flatMap(({ component }) => component.cells),
      proposals,
      state: stateOf(grounded, 0),
      asked: 'typed',
      lungs,
    },
    request.languages,
    signal,
  );
  return { concept, side, isInZones, probability, region, proposals, finding };
}

function indexOfLargest(logits: Float32Array): number {
  const probabilities = softmax(logits);
  return probabilities.indexOf(Math.max(...probabilities));
}
