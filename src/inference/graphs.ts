import type * as Ort from 'onnxruntime-web';
import { CancelledError, ShokenError, type ModelManifest } from '#domain';
import { packageFile, type ModelPackage } from './loadPackage';

/** As much of onnxruntime as is used. It comes from outside: page and Node load different builds. */
export type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;

export interface Encoded {
  /** `[1, C, G, G]` */
  readonly pixels: Ort.Tensor;
  /** `[1, T, D]` */
  readonly tokens: Ort.Tensor;
  /** `[K]` logits */
  readonly scope: Float32Array;
}

export interface Grounded {
  /** `[N]` logits */
  readonly presence: Float32Array;
  /** N masks of `[G, G]` logits */
  readonly masks: readonly Float32Array[];
  /** N times `[4, G, G]` */
  readonly boxes: readonly Float32Array[];
  /** `[N, D]` */
  readonly states: Float32Array;
  /** N times `[concepts]` */
  readonly concepts: readonly Float32Array[];
  /** N times `[4]`: none, left, right, bilateral */
  readonly sides: readonly Float32Array[];
}

export interface DecoderStep {
  /** N times `[V]` */
  readonly logits: readonly Float32Array[];
  /** N times `[T]` */
  readonly attention: readonly Float32Array[];
  readonly past: DecoderPast;
}
export interface DecoderPast {
  readonly keys: Ort.Tensor;
  readonly values: Ort.Tensor;
}
export interface DecoderInput {
  /** N rows of the same length */
  readonly ids: readonly (readonly number[])[];
  readonly codes: readonly (readonly number[])[];
  /** `[N, D]` */
  readonly states: Float32Array;
  readonly tokens: Ort.Tensor;
  readonly past: DecoderPast | null;
}

export type GraphName = keyof ModelManifest['graphs'];

/** The three graphs of a package (`models/GRAPHS.md`), open on one backend. */
export interface Graphs {
  /** Opens a graph ahead of its first run, which else opens it. */
  open(name: GraphName): Promise<void>;
  encode(field: Float32Array): Promise<Encoded>;
  ground(encoded: Encoded, phrases: readonly (readonly number[])[]): Promise<Grounded>;
  decode(input: DecoderInput): Promise<DecoderStep>;
  release(): Promise<void>;
}

/**
 * How far the runtime rewrites each graph when it opens it. On WASM not at all: rewriting runs much code
 * once, in its slowest form, takes 0.3 s before the regions and as much before the report, and the
 * graphs run no faster for it. `all` even runs slower: it trades dequantised weights for kernels that round.
 */
const optimization = {
  wasm: { encoder: 'disabled', grounding: 'disabled', decoder: 'disabled' },
  webgpu: { encoder: 'basic', grounding: 'basic', decoder: 'extended' },
} as const;

/**
 * Opens the graphs; throws `out-of-memory` or `inference-failed`. On WASM each is opened when it is first
 * asked for, so that regions need not wait for the decoder; on WebGPU at once, while WASM may still take over.
 */
