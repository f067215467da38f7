import type { Finding, FindingId, Presence, Region, Side, Zone } from './finding';
import type { BoxInImage, MaskInImage } from './geometry';
import type { PixelSpacing } from './image';

/** The place that typed words name. */
export interface NamedPlace {
  readonly side: Exclude<Side, 'midline'> | null;
  /** None, one, or more: those that a lobe reaches into, for a frontal view does not tell lobes. */
  readonly zones: readonly Zone[];
  readonly isLobe: boolean;
}

/** Where typed words are on the image, if anywhere. */
export interface LocatedPhrase {
  /** The concept that the words mean, one of the manifest's; `unknown` if none. */
  readonly concept: string;
  /** The side that the words name. */
  readonly side: Exclude<Side, 'midline'> | null;
  /** 0..1; calibrated where the words mean a finding. */
  readonly probability: number;
  /**
   * Whether what was found reaches into the zones that the words name; null where they name none, where nothing
   * was found, and where its zone cannot be told (no lung found, a heart, an edema).
   */
  readonly isInZones: boolean | null;
  /** Null for words that mean nothing known, and for what is not seen on the side they name. */
  readonly region: Region | null;
  readonly proposals: readonly BoxInImage[];
  /** Where the words mean a finding: that finding, absent where it is not seen. */
  readonly finding: Finding | null;
}

/** What the model says of a drawn region. */
export interface DescribedRegion {
  readonly finding: Finding;
  /** It lies wholly outside of lungs, heart and what is between them, where the model tells nothing; false where no lungs were found. */
  readonly isOutside: boolean;
}

/** Widths of heart and chest as the model outlines them, in pixels of the image. */
export interface HeartMeasure {
  /** Widest heart over widest inner chest, both across the image. */
  readonly ratio: number;
  readonly heart: Region;
  /** The row where the chest is widest, from one lung's outer edge to the other's. */
  readonly chest: Region;
}

/** A closed question about an image. */
export type Question =
  | {
      readonly kind: 'presence' | 'side' | 'count' | 'size';
      readonly finding: FindingId;
      readonly side: 'left' | 'right' | null;
    }
  | { readonly kind: 'cardiothoracic-ratio' };

/** What an answer says; the interface puts it into words. */
export type Answer =
  | {
      readonly kind: 'presence';
      readonly finding: FindingId;
      readonly presence: Presence;
      readonly probability: number | null;
      /** The side asked about, if any. */
      readonly side: 'left' | 'right' | null;
      /** Where it is instead, if it is not on the side asked about. */
      readonly elsewhere: Side | null;
    }
  | { readonly kind: 'side'; readonly finding: FindingId; readonly side: Side }
  | {
      readonly kind: 'count';
      readonly finding: FindingId;
      readonly count: number;
      /** The model names no more than three places. */
      readonly isAtLeast: boolean;
    }
  | {
      readonly kind: 'size';
      readonly finding: FindingId;
      /** Of the largest place, where there are several. */
      readonly size: RegionSize;
      readonly count: number;
    }
  | { readonly kind: 'cardiothoracic-ratio'; readonly measure: HeartMeasure | null }
  /** The model does not call it present, or found no region, so there is no side, number or size to tell. */
  | {
      readonly kind: 'not-seen';
      readonly finding: FindingId;
      readonly side: 'left' | 'right' | null;
    };

/** Across and down; millimetres only where the header gives a spacing, and by which one. */
export interface RegionSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mm: {
    readonly width: number;
    readonly height: number;
    readonly source: PixelSpacing['source'];
  } | null;
}

/** What the reader asked with. */
export type Asked =
  | { readonly kind: 'drawn'; readonly mask: MaskInImage }
  | { readonly kind: 'typed'; readonly text: string };

/** What the reader would have twice by keeping an answer. */
interface Repetition {
  /** The finding of the list that is the same in the same place; null if there is none. */
  readonly repeatedUID: string | null;
}

/** What came of it. `beyond`: a question that is none of those that can be answered. */
export type InquiryResult =
  | ({
      readonly kind: 'described';
      readonly finding: Finding;
      /** Findings of the list that lie in the drawn region, or around it. */
      readonly trackingUIDs: readonly string[];
    } & Repetition)
  | ({
      readonly kind: 'located';
      readonly located: LocatedPhrase;
      readonly place: NamedPlace;
      /** Whether the words themselves name what they were taken for. */
      readonly isNamed: boolean;
      /** What the model's own reading says of the same, which its answer to a phrase may not pass over. */
      readonly trackingUIDs: readonly string[];
    } & Repetition)
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      /** Findings of the list that the answer is about. */
      readonly trackingUIDs: readonly string[];
      readonly regions: readonly Region[];
    }
  /** A drawn region that lies outside of what the model reads. */
  | { readonly kind: 'outside' }
  /** Words that name a place alone, and what the model found there. */
  | {
      readonly kind: 'place';
      readonly place: NamedPlace;
      readonly trackingUIDs: readonly string[];
    }
  | { readonly kind: 'beyond' };
