import type { Attention, Finding, Language, Sentence } from '#domain';
import { checkFindingSentence, renderFindingSentence } from '#i18n';
import type { Decoded } from './decodeSentences';
import type { PhraseTokenizer } from './tokenizer';

/**
 * The findings with what the decoder wrote of them in one language. A sentence that contradicts its
 * codes, or says nothing, is replaced by one rendered from the codes.
 */
export function writeSentences(
  findings: readonly Finding[],
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
        [language]: checkedSentence(finding, tokenizer.decode(row.tokens), language),
      },
      attention: { ...finding.attention, [language]: attentionOf(row.attention) },
    };
  });
}

function checkedSentence(finding: Finding, text: string, language: Language): Sentence {
  if (text !== '' && checkFindingSentence(language, text, finding).consistent) {
    return { text, source: 'decoder' };
  }
  return { text: renderFindingSentence(language, finding), source: 'codes', replaced: text };
}

const attentionOf = (weights: Float32Array): Attention => ({
  size: Math.sqrt(weights.length),
  weights,
});

/** How many sentences there are in all languages, and how many of them were replaced. */
export function countSentences(findings: readonly Finding[]) {
  const sentences = findings.flatMap((finding) => Object.values(finding.sentences));
  const replaced = sentences.filter(({ source }) => source === 'codes');
  return { totalSentences: sentences.length, replacedSentences: replaced.length };
}
