import { startNewVersion } from '#actions';
import { useOfflineStore } from '#state';
import { RefreshCw } from 'lucide-react';
import { useTranslator } from '../useTranslator';

/** Says that a newer version of the app is here. In the header, since nothing may lie on the image for long. */
export function NewVersion() {
  const t = useTranslator();
  const hasNewVersion = useOfflineStore((offline) => offline.hasNewVersion);
  return (
    <span role="status">
      {hasNewVersion && (
        <button
          type="button"
          className="button is-plain"
          title={t('offline.newVersion.note')}
          onClick={() => void startNewVersion()}
        >
          <RefreshCw size={14} aria-hidden="true" />
          {t('offline.newVersion')}
        </button>
      )}
    </span>
  );
}
