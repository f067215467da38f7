import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ServedApp } from './openApp';
import { measureYardstick, visit } from './readSample';
import { median, type Row } from './table';
import { writeUncompressed } from './uncompressedFile';

const samples = [
  ['Normal chest', 'JPEG Lossless'],
  ['Right pleural effusion', 'JPEG-LS'],
  ['Left pneumothorax', 'JPEG 2000'],
  ['Right lung mass', 'RLE'],
] as const;

/** From the choice of a 2000 × 2000 radiograph to its picture, the first of a visit: a file of the reader's, and each sample. */
export async function measureOpenings(app: ServedApp, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'shoken-bench-'));
  try {
    const file = await writeUncompressed('normal.dcm', folder);
    const choose = (page: Page) => page.locator('input[type=file]').first().setInputFiles(file);
    rows.push(await measure(app, runs, 'file to painted image, uncompressed', choose));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const [title, syntax] of samples) {
    const what = `sample to painted image, fetched, ${syntax}`;
    rows.push(await measure(app, runs, what, (page) => clickSample(page, title)));
  }
  return rows;
}

async function measure(
  app: ServedApp,
  runs: number,
  what: string,
  open: (page: Page) => Promise<void>,
): Promise<Row> {
  const times: { ms: number; yardstick: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await app.browser.newContext({ locale: 'en-US' });
    const page = await visit(context, app.url);
    const yardstick = await page.evaluate(measureYardstick);
    // Whichever comes, a click on a sample or the files of the picker: the page's own clock starts with it.
    await page.evaluate(() => {
      const start = () => performance.mark('bench:opened');
      addEventListener('click', start, { once: true, capture: true });
      addEventListener('change', start, { once: true, capture: true });
    });
    await open(page);
    await page.waitForFunction(() => performance.getEntriesByName('shoken:image-painted').length);
    const ms = await page.evaluate(() => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
      return at('shoken:image-painted') - at('bench:opened');
    });
    times.push({ ms, yardstick });
    await context.close();
  }
  return {
    what,
    value: median(times.map(({ ms }) => ms)) / 1000,
    unit: 's',
    limit: 0.6,
    multiple: median(times.map(({ ms, yardstick }) => ms / yardstick)),
  };
}

async function clickSample(page: Page, title: string): Promise<void> {
  await page.locator('.sample', { hasText: title }).click();
}
