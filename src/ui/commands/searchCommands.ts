import { interfaceLanguages } from '#domain';
import { createTranslator } from '#i18n';
import type { Bindings } from './bindings';
import { commandIds, type CommandId } from './commandTable';
import { showKey } from './keyNames';

const translators = interfaceLanguages.map(createTranslator);

/** Everything a command can be found by: its name in each language, and its keys. */
export function wordsOf(command: CommandId, bindings: Bindings): string {
  const names = translators.map((t) => t(`key.${command}`));
  return [...names, ...bindings[command].map(showKey)].join(' ');
}

/** Whether every word that was typed is part of the text; width and case do not matter. */
export function hasWords(text: string, typed: string): boolean {
  const fold = (words: string) => words.normalize('NFKC').toLowerCase();
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

export function searchCommands(typed: string, bindings: Bindings): readonly CommandId[] {
  return commandIds.filter((id) => hasWords(wordsOf(id, bindings), typed));
}
