import type { Extent, FindingId, Language, Presence, Side, Zone } from '#domain';
import { readStatements } from './findingLexicon/readStatements';

/** What a sentence says, as codes; null for what it does not say. */
export interface CodesRead {
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly side: Exclude<Side, 'midline'> | null;
  readonly zone: Zone | null;
  readonly extent: Extent | null;
  readonly sizeMm: number | null;
}

/** Reads a sentence about one finding back into codes; null where it names none of ours. */
export function readCodes(language: Language, text: string): CodesRead | null {
  const statements = readStatements(language, text);
  const mentions = statements.flatMap((statement) => statement.mentions);
  const named = mentions.find((mention) => !mention.isGeneric) ?? mentions[0];
  const finding = named?.findings[0];
  if (!finding) return null;
  const isDenied = mentions.every((mention) => mention.isNegated);
  const isDoubted = statements.some(({ hedge }) => hedge === 'strong');
  const stated = isDenied ? [] : statements;
  const sides = new Set(stated.flatMap((statement) => statement.sides));
  const isBoth = sides.has('bilateral') || (sides.has('left') && sides.has('right'));
  return {
    finding,
    presence: isDenied ? 'absent' : isDoubted ? 'undetermined' : 'present',
    side: isBoth ? 'bilateral' : sides.has('left') ? 'left' : sides.has('right') ? 'right' : null,
    zone: only(stated.flatMap((statement) => statement.zones)),
    extent: only(stated.flatMap((statement) => statement.extents)),
    sizeMm: stated.flatMap((statement) => statement.sizesMm)[0] ?? null,
  };
}

/** Whether two sentences of one language state the same codes. */
export function statesSameCodes(language: Language, text: string, other: string): boolean {
  return JSON.stringify(readCodes(language, text)) === JSON.stringify(readCodes(language, other));
}

/** A lobe reaches into two zones and so names none. */
function only<Value>(values: readonly Value[]): Value | null {
  return new Set(values).size === 1 ? values[0]! : null;
}
