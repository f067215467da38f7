import type { FindingId, Language } from '#domain';
import { englishLexicon } from './en';
import { chineseLexicon } from './zh';
import { contextClausePatterns } from './contextClauses';
import { japaneseLexicon } from './ja';
import {
  blank,
  type FindingLexicon,
  type Hedge,
  type Mention,
  type Segment,
  valuesIn,
} from './lexicon';

const lexicons: Readonly<Record<Language, FindingLexicon>> = {
  en: englishLexicon,
  ja: japaneseLexicon,
  zh: chineseLexicon,
};

/** What one stretch of text says of the findings it names, or of those named before it. */
export interface Statement extends Segment {
  readonly isInherited: boolean;
  readonly findings: readonly FindingId[];
}

/** Texts read lately: every step of a review checks the same sentences again. */
const known = new Map<string, readonly Statement[]>();
const mostKnown = 500;

/** Reads a text of one or more sentences into statements, in order. */
export function readStatements(language: Language, text: string): readonly Statement[] {
  const key = `${language} ${text}`;
  const before = known.get(key);
  if (before) return before;
  const { asked, inflamed } = contextClausePatterns[language];
  const said = text.replace(asked, '').replace(inflamed, '');
  const statements = readAnew(lexicons[language], said);
  if (known.size >= mostKnown) known.clear();
  known.set(key, statements);
  return statements;
}

function readAnew(lexicon: FindingLexicon, text: string): Statement[] {
  const statements: Statement[] = [];
  let lastFindings: readonly FindingId[] = [];
  for (const sentence of text.normalize('NFKC').toLowerCase().split(lexicon.sentenceBreak)) {
    const segments = readSegments(lexicon, sentence);
    lexicon.denyMentions(segments);
    const firstNamed = segments.find((segment) => segment.mentions.length > 0);
    if (!firstNamed) {
      // A sentence that names nothing may qualify the one before ("Not certain."), never relocate it.
      const hedge = segments.reduce<Hedge>((sum, segment) => strongest(sum, segment.hedge), 'none');
      const last = statements.at(-1);
      if (last) last.hedge = strongest(last.hedge, hedge);
      continue;
    }
    lastFindings = namedIn(firstNamed);
    for (const segment of segments) {
      if (segment.mentions.length > 0) lastFindings = namedIn(segment);
      statements.push({
        ...segment,
        isInherited: segment.mentions.length === 0,
        findings: lastFindings,
      });
    }
  }
  return statements;
}

const namedIn = (segment: Segment) => segment.mentions.flatMap((mention) => mention.findings);

const rank: Readonly<Record<Hedge, number>> = { none: 0, weak: 1, strong: 2 };

/** The less sure of two. */
export function strongest(a: Hedge, b: Hedge): Hedge {
  return rank[a] >= rank[b] ? a : b;
}

function readSegments(lexicon: FindingLexicon, sentence: string): Segment[] {
  const shown = protectWholePhrases(lexicon, blank(sentence, lexicon.misleading));
  const pieces = shown.split(lexicon.segmentBreak);
  const segments: Segment[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const segment = readSegment(
      lexicon,
      index > 0 ? (pieces[index - 1] ?? '') : '',
      (pieces[index] ?? '').replaceAll('\u0001', ' '),
    );
    segments.push(segment);
  }
  return segments;
}

/** Keeps "confirmed nor excluded" and the like in one piece when the sentence is split at conjunctions. */
function protectWholePhrases(lexicon: FindingLexicon, sentence: string): string {
  return sentence.replace(lexicon.strongHedge, (match) => match.replaceAll(' ', '\u0001'));
}

function readSegment(lexicon: FindingLexicon, separator: string, text: string): Segment {
  let rest = text;
  const mentions: Mention[] = [];
  for (const { pattern, findings, isNegated, isGeneric } of lexicon.findings) {
    for (const match of rest.matchAll(pattern)) {
      const start = match.index;
      mentions.push({ findings, isNegated, isGeneric, start, end: start + match[0].length });
    }
    rest = blank(rest, pattern);
  }
  mentions.sort((a, b) => a.start - b.start);
  // In the whole text, for a finding's phrase may enclose one: "the heart may be enlarged".
  const strongAt = text.search(lexicon.strongHedge);
  const weakAt = text.search(lexicon.weakHedge);
  rest = blank(blank(rest, lexicon.strongHedge), lexicon.weakHedge);
  const { sizesMm, withoutSizes } = readSizes(rest);
  return {
    separator,
    rest,
    mentions,
    hedge: strongAt >= 0 ? 'strong' : weakAt >= 0 ? 'weak' : 'none',
    hedgeAt: strongAt >= 0 ? strongAt : weakAt,
    isNegated: false,
    // Words inside a finding's own phrase count too: "blunting of the left costophrenic angle".
    sides: valuesIn(text, lexicon.sides).values,
    zones: valuesIn(text, lexicon.zones).values,
    extents: valuesIn(text, lexicon.extents).values,
    sizesMm,
    hasOtherNumber: /\d/.test(withoutSizes),
  };
}

const sizePattern =
  /((?:\d+(?:\.\d+)?\s*(?:mm|cm)?\s*(?:x|×|-|~|–|by|から|と|至|到)\s*)*)(\d+(?:\.\d+)?)\s*-?(mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|ミリ(?:メートル)?|センチ(?:メートル)?|毫米|厘米|公分)/g;

/** Each measurement by its longest side, in millimetres. */
function readSizes(text: string): { sizesMm: number[]; withoutSizes: string } {
  const sizesMm: number[] = [];
  for (const [, others = '', number = '', unit = ''] of text.matchAll(sizePattern)) {
    const values = [...others.matchAll(/\d+(?:\.\d+)?/g), [number]].map(([value]) => Number(value));
    const perUnit = /^c|^セ|^厘|^公/.test(unit) ? 10 : 1;
    sizesMm.push(Math.max(...values) * perUnit);
  }
  return { sizesMm, withoutSizes: blank(text, sizePattern) };
}
