import { changeSettings } from '#actions';
import { waysOfWorking } from '#domain';
import { useSettingsStore } from '#state';
import { useTranslator } from '../useTranslator';
import { Segments } from '../widgets/Segments';

/** How the AI takes part: seen from the start, after the own read, or never. */
export function WayChoice() {
  const t = useTranslator();
  const way = useSettingsStore((settings) => settings.wayOfWorking);
  return (
    <div>
      <div className="settings-row">
        <span>{t('settings.way')}</span>
        <Segments
          label={t('settings.way')}
          value={way}
          choices={waysOfWorking.map((value) => ({ value, label: t(`settings.way.${value}`) }))}
          onChange={(wayOfWorking) => changeSettings({ wayOfWorking })}
        />
      </div>
      <small className="quiet">{t(`settings.way.note.${way}`)}</small>
    </div>
  );
}
