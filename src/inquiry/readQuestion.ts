import type { FindingId, Question } from '#domain';
import { en } from './words/en';
import { ja } from './words/ja';
import type { QuestionWords } from './words/words';
import { zh } from './words/zh';

/** A question that can be answered, one that cannot (`beyond`), or no question: words to be found on the image. */
export type ReadText = Question | { readonly kind: 'beyond' } | { readonly kind: 'phrase' };

/**
 * What typed text asks, in English, Japanese or Chinese. Only closed questions about presence, side,
 * count, size and the cardiothoracic ratio are understood; every other question is beyond this.
 */
export function readQuestion(text: string): ReadText {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[。.!\s]+$/, '');
  const table = tableFor(words);
  if (table.kinds.some(([kind, word]) => kind === 'cardiothoracic-ratio' && word.test(words))) {
    return { kind: 'cardiothoracic-ratio' };
  }
  const named = table.findings.filter(([, word]) => word.test(words)).map(([id]) => id);
  const [finding] = named;
  // To the model "no effusion" is "effusion" with a word that it was never taught.
  const isDenied = finding !== undefined && table.denies.test(words);
  if (!isDenied && !table.isQuestion.test(words)) return { kind: 'phrase' };
  if (finding === undefined || table.beyond.test(words)) return { kind: 'beyond' };
  if (named.length > 1 && table.joins.test(words)) return { kind: 'beyond' };
  const asked = table.kinds.find(([, word]) => word.test(words))?.[0];
  const kind = asked ?? (isDenied || table.presence.test(words) ? 'presence' : null);
  if (kind === null || kind === 'cardiothoracic-ratio') return { kind: 'beyond' };
  // "On which side, left or right" names both sides and asks for either.
  const isLeft = table.left.test(words);
  const isRight = table.right.test(words);
  const side = kind === 'side' || isLeft === isRight ? null : isLeft ? 'left' : 'right';
  return { kind, finding, side };
}

/** The findings that a text names in plain words of any language: by all others the model goes on its own. */
export function findingsNamed(text: string): readonly FindingId[] {
  const words = text.normalize('NFKC').toLowerCase();
  const known = [en, ja, zh].flatMap(({ findings }) => findings);
  return known.filter(([, word]) => word.test(words)).map(([id]) => id);
}

const kana = /[\u3040-\u30ff]/;
const han = /[\u4e00-\u9fff]/;
/** Written in Han characters alone, these are Japanese. */
const japaneseWords =
  /心胸郭比|胸水|気胸|結節影|腫瘤影|無気肺|肺水腫|何個|何箇所|有無|浸潤影|心拡大/;

/** Kana is Japanese; Han alone may be either, and Chinese words that Japanese does not use decide. */
function tableFor(words: string): QuestionWords {
  if (kana.test(words)) return ja;
  if (!han.test(words)) return en;
  return japaneseWords.test(words) && !zh.isQuestion.test(words.replace(/[?？]/g, '')) ? ja : zh;
}
