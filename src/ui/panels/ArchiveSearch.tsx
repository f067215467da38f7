import { cancelSearch, searchArchive } from '#actions';
import type { StudyQuery } from '#domain';
import { useArchiveStore } from '#state';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';
import { TextField } from './ArchiveFields';
import { ArchiveProblem } from './ArchiveProblem';

/** CID 29, those that a reader asks for; an archive's others are found by leaving the choice open. */
const modalities = ['CR', 'DX', 'CT', 'MR', 'PT', 'NM', 'US', 'XA', 'RF', 'MG', 'SR', 'SEG', 'OT'];

const dateOfInput = (value: string) => value.replaceAll('-', '');
const inputOfDate = (date: string) => date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** What to look for in the archive. Coming back to the dialog finds the last search as it was left. */
export function ArchiveSearch() {
  const t = useTranslator();
  const search = useArchiveStore((state) => state.search);
  const [query, setQuery] = useState<StudyQuery>(() => useArchiveStore.getState().query);
  const change = (changed: Partial<StudyQuery>) => setQuery((now) => ({ ...now, ...changed }));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The form that connected is gone, and the focus with it.
    form.current?.querySelector('input')?.focus();
    const { results, query: last } = useArchiveStore.getState();
    if (results === null) void searchArchive(last);
  }, []);
  const isSearching = search.status === 'searching';
  return (
    <>
      <form
        ref={form}
        className="archive-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void searchArchive(query);
        }}
      >
        <TextField
          label={t('archive.patientName')}
          value={query.PatientName}
          onChange={(PatientName) => change({ PatientName })}
        />
        <TextField
          label={t('archive.patientId')}
          value={query.PatientID}
          onChange={(PatientID) => change({ PatientID })}
        />
        <TextField
          label={t('archive.accession')}
          value={query.AccessionNumber}
          onChange={(AccessionNumber) => change({ AccessionNumber })}
        />
        <TextField
          label={t('archive.dateFrom')}
          type="date"
          value={inputOfDate(query.StudyDateFrom)}
          onChange={(value) => change({ StudyDateFrom: dateOfInput(value) })}
        />
        <TextField
          label={t('archive.dateTo')}
          type="date"
          value={inputOfDate(query.StudyDateTo)}
          onChange={(value) => change({ StudyDateTo: dateOfInput(value) })}
        />
        <Choice
          label={t('archive.modality')}
          value={query.Modality === '' ? null : query.Modality}
          noneLabel={t('archive.anyModality')}
          choices={modalities.map((value) => ({ value, label: value }))}
          onChange={(Modality) => change({ Modality: Modality ?? '' })}
        />
        {isSearching ? (
          <button type="button" className="button" onClick={cancelSearch}>
            {t('app.cancel')}
          </button>
        ) : (
          <button type="submit" className="button is-primary">
            <Search size={14} aria-hidden="true" />
            {t('archive.search')}
          </button>
        )}
      </form>
      {search.status === 'failed' && (
        <ArchiveProblem problem={search.problem} onRetry={() => void searchArchive(query)} />
      )}
    </>
  );
}
