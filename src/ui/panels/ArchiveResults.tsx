import { turnArchivePage, type ArchiveSelection } from '#actions';
import type { ArchivedStudy } from '#domain';
import { pageSize, useArchiveStore, type ResultPage } from '#state';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { ProgressBar } from '../widgets/ProgressBar';
import { ArchiveStudyRow } from './ArchiveStudyRow';

interface ArchiveResultsProps {
  readonly onOpen: (selected: readonly ArchiveSelection[]) => void;
}

/** One page of studies of the archive; some are selected, then opened together. */
export function ArchiveResults({ onOpen }: ArchiveResultsProps) {
  const results = useArchiveStore((state) => state.results);
  const t = useTranslator();
  const isSearching = useArchiveStore((state) => state.search.status === 'searching');
  return (
    <section className="archive-results" aria-label={t('archive.results')} aria-busy={isSearching}>
      <div className="archive-busy">
        {isSearching && <ProgressBar label={t('archive.searching')} value={null} />}
      </div>
      {results?.studies.length === 0 && <p className="quiet">{t('archive.none')}</p>}
      {results !== null && (results.studies.length > 0 || results.page > 0) && (
        // A new page begins with nothing selected.
        <ResultTable
          key={results.studies[0]?.StudyInstanceUID ?? ''}
          results={results}
          onOpen={onOpen}
        />
      )}
    </section>
  );
}

const columns = ['patient', 'ageSex', 'date', 'modality', 'description'] as const;

function ResultTable({ results, onOpen }: ArchiveResultsProps & { readonly results: ResultPage }) {
  const t = useTranslator();
  const [selected, setSelected] = useState<readonly ArchivedStudy[]>([]);
  const isBusy = useArchiveStore(
    (state) => state.retrieval !== null || state.search.status === 'searching',
  );
  const toggle = (study: ArchivedStudy) =>
    setSelected((now) =>
      now.includes(study) ? now.filter((each) => each !== study) : [...now, study],
    );
  const first = results.page * pageSize + 1;
  return (
    <>
      <div className="archive-scroll">
        <table className="studies">
          <colgroup>
            {['tools', ...columns, 'accession', 'images'].map((column) => (
              <col key={column} className={`col-${column}`} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t('archive.column.select')}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`worklist.column.${column}`)}
                </th>
              ))}
              <th scope="col">{t('archive.column.accession')}</th>
              <th scope="col">{t('worklist.column.images')}</th>
            </tr>
          </thead>
          <tbody>
            {results.studies.map((study, index) => (
              <ArchiveStudyRow
                // Archives hold studies of one UID under several patients, where a copy was made anonymous.
                key={`${study.StudyInstanceUID} ${index}`}
                study={study}
                isSelected={selected.includes(study)}
                isBusy={isBusy}
                onToggle={() => toggle(study)}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="archive-foot">
        <IconButton
          icon={ChevronLeft}
          label={t('archive.previous')}
          disabled={isBusy || results.page === 0}
          onClick={() => void turnArchivePage(-1)}
        />
        <span className="quiet">
          {t('archive.range', { first, last: first + results.studies.length - 1 })}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('archive.next')}
          disabled={isBusy || !results.hasMore}
          onClick={() => void turnArchivePage(1)}
        />
        <button
          type="button"
          className="button is-primary"
          disabled={isBusy || selected.length === 0}
          onClick={() => onOpen(selected.map((study) => ({ study })))}
        >
          {selected.length === 0
            ? t('archive.openNone')
            : t('archive.openSelected', { count: selected.length })}
        </button>
      </div>
    </>
  );
}
