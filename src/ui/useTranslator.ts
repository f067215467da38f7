import { createTranslator, type Translator } from '#i18n';
import { useSettingsStore } from '#state';
import { useMemo } from 'react';

/** Words in the interface's language. */
export function useTranslator(): Translator {
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  return useMemo(() => createTranslator(language), [language]);
}
