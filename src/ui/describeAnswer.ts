import type { Answer, FindingId, InterfaceLanguage } from '#domain';
import { findingName, sideName, type Translator } from '#i18n';

/** An answer in words, and what else is to be said of it. */
export function describeAnswer(
  t: Translator,
  language: InterfaceLanguage,
  answer: Answer,
): { readonly words: string; readonly note: string | null } {
  switch (answer.kind) {
    case 'presence':
      return { words: sayPresence(t, language, answer), note: null };
    case 'side':
      return {
        words: t('answer.side', {
          finding: findingName(language, answer.finding),
          side: sideName(language, answer.side),
        }),
        note: null,
      };
    case 'count': {
      const key = answer.isAtLeast ? 'answer.countAtLeast' : 'answer.count';
      const finding = findingName(language, answer.finding);
      return { words: t(key, { finding, count: answer.count }), note: null };
    }
    case 'size':
      return {
        words: saySize(t, language, answer),
        note: answer.count > 1 ? t('answer.largest', { count: String(answer.count) }) : null,
      };
    case 'not-seen':
      return {
        words: t('answer.notSeen', { finding: nounInSentence(language, answer.finding) }),
        note: null,
      };
    case 'cardiothoracic-ratio': {
      const { measure } = answer;
      if (measure === null) return { words: t('answer.noRatio'), note: null };
      return {
        words: t('answer.ratio', { ratio: measure.ratio.toFixed(2) }),
        note: t('answer.ratioNote', {
          heart: String(measure.heart.box[2]),
          chest: String(measure.chest.box[2]),
        }),
      };
    }
  }
}

function sayPresence(
  t: Translator,
  language: InterfaceLanguage,
  { finding, presence, probability, side, elsewhere }: Extract<Answer, { kind: 'presence' }>,
): string {
  const values = {
    finding: nounInSentence(language, finding),
    value: probability?.toFixed(2) ?? '–',
    side: side ? sideName(language, side) : '',
    elsewhere: elsewhere ? sideName(language, elsewhere) : '',
    place: side === null ? '' : language === 'ja' ? `${sideName('ja', side)}の` : ` (${side})`,
  };
  if (presence !== 'absent') return t(`answer.${presence}`, values);
  if (elsewhere !== null) return t('answer.elsewhere', values);
  return t(side === null ? 'answer.absent' : 'answer.absentSide', values);
}

function saySize(
  t: Translator,
  language: InterfaceLanguage,
  { finding, size }: Extract<Answer, { kind: 'size' }>,
): string {
  const name = findingName(language, finding);
  if (size.mm === null) {
    return t('answer.sizePx', {
      finding: name,
      width: String(size.widthPx),
      height: String(size.heightPx),
    });
  }
  return t('answer.sizeMm', {
    finding: name,
    width: String(Math.round(size.mm.width)),
    height: String(Math.round(size.mm.height)),
    source: t(`answer.spacing.${size.mm.source}`),
  });
}

/** Names are capitalised as titles; inside a sentence they are not. */
const nounInSentence = (language: InterfaceLanguage, finding: FindingId): string =>
  findingName(language, finding).toLowerCase();
