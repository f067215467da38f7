import type { Dataset } from './dataset';

/** A file that a DICOMDIR lists, and whose it is. */
export interface ListedFile {
  /** As Referenced File ID, its components joined by `/`. */
  readonly path: string;
  readonly SOPInstanceUID: string;
  readonly PatientName: string;
  readonly PatientID: string;
  readonly StudyInstanceUID: string;
  readonly StudyDate: string;
}

type Context = Omit<ListedFile, 'path' | 'SOPInstanceUID'>;

interface DirectoryRecord {
  readonly dataset: Dataset;
  /** Where this record, the next of its level and the first below it begin, in bytes of the file; 0 for none. */
  readonly offset: number;
  readonly next: number;
  readonly lower: number;
}

const directorySopClass = '1.2.840.10008.1.3.10';

export const isDirectory = (dataset: Dataset) =>
  dataset.string('SOPClassUID') === directorySopClass || dataset.has('DirectoryRecordSequence');

/**
 * The files that a DICOMDIR lists, by its records of patients, studies, series and images (PS3.3 F.3).
 * Records are tied by offsets and may lie in any order. Those that no other leads to begin a tree; where
 * offsets are broken they belong to the patient and study before them. The offset of the first record is
 * not needed for that, and is wrong in some files.
 */
export function readDirectory(dataset: Dataset, bytes: Uint8Array): ListedFile[] {
  const records = recordsOf(dataset, bytes);
  const byOffset = new Map(records.map((record) => [record.offset, record]));
  const led = new Set(records.flatMap(({ next, lower }) => [next, lower]));
  const seen = new Set<DirectoryRecord>();
  const listed: ListedFile[] = [];

  /** The records of one level from `first` on, each with those below it; whose the last one was. */
  function walk(first: DirectoryRecord, above: Context): Context {
    let here = above;
    for (let record = first; !seen.has(record);) {
      seen.add(record);
      here = contextOf(record.dataset, above);
      const file = fileOf(record.dataset, here);
      if (file) listed.push(file);
      const below = byOffset.get(record.lower);
      if (below) walk(below, here);
      record = byOffset.get(record.next) ?? record;
    }
    return here;
  }

  const roots = records.filter(({ offset }) => !led.has(offset));
  let before = nobody;
  // Records that lead to one another in a ring come last.
  for (const record of [...roots, ...records]) {
    if (!seen.has(record)) before = walk(record, before);
  }
  return listed;
}

const nobody: Context = { PatientName: '', PatientID: '', StudyInstanceUID: '', StudyDate: '' };

function recordsOf(dataset: Dataset, bytes: Uint8Array): DirectoryRecord[] {
  // The parser was given what follows preamble and meta header; offsets count from the file's beginning.
  const before = bytes.length - dataset.bytesAt(0, bytes.length).length;
  const items = dataset.element('DirectoryRecordSequence')?.items ?? [];
  return items.flatMap((item, index) => {
    const record = dataset.itemAt('DirectoryRecordSequence', index);
    // An item's tag and length come before its attributes.
    if (!record) return [];
    return [
      {
        dataset: record,
        offset: before + item.dataOffset - 8,
        next: record.uint32('OffsetOfTheNextDirectoryRecord') ?? 0,
        lower: record.uint32('OffsetOfReferencedLowerLevelDirectoryEntity') ?? 0,
      },
    ];
  });
}

/** What a record adds to the ones above it. Another patient or study leaves nothing of the last. */
function contextOf(record: Dataset, above: Context): Context {
  const [PatientName, PatientID] = [record.string('PatientName'), record.string('PatientID')];
  // By what it holds: some files do not say that a record is of a patient.
  if (PatientName !== '' || PatientID !== '') return { ...nobody, PatientName, PatientID };
  if (record.string('DirectoryRecordType') !== 'STUDY') return above;
  const StudyInstanceUID = record.string('StudyInstanceUID');
  return { ...above, StudyInstanceUID, StudyDate: record.string('StudyDate') };
}

function fileOf(record: Dataset, context: Context): ListedFile | null {
  const parts = record.strings('ReferencedFileID').filter((part) => part !== '');
  const isInactive = record.uint16('RecordInUseFlag') === 0;
  if (parts.length === 0 || isInactive) return null;
  const SOPInstanceUID = record.string('ReferencedSOPInstanceUIDInFile');
  return { ...context, path: parts.join('/'), SOPInstanceUID };
}
