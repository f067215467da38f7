import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isOrthancInstalled,
  missingOrthanc,
  startOrthanc,
  type Orthanc,
} from '../scripts/archive/startOrthanc';
import { archivePort } from './archivePort';
import { test as base } from './fixtures';
import { ArchivePage } from './pages/ArchivePage';

const samples = ['normal', 'effusion', 'pneumothorax', 'mass-cardiomegaly'];

/** As `test`, with a real archive behind the page that holds the samples; skipped where Orthanc is not installed. */
export const test = base.extend<
  { archive: ArchivePage; orthanc: Orthanc },
  { installed: Orthanc | null }
>({
  archive: async ({ page }, use) => use(new ArchivePage(page)),
  installed: [
    async ({ browserName: _browserName }, use) => {
      if (!isOrthancInstalled()) {
        await use(null);
        return;
      }
      const folder = await mkdtemp(join(tmpdir(), 'shoken-orthanc-'));
      const orthanc = await startOrthanc({ folder, port: archivePort });
      for (const name of samples) {
        const file = new URL(`../public/samples/${name}.dcm`, import.meta.url);
        await orthanc.store(new Uint8Array(await readFile(file)));
      }
      await use(orthanc);
      await orthanc.stop();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  orthanc: async ({ installed }, use) => {
    test.skip(installed === null, missingOrthanc);
    if (installed !== null) await use(installed);
  },
});
