import { cancelRetrieval, dismissRetrievalProblem } from '#actions';
import { problemMessage } from '#i18n';
import { useArchiveStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/**
 * Images on their way from the archive, with a way to stop. Outside the dialog, which tells it itself, also
 * what went wrong on the way.
 */
export function ArchiveProgress({ isInDialog }: { readonly isInDialog?: boolean }) {
  const t = useTranslator();
  const retrieval = useArchiveStore((state) => state.retrieval);
  const isStoring = useArchiveStore((state) => state.isStoring);
  const problem = useArchiveStore((state) => state.retrievalProblem);
  if (problem !== null && !isInDialog) {
    return (
      <div className="opening" role="alert">
        <p>{problemMessage(t, problem)}</p>
        <button type="button" className="button" onClick={dismissRetrievalProblem}>
          {t('notice.dismiss')}
        </button>
      </div>
    );
  }
  if (retrieval === null) {
    return isStoring ? (
      <div className="opening" role="status">
        <p>{t('archive.storing')}</p>
        <ProgressBar label={t('archive.storing')} value={null} />
      </div>
    ) : null;
  }
  const { done, total } = retrieval;
  const words =
    total === null
      ? t('archive.fetchingUnknown', { done })
      : t('archive.fetching', { done, total });
  return (
    <div className="opening" role="status">
      <p>{words}</p>
      <ProgressBar label={words} value={total ? done / total : null} />
      <button type="button" className="button" onClick={cancelRetrieval}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
