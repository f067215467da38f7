import { changeKeeping } from '#actions';
import { formatMegabytes } from '#i18n';
import { useSettingsStore, useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';

interface KeptStudiesProps {
  readonly hasStudies: boolean;
  readonly onForgetAll: () => void;
}

/** Whether studies stay on this device after the visit, how much room they take, and the way to be rid of them. */
export function KeptStudies({ hasStudies, onForgetAll }: KeptStudiesProps) {
  const t = useTranslator();
  const keepsStudies = useSettingsStore((settings) => settings.keepsStudies);
  const kept = useWorklistStore((state) => state.kept);
  return (
    <footer className="kept">
      <label className="check">
        <input
          type="checkbox"
          role="switch"
          checked={keepsStudies}
          aria-describedby="kept-note"
          onChange={(event) => void changeKeeping(event.target.checked)}
        />
        {t('worklist.keep')}
      </label>
      <small id="kept-note" className="quiet">
        {keepsStudies ? t('worklist.keep.on') : t('worklist.keep.off')}
      </small>
      <span className="kept-size">
        {kept !== null &&
          kept.studies > 0 &&
          t('worklist.keep.size', {
            count: kept.studies,
            megabytes: formatMegabytes(kept.bytes),
          })}
      </span>
      {(hasStudies || (kept !== null && kept.studies > 0)) && (
        <button type="button" className="button" onClick={onForgetAll}>
          {t('worklist.forgetAll')}
        </button>
      )}
    </footer>
  );
}
