import type { FindingId, ModelOrigin } from './finding';
import type { InterfaceLanguage, Language } from './language';

/**
 * A model package's manifest: `models/<id>/manifest.json`, valid against `models/manifest.schema.json`.
 * The JSON Schema is the definition; this type mirrors it for TypeScript.
 */
export interface ModelManifest {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly version: string;
  readonly licence: string;
  readonly name: Readonly<Record<InterfaceLanguage, string>>;
  readonly intendedUse: Readonly<Record<InterfaceLanguage, string>>;
  readonly limits: readonly Readonly<Record<InterfaceLanguage, string>>[];
  readonly input: {
    /** Side of the square model input, pixels. */
    readonly size: number;
    /** Percentiles (0..100) of the resized content that become 0 and 1. */
    readonly percentiles: readonly [number, number];
  };
  readonly accepts: {
    readonly modalities: readonly string[];
    readonly bodyParts: readonly string[];
    readonly views: readonly string[];
    readonly minimumAgeYears: number;
    readonly minimumPixels: number;
  };
  readonly graphs: Readonly<
    Record<'encoder' | 'grounding' | 'decoder', PackageFile & { readonly precision: string }>
  >;
  readonly tokenizer: PackageFile;
  /** Ids of special tokens in the tokenizer. */
  readonly tokens: {
    readonly pad: number;
    readonly eos: number;
    /** Languages its decoder writes; in any other, sentences are rendered from the codes. */
    readonly language: Readonly<Partial<Record<Language, number>>>;
    readonly task: Readonly<Record<'report', number>>;
    readonly finding: Readonly<Record<FindingId, number>>;
  };
  readonly decoder: {
    readonly layers: number;
    readonly heads: number;
    readonly headSize: number;
    readonly maximumTokens: number;
    /** Order of values in the `codes` input; index in the list + 1 is the number fed, 0 means "not given". */
    readonly codes: {
      readonly presence: readonly string[];
      readonly side: readonly string[];
      readonly zone: readonly string[];
      readonly extent: readonly string[];
      /** A package without it does not hear of the clinical context: its `codes` have four columns. */
      readonly context?: readonly string[];
    };
  };
  readonly findings: readonly ManifestFinding[];
  /** Anatomy the grounding graph segments with the same queries; lungs give sides and zones. */
  readonly anatomy: readonly {
    readonly id: 'right-lung' | 'left-lung' | 'heart';
    readonly query: readonly number[];
    readonly maskThreshold: number;
  }[];
  /** Names of the concepts that the grounding graph's `concepts` output ranks, `unknown` among them. */
  readonly concepts: readonly string[];
  readonly outOfScope: {
    /** Names of the `scope` output's classes; the first is "in scope". */
    readonly classes: readonly string[];
    /** Refuse when the probability of the first class is below this. */
    readonly minimumInScope: number;
    /** From this probability on an image is refused as one of the class, however likely it is in scope. */
    readonly refuseFrom?: Readonly<Record<string, number>>;
  };
  /** The weights' hash that calibration and thresholds were measured on; a package with other weights is rejected. */
  readonly calibratedFor: string;
  /** Where in the lungs readers drew regions of each finding (`models/GRAPHS.md`, "Where findings lie"); without it, place says nothing. */
  readonly places?: Readonly<Partial<Record<FindingId, PlaceOfFinding>>>;
  /** How a drawn region is described (`models/GRAPHS.md`); a package without it gets a standing rule. */
  readonly describe?: {
    readonly weights: {
      readonly presence: number;
      readonly overlap: number;
      /** 0 where it is missing. */
      readonly place?: number;
    };
    /** By finding; the score of no finding is 0. */
    readonly bias: Readonly<Partial<Record<FindingId, number>>>;
  };
  readonly golden: readonly GoldenCase[];
  readonly evaluation: Readonly<Record<string, unknown>>;
}

/** Of four numbers each. */
export interface PlaceOfFinding {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

export interface PackageFile {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

export interface ManifestFinding {
  readonly id: FindingId;
  readonly name: Readonly<Record<InterfaceLanguage, string>>;
  /** Token ids of the phrase that is this finding's query, unpadded. */
  readonly query: readonly number[];
  /** Calibrated probability = sigmoid(slope · logit + intercept). */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** At or above `present` is present; below `absent` is absent; between is undetermined. */
  readonly thresholds: { readonly present: number; readonly absent: number };
  /** Share that was wrong among those called present and absent on calibration data; null where none was called so. */
  readonly errorRates?: { readonly present: number | null; readonly absent: number | null };
  /** How many calibration images were called so: what the error rates are shares of. */
  readonly called?: { readonly present: number; readonly absent: number };
  /** A pixel belongs to the region when its probability is at least this share of the component's peak. */
  readonly regionShare: number;
  /** A component's peak probability must reach this to be part of a shown region (its best one always is). */
  readonly regionMinimum: number;
  /** How much of the regressed box goes into a proposal, 0..1; the rest is the component's own box. */
  readonly boxBlend: number;
  readonly limits: Readonly<Record<InterfaceLanguage, string>>;
}

export interface GoldenCase {
  /** Raw 8-bit grey image, row-major. */
  readonly image: PackageFile & { readonly width: number; readonly height: number };
  /** JSON with what the reference gave: see `models/training/export.py`. */
  readonly expected: PackageFile;
  readonly tolerance: {
    readonly preprocess: number;
    readonly logit: number;
    readonly mask: number;
  };
}

/** A package as it is known here; nulls where none was looked at yet. */
interface KnownPackage {
  readonly manifest: Pick<ModelManifest, 'version'> | null;
  readonly weightsHash: string | null;
}

/** Whether that package said it. The weights alone do not tell: a later version of them may have other thresholds. */
export function isSaidBy(origin: ModelOrigin, { manifest, weightsHash }: KnownPackage): boolean {
  return origin.weightsHash === weightsHash && origin.modelVersion === manifest?.version;
}
