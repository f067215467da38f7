import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { cssPixelMm } from '../trueSize';
import { useTranslator } from '../useTranslator';

/** Width of bank and identity cards (ISO/IEC 7810 ID-1). */
const cardMm = 85.6;

/** A bar to hold a bank card to: browsers do not tell how large a screen is. */
export function ScreenCalibration() {
  const t = useTranslator();
  const screenMmPerPixel = useSettingsStore((settings) => settings.screenMmPerPixel);
  const width = cardMm / cssPixelMm(screenMmPerPixel);
  return (
    <label className="field">
      <span>{t('settings.screen')}</span>
      <span className="card-bar" style={{ width }} />
      <input
        type="range"
        min="150"
        max="700"
        step="0.5"
        value={width}
        onChange={(event) =>
          changeSettings({
            screenMmPerPixel: cardMm / Number(event.target.value) / devicePixelRatio,
          })
        }
      />
      <small className="quiet">
        {t('settings.screen.note')}{' '}
        {t(screenMmPerPixel === null ? 'viewer.screen.nominal' : 'viewer.screen.measured')}
      </small>
    </label>
  );
}
