import {
  ShokenError,
  type ClinicalContext,
  type Durations,
  type Finding,
  type Image,
  type Language,
  type ModalityPixels,
  type ModelOrigin,
  type ModelReading,
  type ReadingStep,
} from '#domain';
import { pauseForCancel } from './cancel';
import { checkHeaderScope, checkPixelScope, type ScopeHeader } from './checkScope';
import { decodeSentences, writtenLanguages } from './decodeSentences';
import type { GraphName, Graphs } from './graphs';
import type { ModelPackage } from './loadPackage';
import { rememberLook } from './lookAtImage';
import { preprocess } from './preprocess';
import { queriesOf, readFindings } from './readFindings';
import type { PhraseTokenizer } from './tokenizer';
import { countSentences, renderSentences, writeSentences } from './writeSentences';

export interface ReadRequest {
  readonly image: ScopeHeader & Pick<Image, 'SOPInstanceUID' | 'frame' | 'spacing'>;
  readonly patientAgeYears: number | null;
  readonly pixels: ModalityPixels;
  /** For the wording of the sentences alone. */
  readonly context: ClinicalContext;
  /** The report's language first: its sentences come first. */
  readonly languages: readonly Language[];
}

/** A part of a reading, told as soon as it is there. */
export type ReadPart =
  | { readonly kind: 'step'; readonly step: ReadingStep; readonly progress: number | null }
  | { readonly kind: 'regions'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'sentences';
      readonly language: Language;
      readonly findings: readonly Finding[];
    };

/** A package, open and ready. */
export interface OpenModel {
  readonly modelPackage: ModelPackage;
  readonly graphs: Graphs;
  readonly tokenizer: PhraseTokenizer;
}

/**
 * Reads one image. Refuses by throwing a `ShokenError` with a `scope-*` code; throws `CancelledError`
 * when stopped, which is looked for between any two graph runs.
 */
export async function readImage(
  { modelPackage, graphs, tokenizer }: OpenModel,
  request: ReadRequest,
  onPart: (part: ReadPart) => void,
  signal?: AbortSignal,
): Promise<Omit<ModelReading, 'backend'>> {
  const { manifest } = modelPackage;
  const problem = checkHeaderScope(request.image, request.patientAgeYears, manifest);
  if (problem) throw new ShokenError(problem.code, problem.detail);

  const clock = startClock();
  const begin = async (step: ReadingStep) => {
    onPart({ kind: 'step', step, progress: null });
    await pauseForCancel(signal);
  };
  /** Opening is done once a visit: it is no part of what a reading takes. */
  const open = async (name: GraphName) => {
    await graphs.open(name);
    clock.skip();
  };
  await begin('preprocess');
  const { PatientOrientation } = request.image;
  const { field, letterbox } = preprocess(request.pixels, manifest.input, PatientOrientation);
  clock.lap('preprocess');

  await begin('encode');
  await open('encoder');
  const encoded = await graphs.encode(field);
  clock.lap('encode');
  checkPixelScope(encoded.scope, manifest);

  await begin('ground');
  await open('grounding');
  const grounded = await graphs.ground(encoded, queriesOf(manifest));
  rememberLook(graphs, request.image, { letterbox, encoded, grounded });
  const model = originOf(modelPackage);
  const regions = readFindings(
    grounded,
    manifest,
    model,
    request.image,
    letterbox,
    request.context,
  );
  let findings = regions.map(({ finding }) => finding);
  clock.lap('ground');
  onPart({ kind: 'regions', findings });

  const rows = regions.map(({ row }) => row);
  const bearings = regions.map(({ bearing }) => bearing);
  const written = writtenLanguages(manifest);
  for (const [i, language] of request.languages.entries()) {
    if (!written.includes(language)) {
      findings = renderSentences(findings, language);
      onPart({ kind: 'sentences', language, findings });
      continue;
    }
    await begin('decode');
    await open('decoder');
    const onStep = (share: number) => {
      const progress = (i + share) / request.languages.length;
      onPart({ kind: 'step', step: 'decode', progress });
    };
    const decoded = await decodeSentences(
      graphs,
      manifest,
      language,
      rows,
      encoded,
      onStep,
      signal,
    );
    findings = writeSentences(findings, bearings, decoded, language, tokenizer);
    clock.lap('decode');
    onPart({ kind: 'sentences', language, findings });
  }
  const at = new Date().toISOString();
  return { model, findings, durationMs: clock.durations, ...countSentences(findings), at };
}

export const originOf = ({ manifest, weightsHash }: ModelPackage): ModelOrigin => ({
  kind: 'model',
  modelId: manifest.id,
  modelVersion: manifest.version,
  weightsHash,
});

function startClock() {
  const durations: { -readonly [Key in keyof Durations]: number } = {
    preprocess: 0,
    encode: 0,
    ground: 0,
    decode: 0,
  };
  let last = performance.now();
  const lap = (step: keyof Durations) => {
    const now = performance.now();
    durations[step] += now - last;
    last = now;
  };
  const skip = () => {
    last = performance.now();
  };
  return { durations, lap, skip };
}
