import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { ServedApp } from '../bench/openApp';
import { hasPicture } from './hasPicture';

export interface Outcome {
  readonly path: string;
  readonly result: 'shown' | 'without picture' | 'refused' | 'FAULT';
  /** Size and frames of what is shown; else the app's own words on why not. */
  readonly what: string;
  readonly isFault: boolean;
  /** From the choice of the file until the list is empty again. */
  readonly tookMs: number;
}

const patienceMs = 60_000;

/** Opens each file alone in the app, through the file picker, and says what the reader then sees. */
export async function* openInApp(
  app: ServedApp,
  paths: readonly string[],
  pictures: string | undefined,
): AsyncGenerator<Outcome> {
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  let visit: Visit | null = null;
  for (const path of paths) {
    visit ??= await startVisit(app);
    const startedAt = performance.now();
    const seen = await openAndForget(visit, path, pictures);
    yield { path, ...seen, tookMs: performance.now() - startedAt };
    if (!seen.isFault) continue;
    // A page that failed is not asked to go on: the next file gets a new one.
    await visit.close();
    visit = null;
  }
  await visit?.close();
}

async function openAndForget(
  { page, errors }: Visit,
  path: string,
  pictures: string | undefined,
): Promise<Seen> {
  const fault = (what: string): Seen => ({ result: 'FAULT', what, isFault: true });
  try {
    const seen = await openOne(page, path, pictures);
    if (!seen.isFault) await forget(page);
    return errors.length > 0 ? fault(errors.join('; ')) : seen;
  } catch (error) {
    return fault([...errors, String(error).split('\n')[0]].join('; '));
  }
}

interface Visit {
  readonly page: Page;
  /** What the page threw and nobody caught. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

async function startVisit({ browser, url }: ServedApp): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // It would answer for the network, past the route below.
    serviceWorkers: 'block',
  });
  // The images are what is looked at here, not the model.
  await context.route('**/models/**', (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught ${error.message}`));
  page.on('crash', () => errors.push('the page crashed'));
  await page.goto(url);
  await page.getByRole('button', { name: /^I understand/ }).click();
  return { page, errors, close: () => context.close() };
}

/** Back to an empty worklist. */
async function forget(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: 'Worklist' });
  if (await back.isVisible()) await back.click();
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  const clear = page.getByRole('button', { name: 'Clear list' });
  if (await clear.isVisible()) await clear.click();
  const forgetAll = page.getByRole('button', { name: 'Forget all' });
  if (await forgetAll.isVisible()) {
    await forgetAll.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
    await page.locator('.studies').waitFor({ state: 'detached' });
  }
}

type Seen = Omit<Outcome, 'path' | 'tookMs'>;

async function openOne(page: Page, path: string, pictures: string | undefined): Promise<Seen> {
  await page.evaluate(() => performance.clearMarks());
  await page.locator('input[type=file]').first().setInputFiles(path);
  const first = await settle(page);
  await keepPicture(page, path, pictures);
  if (first !== null) return first;
  const seen = await look(page);
  const position = await readPosition(page);
  if (position === null || position.now === position.count || seen.isFault) return seen;
  await page.evaluate(() => performance.clearMarks());
  await page.locator('.viewport').focus();
  await page.keyboard.press('End');
  const last = await settle(page);
  if (last !== null) return { ...last, what: `last frame: ${last.what}` };
  await keepPicture(page, `${path}.last`, pictures);
  const end = await look(page);
  const what = [`${position.count} frames`, seen.what].filter((word) => word !== '').join(', ');
  return end.isFault ? end : { ...seen, what };
}

/** The whole screen, as the reader sees it. */
async function keepPicture(page: Page, name: string, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const path = join(folder, `${basename(name)}.png`);
  await page.screenshot({ path, animations: 'disabled' });
}

/** Which frame is shown, of how many, where there are more than one. */
async function readPosition(page: Page): Promise<{ now: string; count: string } | null> {
  const corner = await page.locator('.viewport-corner.is-top-right').allTextContents();
  const [, now, count] = /Image ([\d,]+) \/ ([\d,]+)/.exec(corner.join(' ')) ?? [];
  return now === undefined || count === undefined ? null : { now, count };
}

/** Waits for a picture or for words. Null when a picture has been painted. */
async function settle(page: Page): Promise<Seen | null> {
  const rejected = page.locator('.rejected-reason');
  const note = page.locator('.viewer-note[role="alert"]');
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (await rejected.first().isVisible()) {
      const what = (await rejected.allTextContents()).join(' ');
      const isWithout = /There is no picture in it/.test(what);
      return { result: isWithout ? 'without picture' : 'refused', what, isFault: false };
    }
    if (await note.isVisible()) {
      return { result: 'refused', what: (await note.textContent()) ?? '', isFault: false };
    }
    const object = page.locator('.object-view');
    if (await object.isVisible()) return await lookAtObject(object);
    if (await page.evaluate(() => performance.getEntriesByName('shoken:image-painted').length)) {
      return null;
    }
    await page.waitForTimeout(30);
  }
  return { result: 'FAULT', what: 'neither a picture nor a word', isFault: true };
}

/** A report or document in the place of an image: what it is called, or why it could not be read. */
async function lookAtObject(object: Locator): Promise<Seen> {
  await object
    .and(object.page().locator('[data-status="ready"], [data-status="failed"]'))
    .waitFor();
  const problem = object.getByRole('alert');
  if (await problem.isVisible()) {
    return { result: 'refused', what: (await problem.textContent()) ?? '', isFault: false };
  }
  const words = await object.locator('header').innerText();
  return { result: 'shown', what: words.replaceAll('\n', ' · '), isFault: false };
}

/** What is on the image's area, with words and the mark of focus over it put away. */
async function look(page: Page): Promise<Seen> {
  const said = await page.locator('.viewer-note').allTextContents();
  await page.getByText('Half resolution').waitFor({ state: 'detached' });
  const style = await page.addStyleTag({
    content:
      '.viewport > :not(.viewport-host), .viewport::after, .viewer-note { visibility: hidden }',
  });
  const picture = await page.locator('.viewport').screenshot({ animations: 'disabled' });
  await style.evaluate((element) => (element as Element).remove());
  const isSeen = hasPicture(picture);
  const note = said.join(' ');
  if (isSeen || note !== '') return { result: 'shown', what: note, isFault: false };
  return { result: 'FAULT', what: 'one colour, and no word on why', isFault: true };
}
