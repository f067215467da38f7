import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/dicom/files', import.meta.url));

/** A real file from the collection beside the repository, or null where that is not there. */
export function sharedStudy(name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}

/** Why a test is left out; printed with its name. */
export const noSharedStudies = 'needs real DICOM files in ../shared/dicom, which are not here';
