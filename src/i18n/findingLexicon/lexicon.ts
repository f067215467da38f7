import type { Extent, FindingId, Side, Zone } from '#domain';

/** A word for findings, and whether the word itself says that there is none ("heart size is normal"). */
export interface FindingWord {
  readonly pattern: RegExp;
  readonly findings: readonly FindingId[];
  readonly isNegated: boolean;
  /** Words such as "opacity" name a finding but are also used to describe others. */
  readonly isGeneric: boolean;
}

/** A word whose meaning is a set of values: an upper lobe reaches into the upper and the middle zone. */
export interface ValueWord<Value> {
  readonly pattern: RegExp;
  readonly values: readonly Value[];
}

/** How sure a statement sounds: `weak` words ("likely") fit a present finding too, `strong` ones do not. */
export type Hedge = 'none' | 'weak' | 'strong';

export interface Mention {
  readonly findings: readonly FindingId[];
  readonly isGeneric: boolean;
  readonly start: number;
  readonly end: number;
  isNegated: boolean;
}

/** A stretch of a sentence with one predicate at most, as split by the language's conjunctions. */
export interface Segment {
  /** The conjunction or punctuation before it. */
  readonly separator: string;
  /** With finding words and hedges blanked out, so that what is left can be searched safely. */
  readonly rest: string;
  readonly mentions: readonly Mention[];
  hedge: Hedge;
  /** Where the first hedge stands in the segment; -1 without one. */
  readonly hedgeAt: number;
  isNegated: boolean;
  readonly sides: readonly Side[];
  readonly zones: readonly Zone[];
  readonly extents: readonly Extent[];
  readonly sizesMm: readonly number[];
  readonly hasOtherNumber: boolean;
}

/** What it takes to read one language. All patterns are global; they see NFKC text in lower case. */
export interface FindingLexicon {
  readonly sentenceBreak: RegExp;
  /** One capturing group: the separator. */
  readonly segmentBreak: RegExp;
  /** Phrases that would mislead the reading, blanked out first: "no change", "left ventricle". */
  readonly misleading: RegExp;
  readonly strongHedge: RegExp;
  readonly weakHedge: RegExp;
  /** In order of preference: what one has matched is not seen by the next. */
  readonly findings: readonly FindingWord[];
  readonly sides: readonly ValueWord<Side>[];
  readonly zones: readonly ValueWord<Zone>[];
  readonly extents: readonly ValueWord<Extent>[];
  /** Decides, within one sentence, which mentions are denied. */
  readonly denyMentions: (segments: readonly Segment[]) => void;
}

/** Same length, so that positions stay true. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => '~'.repeat(match.length));
}

/** The values that a text's words mean; what one word has matched is blanked and not seen by the next. */
export function valuesIn<Value>(
  text: string,
  words: readonly ValueWord<Value>[],
): { readonly values: readonly Value[]; readonly rest: string } {
  let rest = text;
  const found = new Set<Value>();
  for (const { pattern, values } of words) {
    if (rest.search(pattern) < 0) continue;
    rest = blank(rest, pattern);
    for (const value of values) found.add(value);
  }
  return { values: [...found], rest };
}
