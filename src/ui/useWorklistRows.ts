import { listRows } from '#actions';
import { filterRows, sortRows, type WorklistRow } from '#domain';
import { useReadingStore, useWorklistStore, useWorklistViewStore } from '#state';
import { useMemo } from 'react';

export interface WorklistRows {
  /** Every study, in no order. */
  readonly all: readonly WorklistRow[];
  /** Those that the filters let through, in the order of the view. */
  readonly shown: readonly WorklistRow[];
}

/** The worklist as the reader wants it. */
export function useWorklistRows(): WorklistRows {
  const studies = useWorklistStore((state) => state.studies);
  const reports = useWorklistStore((state) => state.reportStates);
  const readings = useReadingStore((state) => state.readings);
  const view = useWorklistViewStore();
  const all = useMemo(() => listRows(studies, readings, reports), [studies, readings, reports]);
  const shown = useMemo(() => sortRows(filterRows(all, view), view), [all, view]);
  return { all, shown };
}
