import { sourceOfBlob, type SourceFile } from '#dicom';
import { CancelledError, type ArchivedSeries, type ArchivedStudy } from '#domain';
import { postNotice, useArchiveStore, type Retrieval } from '#state';
import { connectionTo, theArchive } from './archiveConnection';
import { filesInParts } from './archivedFiles';
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
    const files = await retrieve(selected, controller.signal, (done) => put({ done, total }));
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
  onProgress: (done: number) => void,
): Promise<SourceFile[]> {
  const { listSeries } = await theArchive();
  const files: SourceFile[] = [];
  for (const { study, series } of selected) {
    const { StudyInstanceUID, StudyDate } = study;
    const all = series ? [series] : await listSeries(connectionTo(signal), StudyInstanceUID);
    // An archive that lists no series of a study may still give the study.
    for (const each of all.length > 0 ? all : [study]) {
      const modality = 'Modality' in each ? each.Modality : each.ModalitiesInStudy.join('-');
      const folder = [StudyDate, modality].join(' ').trim();
      const before = files.length;
      const nameFile = (number: number) =>
        `${folder}/${String(before + number + 1).padStart(4, '0')}.dcm`;
      const inParts = 'Modality' in each ? await filesInParts(each, nameFile, signal) : null;
      files.push(...(inParts ?? []));
      if (inParts === null) {
        for await (const file of wholeFiles(each, nameFile, signal)) {
          files.push(file);
          onProgress(files.length);
        }
      }
      onProgress(files.length);
    }
  }
  if (signal.aborted) throw new CancelledError();
  return files;
}

async function* wholeFiles(
  scope: ArchivedSeries | ArchivedStudy,
  nameFile: (number: number) => string,
  signal: AbortSignal,
): AsyncGenerator<SourceFile> {
  const { retrieveInstances } = await theArchive();
  const { StudyInstanceUID } = scope;
  const SeriesInstanceUID = 'Modality' in scope ? scope.SeriesInstanceUID : undefined;
  const address = { StudyInstanceUID, SeriesInstanceUID };
  let count = 0;
  for await (const instance of retrieveInstances(connectionTo(signal), address)) {
    // A Blob, which the browser may keep on disk: a study can be larger than the page's memory.
    const blob = new Blob([instance]);
    yield sourceOfBlob(nameFile(count++), blob);
  }
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
