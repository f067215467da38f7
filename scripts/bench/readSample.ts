import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Durations, Finding } from '#domain';

/** What a reading of one image took. Times in ms. */
export interface ReadTimes {
  /** From the click to the image on screen. */
  readonly image: number;
  /** From the image on screen to the regions on it. */
  readonly regions: number;
  /** From the image on screen to the whole report in one language. */
  readonly report: number;
  /** A fixed piece of arithmetic on the page's thread, just before. */
  readonly yardstick: number;
  /** Longest task of the page's thread from the image on screen to the end of the reading; 0 below 50. */
  readonly longestTask: number;
}

/** What the model itself said it took, from the exported review. */
export interface ModelTimes {
  readonly durations: Durations;
  readonly findings: readonly Finding[];
  readonly backend: { readonly kind: string; readonly threads: number };
}

/** How long the reader looks at the start screen before opening an image. */
export const lookMs = 1500;

/** Opens the app; on a first visit agrees to the intended use. */
export async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  // The compiler that runs this file wraps named functions in a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(() => {
    const tasks: { start: number; duration: number }[] = [];
    Object.assign(globalThis, { benchTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        tasks.push({ start: startTime, duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.locator('.sample').first().waitFor();
  const agree = page.getByRole('button', { name: /^I understand/ });
  if (await agree.isVisible()) await agree.click();
  // A reader looks at the list before choosing from it; the app gets ready meanwhile.
  await page.waitForTimeout(lookMs);
  return page;
}

/** Opens a sample study and waits until the model has said all it has to say. */
export async function readSample(page: Page, title: string): Promise<ReadTimes> {
  const yardstick = await page.evaluate(measureYardstick);
  const opened = await page.evaluate((wanted) => {
    performance.clearMarks();
    const samples = [...document.querySelectorAll<HTMLButtonElement>('.sample')];
    const now = performance.now();
    samples.find(({ textContent }) => textContent.includes(wanted))?.click();
    return now;
  }, title);
  await page.locator('.ai-bar[data-state="done"]').waitFor();
  return page.evaluate(
    ({ opened, yardstick }) => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
      const painted = at('shoken:image-painted');
      const { benchTasks } = globalThis as unknown as {
        benchTasks: { start: number; duration: number }[];
      };
      const during = benchTasks.filter(({ start }) => start > painted);
      return {
        image: painted - opened,
        regions: at('shoken:regions') - painted,
        report: at('shoken:report') - painted,
        yardstick,
        longestTask: Math.max(0, ...during.map(({ duration }) => duration)),
      };
    },
    { opened, yardstick },
  );
}

/** When the image was painted, in ms since 1970, to set against the times of requests. */
export function paintedAt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [mark] = performance.getEntriesByName('shoken:image-painted');
    return performance.timeOrigin + (mark?.startTime ?? NaN);
  });
}

/** Takes the open review away as JSON, which holds the model's own clock and words. */
export async function takeModelTimes(page: Page): Promise<ModelTimes> {
  await page.getByRole('button', { name: 'Take away' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Review as JSON' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const { reading } = JSON.parse(text) as {
    reading: {
      durationMs: Durations;
      findings: Finding[];
      backend: { kind: string; threads: number };
    };
  };
  return {
    durations: reading.durationMs,
    findings: reading.findings,
    backend: reading.backend,
  };
}

export async function backToWorklist(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Worklist' }).click();
  await page.locator('.sample').first().waitFor();
}

/** Back to a worklist without studies, so that the same sample is read anew. */
export async function forgetAll(page: Page): Promise<void> {
  await backToWorklist(page);
  await page.getByRole('button', { name: 'Forget all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await page.locator('.studies').waitFor({ state: 'detached' });
}

/** Milliseconds for some thirty million multiplications and additions. Runs in the page. */
export function measureYardstick(): number {
  const start = performance.now();
  const values = new Float32Array(1024).fill(1.5);
  for (let round = 0; round < 30_000; round++) {
    for (let i = 0; i < values.length; i++) values[i] = values[i]! * 0.999 + 0.001;
  }
  return performance.now() - start;
}
