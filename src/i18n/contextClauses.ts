import type { ClinicalContext, ContextBearing, FindingId, Language } from '#domain';
import { contextClausePatterns, contextWords } from './findingLexicon/contextClauses';
import { findingsNamedIn } from './checkFindingSentence';

const languages: readonly Language[] = ['en', 'ja', 'zh'];
const feverCelsius = 38;
const raisedCrpMgPerL = 10;

/**
 * How the context bears on a finding, for the wording alone: the indication names it, in whichever
 * language, or there are signs of inflammation and it is an opacity. Null where it does not.
 */
export function bearingOn(finding: FindingId, context: ClinicalContext): ContextBearing | null {
  const isAsked = languages.some((language) =>
    findingsNamedIn(language, context.indication).includes(finding),
  );
  if (isAsked) return 'asked';
  return finding === 'lung-opacity' && isInflamed(context) ? 'inflamed' : null;
}

function isInflamed({ crp, crpUnit, temperatureCelsius }: ClinicalContext): boolean {
  const crpMgPerL = (crp ?? 0) * (crpUnit === 'mg/dL' ? 10 : 1);
  return crpMgPerL >= raisedCrpMgPerL || (temperatureCelsius ?? 0) >= feverCelsius;
}

/** How a model's sentence says that the context bears on its finding; null where it does not say so. */
export function bearingStated(language: Language, text: string): ContextBearing | null {
  const patterns = contextClausePatterns[language];
  return text.search(patterns.asked) >= 0
    ? 'asked'
    : text.search(patterns.inflamed) >= 0
      ? 'inflamed'
      : null;
}

/** True where a sentence takes up the context in words that are none of the clauses it was taught. */
export function garblesContext(language: Language, text: string): boolean {
  return contextWords[language].test(withoutContext(language, text));
}

/** The sentence without what it says of the context. */
export function withoutContext(language: Language, text: string): string {
  const { asked, inflamed } = contextClausePatterns[language];
  return text.replace(asked, '').replace(inflamed, '');
}
