import { arrangeRows, filterRows, isUnsigned, plainView, sortRows, viewWithoutAi } from '#domain';
import type { SortColumn, WorklistView } from '#domain';
import {
  useReadingStore,
  useSessionStore,
  useSettingsStore,
  useWorklistStore,
  useWorklistViewStore,
} from '#state';
import { listRows } from './listRows';
import { openStudy } from './openStudy';
import { rememberPlace } from './rememberPlace';

/** Another order, filter or search. */
export function changeWorklistView(change: Partial<WorklistView>): void {
  useWorklistViewStore.setState(change);
  rememberPlace();
}

/** All studies again, in the order that was chosen. */
export function clearFilters(): void {
  const { sortBy, isDescending, isTriaged } = useWorklistViewStore.getState();
  changeWorklistView({ ...plainView, sortBy, isDescending, isTriaged });
}

/** Sorts by a column; once more the other way round. Dates and numbers begin with the newest and largest. */
export function sortWorklist(column: SortColumn): void {
  const { sortBy, isDescending } = useWorklistViewStore.getState();
  const isLargestFirst = column === 'date' || column === 'images' || column === 'ageSex';
  changeWorklistView({
    sortBy: column,
    isDescending: sortBy === column ? !isDescending : isLargestFirst,
  });
}

/** The row that the keys act on. */
export function pointAtRow(activeUID: string | null): void {
  useWorklistViewStore.setState({ activeUID });
}

/** Where the list was scrolled to when it went off the screen. */
export function leaveWorklistAt(scrollTop: number): void {
  useWorklistViewStore.setState({ scrollTop });
}

/** Opens a study and remembers the list as it stood, which "next" then goes through. */
export async function openFromWorklist(StudyInstanceUID: string): Promise<void> {
  const queue = arrangeRows(currentRows(), currentView());
  useWorklistViewStore.setState({
    activeUID: StudyInstanceUID,
    queue: queue.map((row) => row.StudyInstanceUID),
  });
  await openStudy(StudyInstanceUID);
}

/**
 * Opens the next study of the list whose report is not signed; false where there is none. The order is
 * the one from which the reader set out: an AI result or a signature that came since moves nothing.
 */
export function openNextStudy(): boolean {
  const view = currentView();
  const { StudyInstanceUID } = useSessionStore.getState();
  const rows = currentRows();
  const isQueued = StudyInstanceUID !== null && view.queue.includes(StudyInstanceUID);
  const order = isQueued ? view.queue : sortRows(rows, view).map((row) => row.StudyInstanceUID);
  const waiting = new Set(
    (isQueued ? rows : filterRows(rows, view))
      .filter(isUnsigned)
      .map((row) => row.StudyInstanceUID),
  );
  const now = order.indexOf(StudyInstanceUID ?? '');
  const next = [...order.slice(now + 1), ...order.slice(0, Math.max(now, 0))].find((uid) =>
    waiting.has(uid),
  );
  if (next === undefined) return false;
  pointAtRow(next);
  void openStudy(next);
  return true;
}

/** How many studies wait that "next" does not go through, for they are filtered away. */
export function countOtherUnsigned(): number {
  const { StudyInstanceUID } = useSessionStore.getState();
  const others = currentRows().filter((row) => row.StudyInstanceUID !== StudyInstanceUID);
  return others.filter(isUnsigned).length;
}

function currentRows() {
  const { studies, reportStates } = useWorklistStore.getState();
  const readings = isAiListed() ? useReadingStore.getState().readings : {};
  return listRows(studies, readings, reportStates);
}

function currentView() {
  const view = useWorklistViewStore.getState();
  return isAiListed() ? view : viewWithoutAi(view);
}

/** Only a reader who sees the AI from the start sees it in the list. */
const isAiListed = () => useSettingsStore.getState().wayOfWorking === 'concurrent';
