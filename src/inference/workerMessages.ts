import { CancelledError, ShokenError, type Backend, type Problem, type ReadingStep } from '#domain';
import type {
  DescribedRegion,
  HeartMeasure,
  LocatedPhrase,
  ModelManifest,
  ModelReading,
} from '#domain';
import type { BackendWish } from './chooseBackend';
import type { DescribeRequest } from './describeDrawn';
import type { LocateRequest } from './locatePhrase';
import type { AskedImage } from './lookAtImage';
import type { ReadPart, ReadRequest } from './readImage';

/** How far getting ready has come; bytes are those of the package's files. */
export interface PrepareProgress {
  readonly step: ReadingStep;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly file: string;
}

export interface PreparedModel {
  readonly manifest: ModelManifest;
  readonly backend: Backend;
}

/** How a call into the worker ended. Errors lose their class and code on the way between threads. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'cancelled' };

/** What the worker offers. Each call has a number by which it can be cancelled. */
export interface WorkerCalls {
  /**
   * Loads the package if all its files are kept here already, and the runtime's script; never its WASM. Gives the words
   * of what went wrong though nothing was missing, else null.
   */
  warm(packageUrl: string, backend: BackendWish): Promise<string | null>;
  prepare(
    call: number,
    packageUrl: string,
    backend: BackendWish,
    hasCrashed: boolean,
    onProgress: (progress: PrepareProgress) => unknown,
    onBackend: (backend: Backend) => unknown,
  ): Promise<Outcome<PreparedModel>>;
  read(
    call: number,
    request: ReadRequest,
    /** Called back across threads: what it gives settles when the part has arrived. */
    onPart: (part: ReadPart) => unknown,
  ): Promise<Outcome<ModelReading>>;
  describe(call: number, request: DescribeRequest): Promise<Outcome<DescribedRegion>>;
  locate(call: number, request: LocateRequest): Promise<Outcome<LocatedPhrase>>;
  measureHeart(
    call: number,
    request: AskedImage,
  ): Promise<Outcome<{ readonly measure: HeartMeasure | null }>>;
  cancel(call: number): void;
}

/** Runs the work and says how it ended; nothing is thrown. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    if (error instanceof CancelledError) return { kind: 'cancelled' };
    if (error instanceof ShokenError) return { kind: 'problem', problem: error.toProblem() };
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'problem', problem: { code: 'inference-failed', detail: { why } } };
  }
}

/** The outcome's value, or its problem thrown. */
export function valueOf<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.value;
    case 'cancelled':
      throw new CancelledError();
    case 'problem':
      throw new ShokenError(outcome.problem.code, outcome.problem.detail);
  }
}

/**
 * A copy whose typed arrays can be handed to another thread, and their buffers. Takes plain data only.
 * The engine's own cloning writes and reads every pixel, which blocks the page ten times as long.
 */
export function forTransfer<T>(value: T): { readonly copy: T; readonly buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  // A copy has the type of what it copies.
  return { copy: copyOf(value, buffers) as T, buffers };
}

function copyOf(value: unknown, buffers: ArrayBuffer[]): unknown {
  if (value instanceof Float32Array || value instanceof Uint8Array) {
    const copy = value.slice();
    buffers.push(copy.buffer);
    return copy;
  }
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (Array.isArray(value)) return value.map((each) => copyOf(each, buffers));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, copyOf(part, buffers)]);
  return Object.fromEntries(parts);
}
