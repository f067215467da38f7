import { interfaceLanguageOf, type Language, type Unread } from '#domain';
import { createTranslator, problemInBrief, unreadPhrase } from '#i18n';

/** That the model was not run, refused or failed, and why, in words. */
export function describeUnread(language: Language, unread: Unread): string {
  const t = createTranslator(interfaceLanguageOf(language));
  const reason = unread.status === 'not-run' ? '' : problemInBrief(t, unread.problem);
  return unreadPhrase(language, unread.status, reason);
}
