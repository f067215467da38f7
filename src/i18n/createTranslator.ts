import type { InterfaceLanguage } from '#domain';
import { en } from './messages/en';
import { ja } from './messages/ja';

/** One message: plain, or by plural category of the value `count`. `{name}` marks a value. */
export type Message = string | ({ readonly other: string } & PluralForms);
type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export type MessageKey = keyof typeof en;
/** English is the source: a language that lacks one of its keys does not type-check. */
export type Messages = Readonly<Record<MessageKey, Message>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export interface Translator {
  (key: MessageKey, values?: MessageValues): string;
  /** The language of its words, a BCP 47 tag. */
  readonly locale: string;
}

export const messages: Readonly<Record<InterfaceLanguage, Messages>> = { en, ja };

/** A function from key and values to words. Numbers are written the language's way. */
export function createTranslator(language: InterfaceLanguage): Translator {
  return translatorOf(language, messages[language]);
}

/** As `createTranslator`, over any table: tests use it with a pseudo language. */
export function translatorOf(locale: string, table: Messages): Translator {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const translate = (key: MessageKey, values: MessageValues = {}) => {
    const message = table[key];
    const text =
      typeof message === 'string'
        ? message
        : (message[plural.select(Number(values['count'] ?? 0))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
  return Object.assign(translate, { locale });
}
