import { sourceOfBlob, type SourceFile } from '#dicom';
import { CancelledError, type ArchivedSeries, type ArchivedStudy } from '#domain';
import { connectionTo, theArchive } from './archiveConnection';
import { filesInParts } from './archivedFiles';

/** A study of the archive, or one series of it. */
export interface ArchiveSelection {
  readonly study: ArchivedStudy;
  readonly series?: ArchivedSeries;
}

/**
 * What was selected as files to open, of images that can be had in parts no more than their headers. Throws the
 * archive's problems, and where it was cancelled: part of a study looks like the whole.
 */
export async function retrieveFiles(
  selected: readonly ArchiveSelection[],
  signal: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
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
