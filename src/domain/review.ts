import type { ClinicalContext } from './clinicalContext';
import type { Finding, FindingAttributes, FindingId, Presence, Region } from './finding';
import type { Language } from './language';
import type { OwnRead } from './ownRead';
import type { Unread } from './reading';

/** Why a reader rejected a finding. Shown from i18n; `other` carries free text. */
export const rejectReasons = [
  'not-there',
  'wrong-place',
  'wrong-finding',
  'artifact',
  'known-old',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** What the reader changed; a field left out stays as the model said. */
export interface FindingEdit {
  readonly presence?: Presence;
  readonly finding?: FindingId;
  readonly region?: Region | null;
  readonly attributes?: FindingAttributes;
  /** The reader's own words per language; they survive a change of language untouched. */
  readonly text?: Readonly<Partial<Record<Language, string>>>;
}

interface DecisionCommon {
  readonly trackingUID: string;
  /** ISO 8601. */
  readonly at: string;
  /** Time from first shown to decided, milliseconds. */
  readonly durationMs: number;
}
export type Decision =
  | (DecisionCommon & { readonly kind: 'accept' })
  | (DecisionCommon & { readonly kind: 'edit'; readonly edit: FindingEdit })
  | (DecisionCommon & {
      readonly kind: 'reject';
      readonly reason: RejectReason;
      readonly note: string;
    })
  | (DecisionCommon & { readonly kind: 'add'; readonly finding: Finding })
  /** The reader asked the model and kept what it said: a finding of the model's that awaits a decision like any other. */
  | (DecisionCommon & { readonly kind: 'keep'; readonly finding: Finding });

/** Free text of the reader per section and language. Never touched by re-rendering. */
export interface ReportText {
  readonly technique: string;
  readonly comparison: string;
  readonly findings: string;
  readonly impression: string;
}

const noText: ReportText = { technique: '', comparison: '', findings: '', impression: '' };

/** The reader's free text in one language; a review kept before a language was added has none in it. */
export function ownTextIn(review: Pick<Review, 'ownText'>, language: Language): ReportText {
  return review.ownText[language] ?? noText;
}

export interface Signature {
  readonly reader: string;
  readonly at: string;
  readonly language: Language;
  /** The signed text, frozen. */
  readonly text: string;
  /** Absent where the model had read the image, or the reader was not to know, and in what was signed before it was kept. */
  readonly unread?: Unread;
}

export interface Addendum {
  readonly reader: string;
  readonly at: string;
  readonly text: string;
}

/**
 * Findings plus decisions for one image of a study. Decisions are kept per finding, the newest last;
 * a finding's state is its last decision. Signing freezes it: later change is an addendum.
 */
export interface Review {
  readonly StudyInstanceUID: string;
  readonly SOPInstanceUID: string;
  readonly frame: number;
  /** The model's findings as they came (absent ones included). Empty when the model did not run. */
  readonly findings: readonly Finding[];
  /** What other makers' results propose, as it came; absent where there are none. */
  readonly proposals?: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly language: Language;
  /** Empty in a language that is not there. */
  readonly ownText: Readonly<Partial<Record<Language, ReportText>>>;
  /** Absent in reviews that were begun before it was asked for. */
  readonly context?: ClinicalContext;
  /** Where the reader read before the AI was shown. */
  readonly ownRead?: OwnRead;
  readonly signature: Signature | null;
  readonly addenda: readonly Addendum[];
}

/** A finding with the reader's last decision applied: what list, overlay, report and exports show. */
export interface ReviewedFinding {
  readonly original: Finding;
  readonly decision: Decision | null;
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly region: Region | null;
  readonly attributes: FindingAttributes;
  /** The reader's own words, where there are any. */
  readonly text: Readonly<Partial<Record<Language, string>>>;
  /** `pending`: present or undetermined and awaits a decision. `quiet`: absent and undecided, needs none. */
  readonly status: 'pending' | 'quiet' | 'accepted' | 'edited' | 'rejected' | 'added';
}
