import type { Problem } from '#domain';
import type { Translator } from './createTranslator';
import { en } from './messages/en';

/** What happened and what to do next, in the translator's language. */
export function problemMessage(t: Translator, problem: Problem): string {
  const { code, detail } = problem;
  if (code !== 'file-no-pixels') return t(`problem.${code}`, detail);
  return t('problem.file-no-pixels', { object: nameObject(t, String(detail['modality'] ?? '')) });
}

/** What happened alone, where nobody is there to do anything next: up to its full stop, which in Japanese no space follows. */
export function problemInBrief(t: Translator, problem: Problem): string {
  const words = problemMessage(t, problem);
  return /^.+?(?:\.(?=\s|$)|。)/u.exec(words)?.[0] ?? words;
}

/** What an object without pixels is, by its Modality. */
function nameObject(t: Translator, modality: string): string {
  if (modality === '') return t('object.unknown');
  const key = `object.${modality}`;
  return isMessageKey(key) ? t(key) : t('object.header', { modality });
}

const isMessageKey = (key: string): key is keyof typeof en => key in en;
