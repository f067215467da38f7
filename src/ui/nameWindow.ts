import { suvUnit } from '#domain';
import type { Translator } from '#i18n';
import type { ViewportState, WindowPreset } from '#viewer';

type Window = ViewportState['window'];

/**
 * A window by its numbers, with its function where that is not the linear one; a table by what the header calls it, and
 * SUV by their lowest and highest, as they are spoken of.
 */
export function describeWindow(t: Translator, window: Window, valueUnit = ''): string {
  const { center, width, shape, lut, explanation } = window;
  if (lut) return t('viewer.lut', { name: explanation || t('viewer.window.lut') });
  if (valueUnit === suvUnit && shape === 'linear-exact') {
    const [low, high] = [center - width / 2, center + width / 2];
    return t('suv.range', { low: Number(low.toFixed(2)), high: Number(high.toFixed(2)) });
  }
  // Maps of small fractions need more digits than Hounsfield units.
  const digits = width < 10 ? 2 : 0;
  const numbers = t('viewer.windowLevel', {
    width: Number(width.toFixed(digits)),
    center: Number(center.toFixed(digits)),
  });
  return shape ? `${numbers} · ${t(`viewer.window.${shape}`)}` : numbers;
}

/** A window on offer: its name, and its numbers where it has any. */
export function namePreset(
  t: Translator,
  { id, explanation, window }: WindowPreset,
  valueUnit = '',
): string {
  if (window.lut || id === 'suv') return describeWindow(t, window, valueUnit);
  const name =
    id === 'header' ? explanation || t('viewer.window.header') : t(`viewer.window.${id}`);
  return `${name} · ${describeWindow(t, window, valueUnit)}`;
}
