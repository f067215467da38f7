import type { Language, Unread } from '#domain';
import { reportHeading } from './reportPhrases';

/** How far a report has come; `other-language`: rendered from one that was signed in another. */
export type DocumentState = 'preliminary' | 'final' | 'amended' | 'other-language';

const states: Readonly<Record<Language, Readonly<Record<DocumentState, string>>>> = {
  en: {
    preliminary: 'preliminary, not signed',
    final: 'signed',
    amended: 'signed, with addendum',
    'other-language': 'not signed in this language',
  },
  ja: {
    preliminary: '暫定・未署名',
    final: '署名済み',
    amended: '署名済み・追記あり',
    'other-language': 'この言語では未署名',
  },
  zh: {
    preliminary: '初步，未签名',
    final: '已签名',
    amended: '已签名，有补充',
    'other-language': '此语言文本未签名',
  },
};

/** A report's name among other documents, which says how far it may be trusted. */
export function documentTitle(
  language: Language,
  state: DocumentState,
  isOfChest: boolean,
): string {
  const { title } = reportHeading(language, isOfChest);
  const words = states[language][state];
  return language === 'en' ? `${title} (${words})` : `${title}（${words}）`;
}

const warnings: Readonly<Record<Language, string>> = {
  en: 'Not signed. What the AI says here, nobody has verified.',
  ja: '未署名。AIの記載は確認されていません。',
  zh: '未签名。其中AI的内容未经核实。',
};

/** Stands above a report that nobody has signed yet. */
export const unsignedWarning = (language: Language): string => warnings[language];

const unread: Readonly<Record<Language, Readonly<Record<Unread['status'] | 'title', string>>>> = {
  en: {
    title: 'Reading by the AI',
    'not-run': 'The AI was not run on this image.',
    refused: 'The AI was not run on this image, which it refuses: ',
    failed: 'The AI was run on this image and failed. ',
  },
  ja: {
    title: 'AIによる解析',
    'not-run': 'この画像のAI解析は行われていません。',
    refused: 'この画像はAI解析の対象外とされ、解析されていません：',
    failed: 'この画像のAI解析は失敗しました。',
  },
  zh: {
    title: 'AI分析',
    'not-run': '未对此图像进行AI分析。',
    refused: 'AI将此图像判为不适用，未进行分析：',
    failed: '对此图像的AI分析失败。',
  },
};

/** Above what is said of an AI that has not read an image. */
export const unreadTitle = (language: Language): string => unread[language].title;

/** That the AI was not run, refused or failed, and why, where there is a reason. */
export const unreadPhrase = (language: Language, status: Unread['status'], reason: string) =>
  `${unread[language][status]}${reason}`;
