import type { BoxInImage, MaskInImage } from './geometry';
import type { Language } from './language';

/** Findings of the first domain (frontal chest radiographs). Codes for each live in `codes.ts`. */
export const findingIds = [
  'lung-opacity',
  'atelectasis',
  'pleural-effusion',
  'pneumothorax',
  'cardiomegaly',
  'nodule',
  'mass',
  'edema',
] as const;
export type FindingId = (typeof findingIds)[number];

/** `undetermined`: the model abstained. It must be decided by the reader like a present finding. */
export type Presence = 'present' | 'undetermined' | 'absent';

/** The patient's side, not the screen's. `midline` for heart and mediastinum. */
export type Side = 'left' | 'right' | 'bilateral' | 'midline';
export type Zone = 'upper' | 'middle' | 'lower';
export type Extent = 'small' | 'moderate' | 'large';

/** Where a finding is, in pixels of one frame of one image. */
export interface Region {
  readonly SOPInstanceUID: string;
  /** 1-based, as in DICOM's Referenced Frame Number. */
  readonly frame: number;
  readonly mask: MaskInImage;
  readonly box: BoxInImage;
}

/** What is said of a finding, as codes. Sentences are checked against this. */
export interface FindingAttributes {
  readonly side: Side | null;
  readonly zone: Zone | null;
  readonly extent: Extent | null;
  /** Longest side of the region's box in millimetres; null where the header gives no spacing. */
  readonly sizeMm: number | null;
}

/** One sentence and what became of the decoder's own words. */
export interface Sentence {
  readonly text: string;
  /**
   * `decoder`: as generated; `codes`: rendered from the codes, for the generated text departed from them
   * (then it is in `replaced`) or the decoder does not write this language; `reader`: typed by hand.
   */
  readonly source: 'decoder' | 'codes' | 'reader';
  /** What the decoder wrote where it was replaced. */
  readonly replaced?: string;
}

/** Where the model looked while it wrote the sentence: a picture, not a measurement. Square grid over the model's input. */
export interface Attention {
  readonly size: number;
  /** Row-major, 0..1, `size * size` long, in model input space (letterboxed). */
  readonly weights: Float32Array;
}

/** Which model said it. */
export interface ModelOrigin {
  readonly kind: 'model';
  readonly modelId: string;
  readonly modelVersion: string;
  /** SHA-256 over the package's graph hashes, hex. */
  readonly weightsHash: string;
  /** Only where the reader asked for it: with a region drawn on the image, or with typed words. */
  readonly asked?: 'drawn' | 'typed';
}
export interface ReaderOrigin {
  readonly kind: 'reader';
}
/** Another maker's algorithm, in an object that came with the study. Any of the names may be empty. */
export interface OtherOrigin {
  readonly kind: 'other';
  readonly manufacturer: string;
  readonly model: string;
  readonly softwareVersion: string;
  readonly algorithm: string;
  readonly algorithmVersion: string;
  /** The object that says it. */
  readonly SOPInstanceUID: string;
  readonly source: 'SEG' | 'SR';
  /** The `ImageMark` that its region is, so that it is not drawn twice; null where there is none. */
  readonly mark: string | null;
}

/** What is round enough for the longest side of its box to be its length; of others it is the length of nothing. */
export const isMeasured = (finding: FindingId): boolean =>
  finding === 'nodule' || finding === 'mass';

/**
 * One coded observation. Never changed by a decision: the model's output is kept as it came.
 * `trackingUID` is its one identity in overlay, sentence, SEG segment, SR group and FHIR Observation.
 */
export interface Finding {
  readonly trackingUID: string;
  readonly finding: FindingId;
  readonly presence: Presence;
  /** Calibrated probability, 0..1; null for a finding the reader added. */
  readonly probability: number | null;
  readonly region: Region | null;
  /** Best region proposals whatever the presence, best first, at most three. */
  readonly proposals: readonly BoxInImage[];
  readonly attributes: FindingAttributes;
  readonly sentences: Readonly<Partial<Record<Language, Sentence>>>;
  readonly attention: Readonly<Partial<Record<Language, Attention>>>;
  readonly origin: ModelOrigin | ReaderOrigin | OtherOrigin;
}
