/** Languages a report can be written in. */
export const reportLanguages = ['en', 'ja', 'zh'] as const;
export type Language = (typeof reportLanguages)[number];

/** Languages the interface speaks. The report's language is chosen apart from it. */
export const interfaceLanguages = ['en', 'ja'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** The interface's language nearest to a report's: messages beside a Chinese report are in English. */
export function interfaceLanguageOf(language: Language): InterfaceLanguage {
  return interfaceLanguages.find((each) => each === language) ?? 'en';
}
