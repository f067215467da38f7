/**
 * `npm run archive`: an archive to try Shoken with. Debian's Orthanc on this machine only, holding the sample
 * studies; what is stored in it stays in `.archive/`. PORT 8042 unless ARCHIVE_PORT says otherwise.
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isOrthancInstalled, missingOrthanc, startOrthanc } from './archive/startOrthanc';

const root = new URL('..', import.meta.url);
const samples = new URL('public/samples/', root);

if (!isOrthancInstalled()) {
  console.error(missingOrthanc);
  process.exit(1);
}
const orthanc = await startOrthanc({
  folder: fileURLToPath(new URL('.archive', root)),
  port: Number(process.env['ARCHIVE_PORT'] ?? 8042),
});
for (const name of (await readdir(samples)).filter((each) => each.endsWith('.dcm'))) {
  await orthanc.store(new Uint8Array(await readFile(new URL(name, samples))));
}
console.log(`The archive with the sample studies is at ${orthanc.dicomWeb}. Ctrl+C ends it.
Serve Shoken with the archive behind it, in another terminal:

  SHOKEN_ARCHIVE=${orthanc.dicomWeb} npm start

then choose “Open from archive” and connect to /dicom-web.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void orthanc.stop());
}
await orthanc.ended;
