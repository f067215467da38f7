/** Languages a report can be written in. */
export const reportLanguages = ['en', 'ja'] as const;
export type Language = (typeof reportLanguages)[number];

/** Languages the interface speaks. The report's language is chosen apart from it. */
export const interfaceLanguages = ['en', 'ja'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];
