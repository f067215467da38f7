import { findingCodes, isMeasured, type Finding, type InterfaceLanguage } from '#domain';
import {
  extentName,
  findingName,
  renderFindingSentence,
  sideName,
  zoneName,
  type Translator,
} from '#i18n';

/** What the model said, in words of the interface; `codes` is empty where there are none. */
export interface SaidInWords {
  readonly words: string;
  readonly codes: string;
  readonly note: string | null;
}

/** The model's own sentence, or one rendered from its codes. */
export const sentenceFor = (language: InterfaceLanguage, finding: Finding): string =>
  finding.sentences[language]?.text ?? renderFindingSentence(language, finding);

/** Side, zone, extent and size, as far as they are known. */
export function attributesInWords(
  t: Translator,
  language: InterfaceLanguage,
  { finding, attributes }: Pick<Finding, 'finding' | 'attributes'>,
): string[] {
  const { side, zone, extent, sizeMm } = attributes;
  return [
    side && sideName(language, side),
    zone && zoneName(language, zone),
    extent && extentName(language, extent, finding),
    sizeMm !== null && isMeasured(finding) ? t('card.size', { mm: Math.round(sizeMm) }) : null,
  ].filter((word) => word !== null);
}

/** Name, presence, place and size as coded, and the finding's code in a standard scheme. */
export function codesInWords(t: Translator, language: InterfaceLanguage, finding: Finding): string {
  const code = findingCodes[finding.finding].finding;
  return [
    findingName(language, finding.finding),
    t(`presence.${finding.presence}`),
    ...attributesInWords(t, language, finding),
    finding.probability === null
      ? null
      : t('ask.probability', { value: finding.probability.toFixed(2) }),
    `${code.CodingSchemeDesignator} ${code.CodeValue}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
