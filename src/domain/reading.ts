import type { Problem } from './error';
import type { Finding, ModelOrigin } from './finding';

/** Which engine computed it, and why that one. */
export interface Backend {
  readonly kind: 'webgpu' | 'wasm';
  readonly threads: number;
  /** A key of the interface strings: why this backend was chosen, e.g. `no-adapter`, `golden-mismatch`. */
  readonly reason: BackendReason;
}
export type BackendReason =
  | 'adapter-found'
  | 'no-adapter'
  | 'not-isolated'
  | 'golden-mismatch'
  | 'device-lost'
  /** Neither kept on the device nor to be had without a network. */
  | 'not-kept'
  | 'software-adapter'
  | 'forced';

export interface Durations {
  readonly preprocess: number;
  readonly encode: number;
  readonly ground: number;
  readonly decode: number;
}

/** What the model said of one image, as it came. Never edited. */
export interface ModelReading {
  readonly model: ModelOrigin;
  readonly backend: Backend;
  /** Every finding of the manifest, the absent ones too, in manifest order. */
  readonly findings: readonly Finding[];
  readonly durationMs: Durations;
  /** Sentences the check against codes replaced, of how many. */
  readonly replacedSentences: number;
  readonly totalSentences: number;
  /** ISO 8601. */
  readonly at: string;
}

/** "Not run", "ran and found nothing", "refused" and "failed" are different things everywhere. */
export type ReadingState =
  | { readonly status: 'not-run' }
  | { readonly status: 'running'; readonly step: ReadingStep; readonly progress: number | null }
  | { readonly status: 'done'; readonly reading: ModelReading }
  | { readonly status: 'refused'; readonly problem: Problem }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Why nothing is there that the model read. */
export type Unread =
  | { readonly status: 'not-run' }
  | { readonly status: 'refused' | 'failed'; readonly problem: Problem };

export type ReadingStep =
  'download' | 'prepare' | 'self-test' | 'preprocess' | 'encode' | 'ground' | 'decode';
