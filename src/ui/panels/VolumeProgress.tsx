import { cancelVolume } from '#actions';
import { useVolumeStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/** While slices are put together to a volume: how far that is, and a way out. */
export function VolumeProgress() {
  const t = useTranslator();
  const progress = useVolumeStore((state) => state.progress);
  if (progress === null) return null;
  return (
    <div className="volume-progress">
      <span>{t('viewer.preparingSections')}</span>
      <ProgressBar label={t('viewer.preparingSections')} value={progress.done / progress.total} />
      <button type="button" className="button" onClick={cancelVolume}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
