import { useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/** Reading files, with a way to stop. */
export function OpeningProgress({ onCancel }: { readonly onCancel: () => void }) {
  const t = useTranslator();
  const opening = useWorklistStore((state) => state.opening);
  if (opening === null) return null;
  const words = t('worklist.opening', { done: opening.done, total: opening.total });
  return (
    <div className="opening" role="status">
      <p>{words}</p>
      <ProgressBar label={words} value={opening.total > 0 ? opening.done / opening.total : null} />
      <button type="button" className="button" onClick={onCancel}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
