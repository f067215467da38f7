import type { Image } from '#domain';
import type { Translator } from '#i18n';

/** A CSS pixel where nobody has measured the screen: 96 to the inch, as CSS has it. */
const nominalMm = 25.4 / 96;

/** Millimetres of one CSS pixel on this screen; the zoom of the page is in `devicePixelRatio`. */
export const cssPixelMm = (screenMmPerPixel: number | null) =>
  screenMmPerPixel === null ? nominalMm : screenMmPerPixel * devicePixelRatio;

/** CSS pixels per image column at which a millimetre of the header is one on the screen; null without spacing. */
export function trueScale(image: Image | null, screenMmPerPixel: number | null): number | null {
  return image?.spacing ? image.spacing.columnMm / cssPixelMm(screenMmPerPixel) : null;
}

const isNear = (scale: number, wanted: number) => Math.abs(scale / wanted - 1) < 0.005;

/** Says so where pixels are shown one to one, or in true size, and by which spacing and which screen. */
export function describeSize(
  t: Translator,
  image: Image | null,
  scale: number,
  screenMmPerPixel: number | null,
): readonly string[] {
  const lines: string[] = [];
  if (isNear(scale, 1 / devicePixelRatio)) lines.push(t('viewer.size.pixels'));
  const wanted = trueScale(image, screenMmPerPixel);
  if (image?.spacing && wanted !== null && isNear(scale, wanted)) {
    lines.push(nameTrueSize(t, image.spacing.source, screenMmPerPixel));
  }
  return lines;
}

export function nameTrueSize(
  t: Translator,
  source: NonNullable<Image['spacing']>['source'],
  screenMmPerPixel: number | null,
): string {
  return t('viewer.size.true', {
    spacing: t(`viewer.spacing.${source}`),
    screen: t(screenMmPerPixel === null ? 'viewer.screen.nominal' : 'viewer.screen.measured'),
  });
}
