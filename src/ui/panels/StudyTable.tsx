import { openFromWorklist, pointAtRow, sortWorklist } from '#actions';
import type { SortColumn, WorklistRow } from '#domain';
import { useSettingsStore, useWorklistViewStore } from '#state';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { commandOf } from '../commands/bindings';
import type { CommandOf } from '../commands/commandTable';
import { keyNamesOf } from '../commands/keyNames';
import { useBindings } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { rowHeight, useVirtualRows } from '../useVirtualRows';
import { StudyRow } from './StudyRow';

/** `ai` is no column to sort by: that is triage, a switch of its own. */
const columns = [
  'patient',
  'id',
  'ageSex',
  'date',
  'modality',
  'description',
  'images',
  'ai',
  'report',
] as const satisfies readonly (SortColumn | 'ai')[];

interface StudyTableProps {
  readonly ref: Ref<HTMLTableElement>;
  readonly rows: readonly WorklistRow[];
  readonly onForget: (row: WorklistRow) => void;
}

/**
 * The list itself: only the rows in sight are drawn. The table has the focus and one row is in hand
 * (`aria-activedescendant`), so that scrolling a row away never takes the focus with it.
 */
export function StudyTable({ ref, rows, onForget }: StudyTableProps) {
  const t = useTranslator();
  const { sortBy, isDescending, isTriaged, activeUID } = useWorklistViewStore();
  const isAiListed = useSettingsStore(({ wayOfWorking }) => wayOfWorking === 'concurrent');
  const table = useRef<HTMLTableElement>(null);
  useImperativeHandle(ref, () => table.current!, []);
  const active = rows.findIndex((row) => row.StudyInstanceUID === activeUID);
  const { scroller, onScroll, drawn, before, after, pageSize, show } = useVirtualRows(
    rows.length,
    active,
    table,
  );

  const pointAt = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    pointAtRow(row.StudyInstanceUID);
    show(rows.indexOf(row));
  };
  const bindings = useBindings();
  const effects: Readonly<Record<CommandOf<'list'>, () => void>> = {
    nextStudy: () => pointAt(active + 1),
    previousStudy: () => pointAt(active < 0 ? 0 : active - 1),
    nextPage: () => pointAt(Math.max(active, 0) + pageSize()),
    previousPage: () => pointAt(active - pageSize()),
    firstStudy: () => pointAt(0),
    lastStudy: () => pointAt(rows.length - 1),
    openStudy: () => {
      const row = rows[active];
      if (row) void openFromWorklist(row.StudyInstanceUID);
    },
    forgetStudy: () => {
      const row = rows[active];
      if (row) onForget(row);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons within the table keep their own keys.
    if (event.target !== event.currentTarget) return;
    const command = commandOf(bindings, keyNamesOf(event.nativeEvent), 'list');
    if (command === null) return;
    event.preventDefault();
    effects[command]();
  };
  const isDrawn = drawn.includes(active);
  return (
    <div className="studies-scroll" ref={scroller} onScroll={onScroll}>
      <table
        ref={table}
        className="studies"
        role="grid"
        tabIndex={0}
        aria-labelledby="studies-title"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isDrawn ? `study-${active}` : undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && active < 0) pointAt(0);
        }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column} className={`col-${column}`} />
          ))}
          <col className="col-actions" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) =>
              column === 'ai' ? (
                <th key={column} scope="col" title={t('worklist.aiSort')}>
                  {t('worklist.column.ai')}
                  {isTriaged && isAiListed && (
                    <ArrowDown size={12} aria-label={t('worklist.triaged')} />
                  )}
                </th>
              ) : (
                <th
                  key={column}
                  scope="col"
                  aria-sort={
                    column === sortBy ? (isDescending ? 'descending' : 'ascending') : 'none'
                  }
                >
                  <button type="button" className="sort" onClick={() => sortWorklist(column)}>
                    {t(`worklist.column.${column}`)}
                    {column === sortBy &&
                      (isDescending ? (
                        <ArrowDown size={12} aria-hidden="true" />
                      ) : (
                        <ArrowUp size={12} aria-hidden="true" />
                      ))}
                  </button>
                </th>
              ),
            )}
            <th scope="col">
              <span className="sr-only">{t('worklist.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before * rowHeight }} />}
          {drawn.map((index) => {
            const row = rows[index];
            return (
              row && (
                <StudyRow
                  key={row.StudyInstanceUID}
                  row={row}
                  index={index}
                  isActive={index === active}
                  onForget={onForget}
                />
              )
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after * rowHeight }} />}
        </tbody>
      </table>
    </div>
  );
}
