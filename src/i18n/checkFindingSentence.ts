import { isMeasured, type FindingId, type Language } from '#domain';
import { readStatements, strongest, type Statement } from './findingLexicon/readStatements';
import type { Hedge } from './findingLexicon/lexicon';
import type { FindingCodes } from './findingSentences';

/** In what respect a text and its codes disagree. */
export type Contradiction = 'finding' | 'side' | 'negation' | 'size' | 'number' | 'zone' | 'extent';

export interface SentenceCheck {
  readonly consistent: boolean;
  readonly contradictions: readonly Contradiction[];
}

export interface SentenceCheckOptions {
  /**
   * A model's sentence must not say more than its codes; a reader may, and only outright
   * contradictions are named. `model` unless said otherwise.
   */
  readonly author?: 'model' | 'reader';
}

/**
 * Compares a sentence with the codes it should state, by a lexicon of radiologists' words.
 * Silence about side, zone, extent or size contradicts nothing; naming the wrong one does.
 */
export function checkFindingSentence(
  language: Language,
  text: string,
  codes: FindingCodes,
  options: SentenceCheckOptions = {},
): SentenceCheck {
  const isModel = (options.author ?? 'model') === 'model';
  const statements = readStatements(language, text);
  const own = statements.filter((statement) => concerns(statement, codes.finding, isModel));
  const found = new Set<Contradiction>();
  if (namesWrongFinding(statements, own, codes.finding, isModel)) found.add('finding');
  if (own.length > 0) {
    if (contradictsPresence(own, codes, isModel)) found.add('negation');
    const asserted = own.filter((statement) => !isDenied(statement, codes.finding, isModel));
    if (codes.presence !== 'absent' && asserted.length > 0) {
      compareAttributes(asserted, codes, isModel, found);
    }
  }
  return { consistent: found.size === 0, contradictions: [...found] };
}

/** "Opacity" may describe these without naming them. */
const seenAsOpacity: readonly FindingId[] = ['atelectasis', 'nodule', 'mass', 'edema'];

function concerns(statement: Statement, finding: FindingId, isModel: boolean): boolean {
  if (statement.findings.includes(finding)) return true;
  const isVague = statement.mentions.some((mention) => mention.isGeneric);
  return !isModel && isVague && seenAsOpacity.includes(finding);
}

function isDenied(statement: Statement, finding: FindingId, isModel: boolean): boolean {
  const mentions = statement.mentions.filter(
    (mention) =>
      mention.findings.includes(finding) ||
      (!isModel && mention.isGeneric && seenAsOpacity.includes(finding)),
  );
  return mentions.length > 0 ? mentions.every((mention) => mention.isNegated) : statement.isNegated;
}

function namesWrongFinding(
  statements: readonly Statement[],
  own: readonly Statement[],
  finding: FindingId,
  isModel: boolean,
): boolean {
  const others = statements.flatMap((statement) =>
    statement.mentions.filter((mention) => !mention.findings.includes(finding)),
  );
  if (own.length === 0) return isModel || others.length > 0;
  if (!isModel) return false;
  return others.some(
    (mention) => !mention.isNegated && !(mention.isGeneric && seenAsOpacity.includes(finding)),
  );
}

function contradictsPresence(
  own: readonly Statement[],
  { finding, presence }: FindingCodes,
  isModel: boolean,
): boolean {
  const named = own.filter((statement) => !statement.isInherited);
  const asserted = named.filter((statement) => !isDenied(statement, finding, isModel));
  const hedge = own
    .filter((statement) => asserted.length === 0 || !isDenied(statement, finding, isModel))
    .reduce<Hedge>((sum, statement) => strongest(sum, statement.hedge), 'none');
  switch (presence) {
    case 'absent':
      return asserted.length > 0;
    case 'present':
      return asserted.length === 0 || (isModel && hedge === 'strong');
    case 'undetermined':
      return hedge === 'none';
  }
}

function compareAttributes(
  asserted: readonly Statement[],
  { finding, attributes }: FindingCodes,
  isModel: boolean,
  found: Set<Contradiction>,
): void {
  const isHeart = finding === 'cardiomegaly';
  const { side, zone, extent, sizeMm } = attributes;

  const sides = new Set(asserted.flatMap((statement) => statement.sides));
  if (sides.has('left') && sides.has('right')) sides.add('bilateral');
  if (!isHeart && side !== 'midline' && sides.size > 0) {
    const isWrong = side === null ? isModel : !sides.has(side);
    const isTooMuch =
      (side === 'left' || side === 'right') &&
      (sides.has('bilateral') || sides.has(side === 'left' ? 'right' : 'left'));
    if (isWrong || (isModel && isTooMuch)) found.add('side');
  }

  const zones = new Set(asserted.flatMap((statement) => statement.zones));
  if (zones.size > 0 && zone !== null && !zones.has(zone)) {
    // A large effusion reaches the middle zone and still lies at the base.
    const isBasal = finding === 'pleural-effusion' && zone === 'middle' && zones.has('lower');
    if (!isBasal) found.add('zone');
  }

  const extents = new Set(asserted.flatMap((statement) => statement.extents));
  if (!isHeart && extents.size > 0 && extent !== null && !extents.has(extent)) found.add('extent');

  const sizes = asserted.flatMap((statement) => statement.sizesMm);
  if (isMeasured(finding) && sizeMm !== null) {
    const tolerance = Math.max(1, 0.1 * sizeMm);
    if (sizes.length > 0 && !sizes.some((size) => Math.abs(size - sizeMm) <= tolerance)) {
      found.add('size');
    }
  } else if (isModel && sizes.length > 0) found.add('number');
  if (isModel && asserted.some((statement) => statement.hasOtherNumber)) found.add('number');
}

/**
 * Findings that a free text names outright, each once. Words that may describe any shadow
 * ("opacity", 陰影) name none.
 */
export function findingsNamedIn(language: Language, text: string): FindingId[] {
  const mentions = readStatements(language, text).flatMap((statement) => statement.mentions);
  return [
    ...new Set(
      mentions.filter((mention) => !mention.isGeneric).flatMap(({ findings }) => findings),
    ),
  ];
}
