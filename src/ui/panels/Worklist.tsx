import { clearFilters, forgetAllStudies, forgetStudy } from '#actions';
import type { WorklistRow } from '#domain';
import { useRef, useState } from 'react';
import { namePatient } from '../namePatient';
import { useTranslator } from '../useTranslator';
import { useWorklistRows } from '../useWorklistRows';
import { ConfirmDialog } from './ConfirmDialog';
import { KeptStudies } from './KeptStudies';
import { StudyTable } from './StudyTable';
import { WorklistFilters } from './WorklistFilters';

/** Studies to be read: found, ordered, opened, forgotten. */
export function Worklist() {
  const t = useTranslator();
  const { all, shown } = useWorklistRows();
  const table = useRef<HTMLTableElement>(null);
  const [toForget, setToForget] = useState<WorklistRow | 'all' | null>(null);
  return (
    <section className="studies-section" aria-labelledby="studies-title">
      <h2 id="studies-title" className="section-title">
        {t('worklist.studies')}
        <span className="quiet" role="status">
          {shown.length === all.length
            ? t('worklist.count', { count: all.length })
            : t('worklist.countShown', { shown: shown.length, count: all.length })}
        </span>
      </h2>
      {all.length === 0 ? (
        <p className="quiet studies-empty">{t('worklist.empty')}</p>
      ) : (
        <>
          <WorklistFilters rows={all} onLeave={() => table.current?.focus()} />
          <StudyTable ref={table} rows={shown} onForget={setToForget} />
          {shown.length === 0 && (
            <p className="studies-none">
              {t('worklist.noMatch')}
              <button type="button" className="button" onClick={clearFilters}>
                {t('worklist.clearFilters')}
              </button>
            </p>
          )}
        </>
      )}
      <KeptStudies hasStudies={all.length > 0} onForgetAll={() => setToForget('all')} />
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
