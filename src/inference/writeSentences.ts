import type { Attention, ContextBearing, Finding, Language, Sentence } from '#domain';
import {
  bearingStated,
  checkFindingSentence,
  garblesContext,
  renderFindingSentence,
  statesSameCodes,
} from '#i18n';
import type { Decoded } from './decodeSentences';
import type { PhraseTokenizer } from './tokenizer';

/**
 * The findings with what the decoder wrote of them in one language. A sentence that contradicts its
 * codes, or states fewer of them than it could, is replaced by one rendered from the codes: so every
 * language states the same. So is one that speaks of a clinical context that does not bear on its finding.
 */
export function writeSentences(
  findings: readonly Finding[],
  bearings: readonly (ContextBearing | null)[],
  decoded: readonly Decoded[],
  language: Language,
  tokenizer: PhraseTokenizer,
): Finding[] {
  return findings.map((finding, i) => {
    const row = decoded[i]!;
    return {
      ...finding,
      sentences: {
        ...finding.sentences,
        [language]: checkedSentence(
          finding,
          bearings[i] ?? null,
          tokenizer.decode(row.tokens),
          language,
        ),
      },
      attention: { ...finding.attention, [language]: attentionOf(row.attention) },
    };
  });
}

/** The findings with sentences rendered from their codes, for a language the decoder does not write. */
export function renderSentences(findings: readonly Finding[], language: Language): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    sentences: {
      ...finding.sentences,
      [language]: { text: rendered(finding, language), source: 'codes' },
    },
  }));
}

function checkedSentence(
  finding: Finding,
  bearing: ContextBearing | null,
  text: string,
  language: Language,
): Sentence {
  const expected = rendered(finding, language);
  const bearingInText = bearingStated(language, text);
  const isStated =
    isWritten(text) &&
    !garblesContext(language, text) &&
    (bearingInText === null || bearingInText === bearing) &&
    checkFindingSentence(language, text, finding).consistent &&
    statesSameCodes(language, text, expected);
  return isStated
    ? { text, source: 'decoder' }
    : { text: expected, source: 'codes', replaced: text };
}

/** Not empty, and every token's bytes made whole characters. */
const isWritten = (text: string) => text !== '' && !text.includes('\uFFFD');

/** Without millimetres, which no decoder is told: a size in one language only would be a difference. */
const rendered = (finding: Finding, language: Language) =>
  renderFindingSentence(language, {
    ...finding,
    attributes: { ...finding.attributes, sizeMm: null },
  });

const attentionOf = (weights: Float32Array): Attention => ({
  size: Math.sqrt(weights.length),
  weights,
});

/** How many sentences there are in all languages, and how many of them were replaced. */
export function countSentences(findings: readonly Finding[]) {
  const sentences = findings.flatMap((finding) => Object.values(finding.sentences));
  const replaced = sentences.filter((sentence) => sentence.replaced !== undefined);
  return { totalSentences: sentences.length, replacedSentences: replaced.length };
}
