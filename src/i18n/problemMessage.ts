import type { Problem } from '#domain';
import type { Translator } from './createTranslator';

/** What happened and what to do next, in the translator's language. */
export function problemMessage(t: Translator, problem: Problem): string {
  return t(`problem.${problem.code}`, problem.detail);
}
