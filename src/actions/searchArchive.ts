import { emptyQuery, ShokenError, type Archive, type Problem, type StudyQuery } from '#domain';
import {
  clearArchive,
  pageSize,
  putSeries,
  useArchiveStore,
  useSettingsStore,
  type ResultPage,
} from '#state';
import { connectionTo, theArchive } from './archiveConnection';
import { changeSettings } from './changeSettings';
import { isCancelled, problemOf } from './notices';

let searching: AbortController | null = null;

/**
 * Tries the archive by asking for its first studies, and keeps it only if it answers: a wrong address
 * never takes the place of a right one. True where it did.
 */
export async function connectArchive(entered: Archive): Promise<boolean> {
  const found = await search(emptyQuery, 0, entered);
  if (found === null) return false;
  changeSettings({ archive: found.archive });
  return true;
}

/** Forgets address and sign-in, and what the archive last answered. */
export function removeArchive(): void {
  searching?.abort();
  clearArchive();
  changeSettings({ archive: null });
}

/** Searches from the first page on. */
export async function searchArchive(query: StudyQuery): Promise<void> {
  await search(query, 0);
}

/** The same search, `step` pages on. */
export async function turnArchivePage(step: 1 | -1): Promise<void> {
  const { query, results } = useArchiveStore.getState();
  await search(query, Math.max(0, (results?.page ?? 0) + step));
}

export function cancelSearch(): void {
  searching?.abort();
}

/** Lists the series of a study whose row was opened. */
export async function listArchivedSeries(StudyInstanceUID: string): Promise<void> {
  const known = useArchiveStore.getState().series[StudyInstanceUID];
  if (known?.status === 'loading' || known?.status === 'done') return;
  putSeries(StudyInstanceUID, { status: 'loading' });
  try {
    const { listSeries } = await theArchive();
    const series = await listSeries(connectionTo(), StudyInstanceUID);
    putSeries(StudyInstanceUID, { status: 'done', series });
  } catch (error) {
    putSeries(StudyInstanceUID, { status: 'failed', problem: archiveProblem(error) });
  }
}

export const archiveProblem = (error: unknown): Problem => problemOf(error, 'archive-unreachable');

async function search(
  query: StudyQuery,
  page: number,
  entered: Archive | null = useSettingsStore.getState().archive,
): Promise<{ readonly archive: Archive; readonly results: ResultPage } | null> {
  searching?.abort();
  const controller = new AbortController();
  searching = controller;
  useArchiveStore.setState({ search: { status: 'searching' } });
  try {
    const { readBaseUrl, searchStudies } = await theArchive();
    const baseUrl = entered && readBaseUrl(entered.baseUrl);
    if (!entered || baseUrl === null) throw new ShokenError('archive-address-invalid');
    const archive = { ...entered, baseUrl };
    const connection = connectionTo(controller.signal, archive);
    const range = { offset: page * pageSize, limit: pageSize };
    const results = { page, ...(await searchStudies(connection, query, range)) };
    if (searching !== controller) return null;
    useArchiveStore.setState({ query, results, series: {}, search: { status: 'done' } });
    return { archive, results };
  } catch (error) {
    if (searching !== controller) return null;
    useArchiveStore.setState({
      search: isCancelled(error)
        ? { status: 'idle' }
        : { status: 'failed', problem: archiveProblem(error) },
    });
    return null;
  }
}
