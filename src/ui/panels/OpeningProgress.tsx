import { cancelOpening, cancelSample } from '#actions';
import { useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/** Fetching a sample or reading files, with a way to stop. */
export function OpeningProgress() {
  const t = useTranslator();
  const opening = useWorklistStore((state) => state.opening);
  const isFetching = useWorklistStore((state) => state.loadingSampleId !== null);
  if (opening === null && !isFetching) return null;
  const words = opening
    ? t('worklist.opening', { done: opening.done, total: opening.total })
    : t('worklist.fetchingSample');
  const share = opening && opening.total > 0 ? opening.done / opening.total : null;
  return (
    <div className="opening" role="status">
      <p>{words}</p>
      <ProgressBar label={words} value={share} />
      <button type="button" className="button" onClick={opening ? cancelOpening : cancelSample}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
