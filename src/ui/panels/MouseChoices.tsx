import { changeSettings, chooseTool } from '#actions';
import { useSettingsStore, mouseTools, wheelChoices, type MouseChoice } from '#state';
import { useTranslator } from '../useTranslator';
import { Segments } from '../widgets/Segments';

/** What the mouse does on the image. */
export function MouseChoices() {
  const t = useTranslator();
  const mouse = useSettingsStore((settings) => settings.mouse);
  const choose = (change: Partial<MouseChoice>) =>
    changeSettings({ mouse: { ...mouse, ...change } });
  const tools = mouseTools.map((value) => ({ value, label: t(`viewer.tool.${value}`) }));
  return (
    <>
      <div className="settings-row">
        <span>{t('settings.mouse.start')}</span>
        <Segments
          label={t('settings.mouse.start')}
          value={mouse.start}
          choices={tools}
          onChange={(start) => {
            choose({ start });
            chooseTool(start);
          }}
        />
      </div>
      <div className="settings-row">
        <span>{t('settings.mouse.right')}</span>
        <Segments
          label={t('settings.mouse.right')}
          value={mouse.right}
          choices={tools}
          onChange={(right) => choose({ right })}
        />
      </div>
      <div className="settings-row">
        <span>{t('settings.mouse.wheel')}</span>
        <Segments
          label={t('settings.mouse.wheel')}
          value={mouse.singleWheel}
          choices={wheelChoices.map((value) => ({
            value,
            label: t(`settings.mouse.wheel.${value}`),
          }))}
          onChange={(singleWheel) => choose({ singleWheel })}
        />
      </div>
    </>
  );
}
