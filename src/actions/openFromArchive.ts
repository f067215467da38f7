import { postNotice, useArchiveStore, type Retrieval } from '#state';
import { audit } from './audit';
import { isCancelled } from './notices';
import { openFiles } from './openFiles';
import { retrieveFiles, type ArchiveSelection } from './retrieveFiles';
import { archiveProblem } from './searchArchive';

let retrieving: AbortController | null = null;

/**
 * Lists what was selected and opens it as local files are opened; pixels are fetched as they are shown, or at once
 * where the archive gives whole files only. Where the connection breaks off, nothing is opened: half a study looks
 * like a whole one. `onArrived` is called once all of it is listed.
 */
export async function openFromArchive(
  selected: readonly ArchiveSelection[],
  onArrived?: () => void,
): Promise<void> {
  retrieving?.abort();
  const controller = new AbortController();
  retrieving = controller;
  const total = totalOf(selected);
  const put = (retrieval: Retrieval | null) => {
    if (retrieving === controller) useArchiveStore.setState({ retrieval });
  };
  useArchiveStore.setState({ retrievalProblem: null });
  put({ done: 0, total });
  try {
    const files = await retrieveFiles(selected, controller.signal, (done) => put({ done, total }));
    put(null);
    if (total !== null && files.length < total) {
      const detail = { done: files.length, total };
      postNotice({ kind: 'problem', problem: { code: 'archive-fewer-objects', detail } });
    }
    if (files.length === 0) return;
    onArrived?.();
    for (const { study } of selected) {
      audit('imported', 'study retrieved', { StudyInstanceUID: study.StudyInstanceUID });
    }
    await openFiles(files);
  } catch (error) {
    put(null);
    if (retrieving === controller && !isCancelled(error)) {
      useArchiveStore.setState({ retrievalProblem: archiveProblem(error) });
    }
  }
}

export function cancelRetrieval(): void {
  retrieving?.abort();
}

export function dismissRetrievalProblem(): void {
  useArchiveStore.setState({ retrievalProblem: null });
}

function totalOf(selected: readonly ArchiveSelection[]): number | null {
  let total = 0;
  for (const { study, series } of selected) {
    const count = series
      ? series.NumberOfSeriesRelatedInstances
      : study.NumberOfStudyRelatedInstances;
    if (count === null) return null;
    total += count;
  }
  return total;
}
