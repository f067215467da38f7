import { changeWorklistView, clearFilters } from '#actions';
import { aiStates, reportStates, type WorklistRow } from '#domain';
import { useSettingsStore, useWorklistViewStore } from '#state';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { isFiltered } from '../isFiltered';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';

interface WorklistFiltersProps {
  readonly rows: readonly WorklistRow[];
  /** Down or Enter in the search field: on to the list. */
  readonly onLeave: () => void;
}

/** Which studies are listed, and whether what the AI found brings them to the top. */
export function WorklistFilters({ rows, onLeave }: WorklistFiltersProps) {
  const t = useTranslator();
  const keys = useKeyWords();
  const view = useWorklistViewStore();
  const isAiListed = useSettingsStore(({ wayOfWorking }) => wayOfWorking === 'concurrent');
  const modalities = useMemo(
    () => [...new Set(rows.flatMap((row) => row.modalities))].sort(),
    [rows],
  );
  return (
    <div className="filters" role="search" aria-label={t('worklist.filters')}>
      <label className="field filter-search">
        <span>{t('worklist.search')}</span>
        <span className="search-box">
          <Search size={14} aria-hidden="true" />
          <input
            id="worklist-search"
            type="search"
            className="input"
            value={view.search}
            placeholder={t('worklist.searchHint')}
            aria-keyshortcuts={keys.aria('search')}
            onChange={(event) => changeWorklistView({ search: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              onLeave();
            }}
          />
        </span>
      </label>
      <Choice
        label={t('worklist.column.modality')}
        value={view.modality}
        choices={modalities.map((value) => ({ value, label: value }))}
        noneLabel={t('worklist.filter.all')}
        onChange={(modality) => changeWorklistView({ modality })}
      />
      <label className="field filter-date">
        <span>{t('worklist.filter.from')}</span>
        <input
          type="date"
          className="input"
          value={view.fromDate}
          onChange={(event) => changeWorklistView({ fromDate: event.target.value })}
        />
      </label>
      <label className="field filter-date">
        <span>{t('worklist.filter.to')}</span>
        <input
          type="date"
          className="input"
          value={view.toDate}
          onChange={(event) => changeWorklistView({ toDate: event.target.value })}
        />
      </label>
      {isAiListed && (
        <Choice
          label={t('worklist.column.ai')}
          value={view.ai}
          choices={aiStates.map((value) => ({
            value,
            label: value === 'findings' ? t('worklist.filter.findings') : t(`ai.state.${value}`),
          }))}
          noneLabel={t('worklist.filter.all')}
          onChange={(ai) => changeWorklistView({ ai })}
        />
      )}
      <Choice
        label={t('worklist.column.report')}
        value={view.report}
        choices={reportStates.map((value) => ({ value, label: t(`report.state.${value}`) }))}
        noneLabel={t('worklist.filter.all')}
        onChange={(report) => changeWorklistView({ report })}
      />
      <button
        type="button"
        className="button is-plain"
        disabled={!isFiltered(view)}
        onClick={clearFilters}
      >
        {t('worklist.clearFilters')}
      </button>
      {isAiListed && (
        <div className="triage">
          <label className="check">
            <input
              type="checkbox"
              role="switch"
              checked={view.isTriaged}
              aria-describedby="triage-note"
              onChange={(event) => changeWorklistView({ isTriaged: event.target.checked })}
            />
            {t('worklist.triage')}
          </label>
          <small id="triage-note" className={view.isTriaged ? 'triage-on' : 'quiet'}>
            {view.isTriaged ? t('worklist.triage.on') : t('worklist.triage.off')}
          </small>
        </div>
      )}
    </div>
  );
}
