import { formatPatientName, type RejectedFile } from '#domain';
import type { ListedFile } from './readDirectory';

/** A DICOMDIR that was among the files, and what it lists. */
export interface OpenedDirectory {
  readonly fileName: string;
  readonly listed: readonly ListedFile[];
}

export interface GivenFiles {
  /** Every file that was given, those of ZIPs too, opened or not. */
  readonly names: readonly string[];
  /** SOP Instance UIDs of what was opened, or had been before. */
  readonly has: (SOPInstanceUID: string) => boolean;
}

/** Files that a DICOMDIR lists and that were not given, each by the name it should have had. */
export function findMissing(directory: OpenedDirectory, given: GivenFiles): RejectedFile[] {
  const names = new Set(given.names.map(plain));
  const folder = directory.fileName.slice(0, directory.fileName.lastIndexOf('/') + 1);
  return directory.listed.flatMap((file): RejectedFile[] => {
    const path = folder + file.path;
    // Files picked one by one come without their folders.
    const bare = file.path.split('/').at(-1) ?? file.path;
    const isGiven =
      given.has(file.SOPInstanceUID) || names.has(plain(path)) || names.has(plain(bare));
    if (isGiven) return [];
    const detail = { directory: directory.fileName, whose: nameStudy(file) };
    return [{ fileName: path, problem: { code: 'file-missing', detail } }];
  });
}

/** Discs write names in capitals, with a version after a semicolon or an empty extension (ISO 9660). */
const plain = (name: string) => name.toLowerCase().replace(/(;\d+|\.)$/, '');

const nameStudy = ({ PatientName, PatientID, StudyDate }: ListedFile) =>
  [
    formatPatientName(PatientName) || PatientID,
    StudyDate.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
  ]
    .filter((part) => part !== '')
    .join(', ') || '—';
