import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openApp } from './bench/openApp';
import { measurePageCost, measureYardstickCost } from './bench/pageCost';
import { processMemory } from './bench/processMemory';
import { visit } from './bench/readSample';
import { median, printTable, type Row } from './bench/table';
import { writeChestCt } from './bench/writeChestCt';

/*
 * `npm run bench:ct`: the built app with a CT of a thousand slices, made for the occasion. Scrolled at one
 * image to an animation frame, a frame of 60 a second lasts 16.7 ms. On a machine that does other work too, frame
 * times say little: there the page's own processor time counts, and its multiple of the yardstick's.
 */
const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    slices: { type: 'string', default: '1000' },
  },
});
const count = Number(options.slices);
/** Images scrolled through to measure it. */
const steps = Math.min(240, count - 1);

const { folder, paths } = await writeChestCt(count);
const app = await openApp(options.dist);
try {
  const context = await app.browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  });
  const page = await visit(context, app.url);
  const before = await memoryRows('start screen');
  const opening = await openSlices(page);
  const rows: Row[] = [
    { what: `${count} files picked to the study on screen`, value: opening.listed, unit: 's' },
    { what: 'to its first image', value: opening.painted, unit: 's' },
    { what: 'to its sections whole', value: opening.sections, unit: 's' },
    { what: 'longest task of the page meanwhile', value: opening.longestTask, unit: 'ms' },
    { what: 'to all files written to the device', value: await kept(page), unit: 's' },
    ...before,
    ...(await memoryRows('stack with sections', page)),
    ...(await scrollRows(page, 0, 'stack beside sections')),
    ...(await scrollRows(page, 1, 'sagittal section')),
  ];
  await page
    .locator('.pane')
    .nth(0)
    .click({ position: { x: 120, y: 300 } });
  await page.getByRole('button', { name: /^Layout/ }).click();
  await page.getByRole('menuitem', { name: '1 × 1' }).click();
  rows.push(
    ...(await scrollRows(page, 0, 'stack alone')),
    ...(await memoryRows('stack alone', page)),
  );
  printTable(rows, `CT of ${count} slices of 512 × 512, 1440×900`);
} finally {
  await app.close();
  await rm(folder, { recursive: true });
}

/** Seconds from picking the files to what a reader sees of them. */
async function openSlices(page: Page) {
  await page.evaluate(watchOpening);
  await page.locator('input[type=file]').first().setInputFiles(paths);
  await page.locator('.volume-progress').waitFor({ timeout: 300_000 });
  await page.locator('.volume-progress').waitFor({ state: 'detached', timeout: 300_000 });
  return page.evaluate(sayOpening);
}

async function kept(page: Page): Promise<number> {
  await page.waitForFunction(
    () => performance.getEntriesByName('shoken:files-kept').length > 0,
    null,
    {
      timeout: 300_000,
    },
  );
  return page.evaluate(sayKept);
}

async function memoryRows(when: string, page?: Page): Promise<Row[]> {
  const held = await processMemory(app.browser);
  const heap = page && (await page.evaluate(measureHeap));
  return [
    held
      ? {
          what: `memory, ${when}: the tab’s process`,
          value: held.tab,
          unit: 'MB',
          note: `${held.tab.toFixed(0)} MB, ${held.all.toFixed(0)} with the browser’s own`,
        }
      : { what: `memory, ${when}`, skipped: 'the system does not tell' },
    ...(heap === undefined
      ? []
      : [
          {
            what: `memory, ${when}: page and workers by their own account`,
            value: heap,
            unit: 'MB',
          },
        ]),
  ];
}

/** One image on with every animation frame, as fast as a wheel can be turned. */
async function scrollRows(page: Page, pane: number, what: string): Promise<Row[]> {
  await page
    .locator('.pane')
    .nth(pane)
    .click({ position: { x: 120, y: 300 } });
  await page.keyboard.press('Home');
  await page.waitForTimeout(2000);
  const yardstick = await measureYardstickCost(page);
  let scrolled = { frames: [NaN], shown: NaN };
  const cost = await measurePageCost(page, async () => {
    scrolled = await page.evaluate(scrollThrough, { pane, steps });
  });
  const { frames, shown } = scrolled;
  const sorted = frames.toSorted((a, b) => a - b);
  const name = `scrolling, ${what}`;
  return [
    {
      what: `${name}: processor time of the page per image`,
      value: cost.cpuMs / steps,
      unit: 'ms',
      limit: 8,
      multiple: cost.cpuMs / steps / yardstick,
    },
    { what: `${name}: layouts of the page per image`, value: cost.layouts / steps, unit: '' },
    { what: `${name}: frame time, median`, value: median(frames), unit: 'ms', limit: 17 },
    {
      what: `${name}: 95th percentile`,
      value: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
      unit: 'ms',
      limit: 34,
    },
    { what: `${name}: images seen of ${steps}`, value: shown, unit: '' },
  ];
}

/* What follows runs in the page. */

function watchOpening(): void {
  const moments: Record<string, number> = {};
  Object.assign(globalThis, { benchMoments: moments });
  document.addEventListener('change', () => (moments['picked'] ??= performance.now()), true);
  performance.clearMarks();
  (function look() {
    if (document.querySelector('.pane')) moments['listed'] ??= performance.now();
    if (moments['listed'] === undefined) requestAnimationFrame(look);
  })();
}

function sayOpening() {
  const { benchMoments, benchTasks } = globalThis as unknown as {
    benchMoments: Record<string, number>;
    benchTasks: { start: number; duration: number }[];
  };
  const picked = benchMoments['picked'] ?? NaN;
  const since = (at: number | undefined) => ((at ?? NaN) - picked) / 1000;
  const tasks = benchTasks.filter(({ start }) => start >= picked);
  return {
    listed: since(benchMoments['listed']),
    painted: since(performance.getEntriesByName('shoken:image-painted')[0]?.startTime),
    sections: since(performance.now()),
    longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
  };
}

function sayKept(): number {
  const { benchMoments } = globalThis as unknown as { benchMoments: Record<string, number> };
  const at = performance.getEntriesByName('shoken:files-kept')[0]?.startTime ?? NaN;
  return (at - (benchMoments['picked'] ?? NaN)) / 1000;
}

/** All of the page's own memory with its workers', in MB; the browser tidies up first. */
async function measureHeap(): Promise<number> {
  const measure = Reflect.get(performance, 'measureUserAgentSpecificMemory') as
    (() => Promise<{ bytes: number }>) | undefined;
  const measured = await measure?.call(performance);
  return (measured?.bytes ?? NaN) / 2 ** 20;
}

async function scrollThrough({ pane, steps }: { pane: number; steps: number }) {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  // A wheel's turn comes as a task of its own, not from within a frame.
  const task = () => new Promise((resolve) => setTimeout(resolve));
  const place = document.querySelectorAll('.pane')[pane]!;
  const frames: number[] = [];
  const seen = new Set<string>();
  let before = await frame();
  for (let step = 0; step < steps; step++) {
    await task();
    const turn = { deltaY: 100, bubbles: true, cancelable: true };
    place.querySelector('.viewport')?.dispatchEvent(new WheelEvent('wheel', turn));
    const now = await frame();
    frames.push(now - before);
    before = now;
    seen.add(place.querySelector('.viewport-corner.is-top-right')?.textContent ?? '');
  }
  return { frames, shown: seen.size };
}
