import { listRows } from '#actions';
import { filterRows, sortRows, viewWithoutAi, type WorklistRow } from '#domain';
import { useReadingStore, useSettingsStore, useWorklistStore, useWorklistViewStore } from '#state';
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
  const isAiListed = useSettingsStore(({ wayOfWorking }) => wayOfWorking === 'concurrent');
  const all = useMemo(
    () => listRows(studies, isAiListed ? readings : {}, reports),
    [studies, readings, reports, isAiListed],
  );
  const shown = useMemo(() => {
    const seen = isAiListed ? view : viewWithoutAi(view);
    return sortRows(filterRows(all, seen), seen);
  }, [all, view, isAiListed]);
  return { all, shown };
}
