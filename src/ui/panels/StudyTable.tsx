import { forgetAllStudies, forgetStudy, openStudy, primaryImage } from '#actions';
import { imagesOf, type Study } from '#domain';
import { formatAgeAndSex, formatDate, type Translator } from '#i18n';
import { useReadingStore, useWorklistStore } from '#state';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { describeState } from '../readingSummary';
import { namePatient } from '../namePatient';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { ConfirmDialog } from './ConfirmDialog';

const columns = [
  'patient',
  'ageSex',
  'date',
  'modality',
  'description',
  'images',
  'ai',
  'report',
] as const;

/** Studies that are open on this device. */
export function StudyTable() {
  const t = useTranslator();
  const studies = useWorklistStore((state) => state.studies);
  const [toForget, setToForget] = useState<Study | 'all' | null>(null);
  return (
    <section aria-labelledby="studies-title">
      <h2 id="studies-title" className="section-title">
        {t('worklist.studies')}
        {studies.length > 0 && (
          <>
            <span className="quiet">{t('worklist.kept')}</span>
            <button type="button" className="button is-plain" onClick={() => setToForget('all')}>
              {t('worklist.forgetAll')}
            </button>
          </>
        )}
      </h2>
      {studies.length === 0 ? (
        <p className="quiet">{t('worklist.empty')}</p>
      ) : (
        <table className="studies">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`worklist.column.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t('worklist.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {studies.map((study) => (
              <StudyRow
                key={study.StudyInstanceUID}
                study={study}
                t={t}
                onForget={() => setToForget(study)}
              />
            ))}
          </tbody>
        </table>
      )}
      {toForget !== null && (
        <ConfirmDialog
          title={
            toForget === 'all'
              ? t('worklist.forgetAllAsk')
              : t('worklist.forgetAsk', { patient: namePatient(t, toForget) })
          }
          text={t('worklist.forgetWhat')}
          action={t('worklist.forget')}
          onCancel={() => setToForget(null)}
          onConfirm={() => {
            void (toForget === 'all' ? forgetAllStudies() : forgetStudy(toForget.StudyInstanceUID));
            setToForget(null);
          }}
        />
      )}
    </section>
  );
}

interface StudyRowProps {
  readonly study: Study;
  readonly t: Translator;
  readonly onForget: () => void;
}

function StudyRow({ study, t, onForget }: StudyRowProps) {
  const imageId = primaryImage(study)?.imageId ?? '';
  const reading = useReadingStore((state) => state.readings[imageId]);
  const report = useWorklistStore((state) => state.reportStates[study.StudyInstanceUID]);
  const patient = namePatient(t, study);
  const modalities = [...new Set(study.series.map(({ Modality }) => Modality))].join(' ');
  const open = () => void openStudy(study.StudyInstanceUID);
  return (
    // The whole row opens by mouse; by keyboard and for screen readers it is the name's button.
    <tr onClick={open}>
      <td>
        <button
          type="button"
          className="study-open"
          aria-label={t('worklist.openStudy', { patient })}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          {patient}
        </button>
      </td>
      <td>{formatAgeAndSex(study.patient)}</td>
      <td>{formatDate(study.StudyDate)}</td>
      <td>{modalities}</td>
      <td>{study.StudyDescription || study.series[0]?.SeriesDescription}</td>
      <td>{imagesOf(study).length}</td>
      <td>
        <span className="state" data-state={reading?.status ?? 'not-run'}>
          {describeState(t, reading)}
        </span>
      </td>
      <td>
        <span className="state" data-state={report ?? 'unread'}>
          {t(`report.state.${report ?? 'unread'}`)}
        </span>
      </td>
      <td>
        <IconButton
          icon={Trash2}
          label={t('worklist.forgetStudy', { patient })}
          onClick={(event) => {
            event.stopPropagation();
            onForget();
          }}
        />
      </td>
    </tr>
  );
}
