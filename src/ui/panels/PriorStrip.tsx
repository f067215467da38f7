import { fetchPrior, hangAtRight, seekPriors } from '#actions';
import { priorsAmong, type ArchivedStudy, type Study } from '#domain';
import { formatDate, problemMessage } from '#i18n';
import { usePriorsStore, useSessionStore, useSettingsStore, useWorklistStore } from '#state';
import { clsx } from 'clsx';
import { CloudDownload, RotateCw } from 'lucide-react';
import { useMemo } from 'react';
import { draggedPrior } from '../draggedImage';
import { useTranslator } from '../useTranslator';
import { nameSeries, SeriesEntry } from './SeriesEntry';

/** Earlier studies of the patient, what compares best first: those that are here, then those that the archive has. */
export function PriorStrip({ study }: { readonly study: Study }) {
  const t = useTranslator();
  const studies = useWorklistStore((state) => state.studies);
  const imageId = useSessionStore((session) => session.imageId);
  const hasArchive = useSettingsStore(({ archive }) => archive !== null);
  const { search, archived } = usePriorsStore();
  const here = useMemo(() => priorsAmong(study, studies), [study, studies]);
  const isHere = ({ StudyInstanceUID }: ArchivedStudy) =>
    here.some((prior) => prior.StudyInstanceUID === StudyInstanceUID);
  const elsewhere = archived.filter((prior) => !isHere(prior));
  const isAsked = hasArchive && study.patient.PatientID !== '';
  if (here.length === 0 && !isAsked) return null;
  return (
    <section className="priors" aria-labelledby="priors-title">
      <h2 id="priors-title">{t('priors.title')}</h2>
      {here.map((prior) => (
        <div key={prior.StudyInstanceUID} className="prior" title={prior.StudyDescription}>
          <span className="prior-date">{formatDate(prior.StudyDate)}</span>
          {prior.series.map((series) => (
            <SeriesEntry
              key={series.SeriesInstanceUID}
              series={series}
              imageId={imageId}
              label={`${t('priors.title')} ${formatDate(prior.StudyDate)} ${nameSeries(t, series)}`}
              onShow={(id) => void hangAtRight(id)}
            />
          ))}
        </div>
      ))}
      {elsewhere.map((prior) => (
        <ArchivedPrior key={prior.StudyInstanceUID} prior={prior} />
      ))}
      {search.status === 'searching' && (
        <p className="quiet" role="status">
          {t('priors.searching')}
        </p>
      )}
      {search.status === 'done' && here.length + elsewhere.length === 0 && (
        <p className="quiet">{t('priors.none')}</p>
      )}
      {search.status === 'failed' && (
        <div className="prior-problem" role="status" title={problemMessage(t, search.problem)}>
          <p>{t('priors.failed')}</p>
          <button type="button" className="button is-plain" onClick={() => void seekPriors()}>
            <RotateCw size={14} aria-hidden="true" />
            {t('archive.retry')}
          </button>
        </div>
      )}
    </section>
  );
}

/** An earlier study that the archive has: a click fetches it and hangs it at the right, a drag where it is dropped. */
function ArchivedPrior({ prior }: { readonly prior: ArchivedStudy }) {
  const t = useTranslator();
  const { StudyInstanceUID, StudyDescription, NumberOfStudyRelatedInstances } = prior;
  const isFetching = usePriorsStore((state) => state.fetchingUID === StudyInstanceUID);
  const problem = usePriorsStore(({ failed }) =>
    failed?.StudyInstanceUID === StudyInstanceUID ? failed.problem : null,
  );
  const date = formatDate(prior.StudyDate);
  const modalities = prior.ModalitiesInStudy.join(' ');
  const name = t('priors.fetch', { date, study: [modalities, StudyDescription].join(' ').trim() });
  return (
    <div className="prior">
      <span className="prior-date">{date}</span>
      <button
        type="button"
        className={clsx('strip-entry', 'is-elsewhere')}
        aria-label={name}
        aria-busy={isFetching}
        title={problem ? problemMessage(t, problem) : StudyDescription || name}
        draggable
        onDragStart={({ dataTransfer }) => draggedPrior.write(dataTransfer, StudyInstanceUID)}
        onClick={() => void fetchPrior(StudyInstanceUID)}
      >
        <span className="strip-view">{modalities}</span>
        <span className="quiet">
          <CloudDownload size={14} aria-hidden="true" />{' '}
          {isFetching ? '…' : NumberOfStudyRelatedInstances}
        </span>
      </button>
      {problem && (
        <p className="prior-problem" role="alert">
          {t('priors.notFetched')}
        </p>
      )}
    </div>
  );
}
