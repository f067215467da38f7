import type {
  BoxInImage,
  Finding,
  Language,
  ManifestFinding,
  ModelOrigin,
  Presence,
  Region,
} from '#domain';
import { lengthOfRegion, newUid } from '#domain';
import { decodeSentences, writtenLanguages } from './decodeSentences';
import { locateCells, type Lungs } from './locateFinding';
import type { AskedImage, Look } from './lookAtImage';
import { codesOf } from './readFindings';
import { originOf, type OpenModel } from './readImage';
import { renderSentences, writeSentences } from './writeSentences';

/** What was found out about one finding; `cells` are those of its region. */
export interface AskedObservation {
  readonly entry: ManifestFinding;
  readonly presence: Presence;
  readonly probability: number;
  readonly region: Region | null;
  readonly cells: readonly number[];
  readonly proposals: readonly BoxInImage[];
  /** `[D]`, of the query that found it. */
  readonly state: Float32Array;
  readonly asked: NonNullable<ModelOrigin['asked']>;
  readonly lungs: Lungs;
}

/** The observation as a finding like those of a reading: coded by the lungs, its sentences by the decoder. */
export async function askedFinding(
  model: OpenModel,
  { letterbox, encoded }: Look,
  { image }: AskedImage,
  said: AskedObservation,
  languages: readonly Language[],
  signal?: AbortSignal,
): Promise<Finding> {
  const { manifest } = model.modelPackage;
  const { entry, presence, probability, region, proposals } = said;
  const cells = presence === 'absent' ? [] : said.cells;
  let finding: Finding = {
    trackingUID: newUid(),
    finding: entry.id,
    presence,
    probability,
    region,
    proposals,
    attributes: {
      ...locateCells(entry.id, cells, said.lungs, letterbox),
      sizeMm: presence === 'absent' ? null : lengthOfRegion(region, image.spacing),
    },
    sentences: {},
    attention: {},
    origin: { ...originOf(model.modelPackage), asked: said.asked },
  };
  const row = { finding: entry.id, codes: codesOf(finding, manifest, null), state: said.state };
  // The report gathers what is absent into one sentence.
  const written = writtenLanguages(manifest);
  for (const language of presence === 'absent' ? [] : languages) {
    if (!written.includes(language)) {
      [finding = finding] = renderSentences([finding], language);
      continue;
    }
    const decoded = await decodeSentences(
      model.graphs,
      manifest,
      language,
      [row],
      encoded,
      undefined,
      signal,
    );
    [finding = finding] = writeSentences([finding], [null], decoded, language, model.tokenizer);
  }
  return finding;
}