export async function openGraphs(
  runtime: Runtime,
  modelPackage: ModelPackage,
  backend: 'webgpu' | 'wasm',
): Promise<Graphs> {
  const { manifest } = modelPackage;
  const start = (name: GraphName) =>
    withProblems(() =>
      runtime.InferenceSession.create(
        new Uint8Array(packageFile(modelPackage, manifest.graphs[name])),
        {
          executionProviders: [backend],
          graphOptimizationLevel: optimization[backend][name],
          logSeverityLevel: 3,
        },
      ),
    );
  const opened = new Map<GraphName, Promise<Ort.InferenceSession>>();
  const session = (name: GraphName) => {
    const known = opened.get(name);
    if (known) return known;
    const opening = start(name);
    opened.set(name, opening);
    // What failed may be tried again.
    opening.catch(() => opened.delete(name));
    return opening;
  };
  if (backend === 'webgpu') {
    await session('encoder');
    await session('grounding');
    await session('decoder');
  }
  const float = (values: Float32Array, shape: number[]) =>
    new runtime.Tensor('float32', values, shape);
  const integers = (rows: readonly (readonly number[])[]) =>
    new runtime.Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [
      rows.length,
      rows[0]?.length ?? 0,
    ]);
  const { size } = manifest.input;
  const { layers, heads, headSize } = manifest.decoder;

  return {
    async open(name) {
      await session(name);
    },
    async encode(field) {
      const encoder = await session('encoder');
      const image = float(field, [1, 1, size, size]);
      const out = await withProblems(() => encoder.run({ image }));
      return {
        pixels: tensor(out, 'pixels'),
        tokens: tensor(out, 'tokens'),
        scope: floats(out, 'scope'),
      };
    },
    async ground({ pixels, tokens }, queries) {
      const grounding = await session('grounding');
      const phrases = integers(padded(queries, manifest.tokens.pad));
      const out = await withProblems(() => grounding.run({ pixels, tokens, phrases }));
      return {
        presence: floats(out, 'presence'),
        masks: rows(out, 'masks', queries.length),
        boxes: rows(out, 'boxes', queries.length),
        states: floats(out, 'states'),
        concepts: rows(out, 'concepts', queries.length),
        sides: rows(out, 'sides', queries.length),
      };
    },
    async decode({ ids, codes, states, tokens, past }) {
      const decoder = await session('decoder');
      const count = ids.length;
      const nothing = () => float(new Float32Array(0), [layers, count, heads, 0, headSize]);
      const out = await withProblems(() =>
        decoder.run({
          ids: integers(ids),
          codes: integers(codes),
          states: float(states, [count, states.length / count]),
          tokens,
          past_keys: past?.keys ?? nothing(),
          past_values: past?.values ?? nothing(),
        }),
      );
      return {
        logits: rows(out, 'logits', count),
        attention: rows(out, 'attention', count),
        past: { keys: tensor(out, 'keys'), values: tensor(out, 'values') },
      };
    },
    async release() {
      // What could not be opened has said so to whoever asked for it, and holds nothing.
      const settled = await Promise.allSettled(opened.values());
      opened.clear();
      await Promise.all(
        settled.flatMap((opening) =>
          opening.status === 'fulfilled' ? [opening.value.release()] : [],
        ),
      );
    },
  };
}

function padded(queries: readonly (readonly number[])[], pad: number): number[][] {
  const length = Math.max(...queries.map((query) => query.length));
  return queries.map((query) => [...query, ...Array<number>(length - query.length).fill(pad)]);
}

type Outputs = Readonly<Record<string, Ort.Tensor>>;

function tensor(out: Outputs, name: string): Ort.Tensor {
  const found = out[name];
  if (!found) throw new ShokenError('inference-failed', { why: `no output ${name}` });
  return found;
}

function floats(out: Outputs, name: string): Float32Array {
  const { data } = tensor(out, name);
  if (data instanceof Float32Array) return data;
  throw new ShokenError('inference-failed', { why: `${name} is not float32` });
}

function rows(out: Outputs, name: string, count: number): Float32Array[] {
  const values = floats(out, name);
  const length = values.length / count;
  return Array.from({ length: count }, (_, i) => values.subarray(i * length, (i + 1) * length));
}

/** Browsers and the runtime say in many words that memory ran out. */
const memoryWords =
  /out of memory|bad_alloc|OOM|allocation failed|Cannot grow|memory\.grow|std::length_error/i;

/** Runs the runtime and turns what it throws into a `ShokenError`. */
async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ShokenError || error instanceof CancelledError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const code = memoryWords.test(why) ? 'out-of-memory' : 'inference-failed';
    throw new ShokenError(code, { why: why.slice(0, 300) }, { cause: error });
  }
}
