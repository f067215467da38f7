import type { Translator } from '#i18n';
import type { MouseChoice } from '#state';

/** What buttons, wheel and fingers do on the image, a line each. */
export function describeMouse(t: Translator, mouse: MouseChoice): readonly string[] {
  const right = t(`viewer.tool.${mouse.right}`);
  return [
    t('help.mouse.left', { start: t(`viewer.tool.${mouse.start}`) }),
    t('help.mouse.middle'),
    t('help.mouse.right', { tool: right }),
    t(`help.mouse.wheel.${mouse.singleWheel}`),
    t('help.mouse.wheelZoom'),
    t('help.touch.one', { tool: right }),
    t('help.touch.two'),
  ];
}
