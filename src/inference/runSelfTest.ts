import { z } from 'zod';
import {
  reportLanguages,
  ShokenError,
  type GoldenCase,
  type Language,
  type ModalityPixels,
} from '#domain';
import { decodeSentences, writtenLanguages } from './decodeSentences';
import type { Encoded, Graphs, Grounded } from './graphs';
import { packageFile, packageJson, type ModelPackage } from './loadPackage';
import { preprocess } from './preprocess';
import { queriesOf } from './readFindings';

// The content-security policy forbids compiling text to code, which zod would try.
z.config({ jitless: true });

const numbers = z.array(z.number());
const samples = z.object({ indices: numbers, values: numbers });
const expectedSchema = z.object({
  preprocessed: z.object({ ...samples.shape, mean: z.number(), std: z.number() }),
  presence: numbers,
  scope: numbers,
  /** Flat indices into the masks `[N, G, G]` of the findings' queries and then the anatomy's. */
  maskSamples: samples,
  codes: z.array(numbers),
  /** Of the languages its decoder writes. */
  tokens: z.partialRecord(z.enum(reportLanguages), z.array(numbers)),
  /** Proposals per finding in pixels of the image. They follow from the masks, so tests alone compare them. */
  boxes: z.array(z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]))),
});
type Expected = z.infer<typeof expectedSchema>;

/** Reads what the reference implementation gave for a golden case. */
export function readExpected(modelPackage: ModelPackage, { expected }: GoldenCase): Expected {
  const result = expectedSchema.safeParse(packageJson(modelPackage, expected));
  if (result.success) return result.data;
  throw new ShokenError('package-invalid-manifest', {
    where: expected.file,
    why: z.prettifyError(result.error).slice(0, 300),
  });
}

/** The image of a golden case. */
export function goldenPixels(modelPackage: ModelPackage, { image }: GoldenCase): ModalityPixels {
  return {
    width: image.width,
    height: image.height,
    data: Float32Array.from(new Uint8Array(packageFile(modelPackage, image))),
    isInverted: false,
    padding: null,
  };
}

/**
 * Share of a golden case's sentences that must come out token by token. Two tokens that are nearly as
 * likely may change places with the order of additions, so not every one.
 */
const leastEqualSentences = 0.75;

/** Runs the golden cases and names what departs from the reference; an empty list is a pass. */
export async function runSelfTest(
  graphs: Graphs,
  modelPackage: ModelPackage,
  signal?: AbortSignal,
): Promise<string[]> {
  const departures: string[] = [];
  for (const golden of modelPackage.manifest.golden) {
    departures.push(...(await runCase(graphs, modelPackage, golden, signal)));
  }
  return departures;
}

async function runCase(
  graphs: Graphs,
  modelPackage: ModelPackage,
  golden: GoldenCase,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const { manifest } = modelPackage;
  const { tolerance } = golden;
  const expected = readExpected(modelPackage, golden);
  const { field } = preprocess(goldenPixels(modelPackage, golden), manifest.input);
  const encoded = await graphs.encode(field);
  const grounded = await graphs.ground(encoded, queriesOf(manifest));
  const count = manifest.findings.length;
  const presence = grounded.presence.subarray(0, count);
  const equal = await shareOfEqualSentences(
    graphs,
    modelPackage,
    expected,
    encoded,
    grounded,
    signal,
  );
  const { preprocessed, maskSamples } = expected;
  const differences = [
    [
      'preprocessed',
      difference(at(field, preprocessed), preprocessed.values),
      tolerance.preprocess,
    ],
    ['presence', difference(presence, expected.presence), tolerance.logit],
    ['scope', difference(encoded.scope, expected.scope), tolerance.logit],
    ['masks', difference(masksAt(grounded, maskSamples), maskSamples.values), tolerance.mask],
    ['sentences', 1 - equal, 1 - leastEqualSentences],
  ] as const;
  return differences
    .filter(([, found, allowed]) => !(found <= allowed))
    .map(([what, found, allowed]) => `${what}: off by ${found.toPrecision(3)} of ${allowed}`);
}

type Samples = z.infer<typeof samples>;
const at = (values: Float32Array, { indices }: Samples) => indices.map((index) => values[index]!);

function masksAt({ masks }: Grounded, { indices }: Samples): number[] {
  const length = masks[0]?.length ?? 1;
  return indices.map((index) => masks[Math.floor(index / length)]?.[index % length] ?? NaN);
}

/** Largest absolute difference; NaN where the lengths differ or a value is none. */
function difference(found: ArrayLike<number>, expected: readonly number[]): number {
  if (found.length !== expected.length) return NaN;
  return expected.reduce((largest, value, i) => Math.max(largest, Math.abs(found[i]! - value)), 0);
}

async function shareOfEqualSentences(
  graphs: Graphs,
  { manifest }: ModelPackage,
  expected: Expected,
  encoded: Encoded,
  grounded: Grounded,
  signal: AbortSignal | undefined,
): Promise<number> {
  const width = grounded.states.length / grounded.masks.length;
  const rows = manifest.findings.map(({ id }, i) => ({
    finding: id,
    codes: expected.codes[i] ?? [0, 0, 0, 0],
    state: grounded.states.subarray(i * width, (i + 1) * width),
  }));
  const isEqual = (found: readonly number[], wanted: readonly number[] | undefined) =>
    found.join() === wanted?.filter((token) => token !== manifest.tokens.eos).join();
  let equal = 0;
  const write = (language: Language) =>
    decodeSentences(graphs, manifest, language, rows, encoded, undefined, signal);
  const languages = writtenLanguages(manifest);
  for (const language of languages) {
    const decoded = await write(language);
    equal += decoded.filter((row, i) => isEqual(row.tokens, expected.tokens[language]?.[i])).length;
  }
  return equal / (rows.length * languages.length);
}
