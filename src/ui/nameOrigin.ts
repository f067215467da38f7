import type { OtherOrigin } from '#domain';
import type { Translator } from '#i18n';

/** Who made it and with which algorithm, as far as the object says. */
export function nameOrigin(t: Translator, origin: OtherOrigin): string {
  const { manufacturer, model, softwareVersion, algorithm, algorithmVersion } = origin;
  const device = join([manufacturer, model === manufacturer ? '' : model, softwareVersion]);
  const words = [device, join([algorithm, algorithmVersion])].filter((word) => word !== '');
  return words.join(', ') || t('card.unknownMaker');
}

/** The maker in a word or two, for the line on the image. */
export function shortOrigin(t: Translator, { manufacturer, model, algorithm }: OtherOrigin) {
  const device = join([manufacturer, model === manufacturer ? '' : model]);
  return device || algorithm || t('card.unknownMaker');
}

const join = (words: readonly string[]) => words.filter((word) => word !== '').join(' ');
