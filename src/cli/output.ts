import type { Durations, FindingId, Language, Presence, Side, Zone } from '#domain';

/** What `npm run read` writes. */
export interface Output {
  readonly model: {
    readonly id: string;
    readonly version: string;
    /** SHA-256 over the graphs' hashes, as in every finding's origin. */
    readonly sha256: string;
  };
  readonly backend: string;
  readonly images: readonly ImageEntry[];
}

export interface ImageEntry {
  readonly file: string;
  readonly status: 'findings' | 'no-findings' | 'refused' | 'failed';
  readonly reason: { readonly code: string; readonly message: string } | null;
  /** Pixels; null where the file could not be opened. */
  readonly width: number | null;
  readonly height: number | null;
  /** Every finding of the manifest, the absent ones too; empty where nothing was read. */
  readonly findings: readonly FindingEntry[];
  readonly report: Readonly<Record<Language, string>>;
  readonly durationMs: Durations;
}

interface FindingEntry {
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly probability: number;
  /** [x, y, width, height] in pixels of the file: the best of `boxes`. */
  readonly box: readonly number[] | null;
  readonly boxes: readonly (readonly number[])[];
  readonly side: Side | null;
  readonly zone: Zone | null;
  readonly sentences: Readonly<Record<Language, string>>;
  readonly trackingUID: string;
}

/** The entry of a file of which nothing is known yet. */
export const emptyEntry = (file: string): ImageEntry => ({
  file,
  status: 'failed',
  reason: null,
  width: null,
  height: null,
  findings: [],
  report: { en: '', ja: '', zh: '' },
  durationMs: { preprocess: 0, encode: 0, ground: 0, decode: 0 },
});
