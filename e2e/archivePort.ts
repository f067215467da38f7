/** Where tests start the archive that the served page passes `/dicom-web` on to. */
export const archivePort = Number(process.env['PORT'] ?? 4173) + 1;
