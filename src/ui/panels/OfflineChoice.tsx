import { changeAppKeeping, measureOffline, noteOffline } from '#actions';
import { formatMegabytes } from '#i18n';
import { useOfflineStore, useSettingsStore } from '#state';
import { useEffect } from 'react';
import { useTranslator } from '../useTranslator';

/** Whether the app works without a network, what that takes on this device, and the way to be rid of it. */
export function OfflineChoice() {
  const t = useTranslator();
  const keepsApp = useSettingsStore((settings) => settings.keepsApp);
  const { state, bytes } = useOfflineStore();
  useEffect(() => {
    void noteOffline();
  }, []);
  // Anew when more has been kept meanwhile, or all was forgotten.
  useEffect(() => {
    void measureOffline();
  }, [state]);
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={keepsApp}
          aria-describedby="offline-state"
          onChange={(event) => void changeAppKeeping(event.target.checked)}
        />
        {t('offline.keep')}
      </label>
      <small id="offline-state" className="quiet" role="status">
        {t(`offline.state.${state}`)}
        {bytes !== null &&
          bytes > 0 &&
          ` ${t('offline.size', { megabytes: formatMegabytes(bytes) })}`}
      </small>
    </div>
  );
}
