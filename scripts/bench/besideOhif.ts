import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRadiograph } from '../../tests/builders/radiograph';
import type { ServedApp } from './openApp';
import { measureYardstick, paintedAt, visit } from './readSample';
import { median, type Row } from './table';
import { watchFetches } from './watchFetches';

/** What OHIF 3.13 took for the same on a machine of this kind: seconds, megabytes. */
const ohif = { ready: 1.9, opened: 0.75 + 0.14, fetched: 19 };
const size = 1760;

/** The app ready, a computed radiograph of 1760 × 1760 opened, and what was fetched before its picture. */
export async function measureBesideOhif(app: ServedApp, runs: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shoken-bench-'));
  const file = join(folder, 'cr.dcm');
  const taken: Taken[] = [];
  try {
    await writeFile(file, drawRadiograph());
    for (let run = 0; run < runs; run++) taken.push(await openOnce(app, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const of = (key: keyof Taken) => median(taken.map((each) => each[key]));
  const inYardsticks = (key: 'ready' | 'opened') =>
    median(taken.map((each) => (each[key] * 1000) / each.yardstick));
  return [
    {
      what: `app ready, first visit (OHIF 3.13: ${ohif.ready} s)`,
      value: of('ready'),
      unit: 's',
      limit: ohif.ready / 2,
      multiple: inYardsticks('ready'),
    },
    {
      what: `CR of ${size} × ${size}, file to painted image (OHIF 3.13: ${ohif.opened} s)`,
      value: of('opened'),
      unit: 's',
      limit: ohif.opened / 2,
      multiple: inYardsticks('opened'),
    },
    {
      what: `fetched before that image, uncompressed (OHIF 3.13: about ${ohif.fetched} MB)`,
      value: of('fetched'),
      unit: 'MB',
      limit: 6,
    },
  ];
}

interface Taken {
  readonly ready: number;
  readonly opened: number;
  readonly fetched: number;
  readonly yardstick: number;
}

async function openOnce({ browser, url }: ServedApp, file: string): Promise<Taken> {
  const context = await browser.newContext({ locale: 'en-US' });
  const listFetches = watchFetches(context);
  await context.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.sample')) return;
      observer.disconnect();
      // With the next frame it is on the screen.
      requestAnimationFrame(() => performance.mark('bench:ready'));
    }).observe(document, { childList: true, subtree: true });
    addEventListener('change', () => performance.mark('bench:picked'), true);
  });
  const page = await visit(context, url);
  const yardstick = await page.evaluate(measureYardstick);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForFunction(() => performance.getEntriesByName('shoken:image-painted').length);
  const moments = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    return { ready: at('bench:ready'), opened: at('shoken:image-painted') - at('bench:picked') };
  });
  const painted = await paintedAt(page);
  const before = (await listFetches()).filter(({ at }) => at < painted);
  await context.close();
  return {
    ready: moments.ready / 1000,
    opened: moments.opened / 1000,
    fetched: before.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
    yardstick,
  };
}

/** Bright in the middle, with noise as a plate has it, so that nothing about it is easy. */
function drawRadiograph(): Uint8Array {
  let seed = 1;
  const pixels = Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [(at % size) / size - 0.5, Math.floor(at / size) / size - 0.5];
    seed = (seed * 16_807) % 2_147_483_647;
    return Math.round(3000 * Math.exp(-4 * (x * x + y * y)) + (seed % 200));
  });
  const ofPlate = { '00080016 UI': '1.2.840.10008.5.1.4.1.1.1', '00080060 CS': 'CR' };
  return buildRadiograph({ columns: size, rows: size, pixels, attributes: ofPlate });
}
