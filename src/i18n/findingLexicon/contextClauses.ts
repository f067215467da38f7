import type { ContextBearing, Language } from '#domain';

type Patterns = Readonly<Record<ContextBearing, RegExp>>;

/** Words of these clauses that no other sentence of the decoder's has. */
export const contextWords: Readonly<Record<Language, RegExp>> = {
  en: /indication|inflammatory/i,
  ja: /検査目的|炎症/,
  zh: /检查目的|炎症/,
};

/**
 * The clauses with which the decoder takes up the clinical context, word for word as it is taught them
 * (`models/training/sentences_context.py`). They say nothing of the finding itself.
 */
export const contextClausePatterns: Readonly<Record<Language, Patterns>> = {
  en: {
    asked:
      /,? (?:in keeping with|which fits|which leaves|to explain) the indication(?: open)?(?=\.|$)/gi,
    inflamed:
      /,? (?:in keeping with|to be weighed with|to account for) the inflammatory signs(?=\.|$)/gi,
  },
  ja: {
    asked: /検査目的(?:に合致する|に合う|には答えられない|に対し陰性である)。/g,
    inflamed: /炎症反応(?:に合致する|と併せて判断を要する|の原因はない)。/g,
  },
  zh: {
    asked: /与检查目的相符。|检查目的尚不能确定。|就检查目的为阴性。/g,
    inflamed: /与炎症指标相符。|需结合炎症指标判断。|未能解释炎症指标。/g,
  },
};
