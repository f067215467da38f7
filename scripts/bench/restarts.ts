import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServedApp } from './openApp';
import { forgetAll, readSample, visit, type ReadTimes } from './readSample';
import type { Row } from './table';
import { timing } from './timing';

/** Long enough for the browser to have kept the runtime's compiled form. */
const keepMs = 4000;

interface Restarts {
  readonly sample: string;
  /** What the earlier visit reads, which fills the profile. */
  readonly other: string;
  readonly runs: number;
}

/** The first image of a visit after the browser was started anew, with what it has kept on disk. */
export async function measureRestarts(
  app: ServedApp,
  { sample, other, runs }: Restarts,
): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shoken-bench-'));
  const reads: ReadTimes[] = [];
  try {
    for (let run = 0; run <= runs; run++) {
      const context = await app.openProfile(folder);
      const page = await visit(context, app.url);
      const read = await readSample(page, run === 0 ? other : sample);
      if (run === 0) await page.waitForTimeout(keepMs);
      else reads.push(read);
      await forgetAll(page);
      await context.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [
    timing('painted image to regions, browser started anew', reads, 'regions', 1),
    timing('painted image to report in one language, browser started anew', reads, 'report', 2),
  ];
}
