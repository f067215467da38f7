import type { SourceFile } from '#dicom';
import { CancelledError, type ArchivedSeries, type ArchivedStudy } from '#domain';
import { postNotice, useArchiveStore, type Retrieval } from '#state';
import { connectionTo, theArchive } from './archiveConnection';
import { audit } from './audit';
import { isCancelled } from './notices';
import { openFiles } from './openFiles';
import { archiveProblem } from './searchArchive';

/** A study of the archive, or one series of it. */
export interface ArchiveSelection {
  readonly study: ArchivedStudy;
  readonly series?: ArchivedSeries;
}

let retrieving: AbortController | null = null;

/**
 * Fetches what was selected and opens it as local files are opened. Where the connection breaks off, nothing
 * is opened: half a study looks like a whole one. `onArrived` is called once all of it is on this device.
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
  put({ done: 0, total, bytes: 0 });
  try {
    const files = await retrieve(selected, controller.signal, (done, bytes) =>
      put({ done, total, bytes }),
    );
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

async function retrieve(
  selected: readonly ArchiveSelection[],
  signal: AbortSignal,
  onProgress: (done: number, bytes: number) => void,
): Promise<SourceFile[]> {
  const { retrieveInstances } = await theArchive();
  const files: SourceFile[] = [];
  let bytes = 0;
  for (const { study, series } of selected) {
    const { StudyInstanceUID, StudyDate } = study;
    const scope = { StudyInstanceUID, SeriesInstanceUID: series?.SeriesInstanceUID };
    const folder = [StudyDate, series?.Modality ?? study.ModalitiesInStudy.join('-')].join(' ');
    for await (const instance of retrieveInstances(connectionTo(signal), scope)) {
      // A Blob, which the browser may keep on disk: a study can be larger than the page's memory.
      const blob = new Blob([instance]);
      const number = String(files.length + 1).padStart(4, '0');
      files.push({ name: `${folder.trim()}/${number}.dcm`, bytes: () => blob.arrayBuffer() });
      bytes += instance.length;
      onProgress(files.length, bytes);
    }
  }
  if (signal.aborted) throw new CancelledError();
  return files;
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
