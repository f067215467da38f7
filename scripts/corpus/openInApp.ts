import { mkdir, writeFile } from 'node:fs/promises';
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
    const { page, errors } = visit;
    errors.length = 0;
    let outcome: Outcome;
    try {
      outcome = { path, ...(await openOne(page, path, pictures)) };
    } catch (error) {
      const what = String(error).split('\n')[0] ?? '';
      outcome = { path, result: 'FAULT', what, isFault: true };
    }
    if (errors.length > 0) {
      outcome = { path, result: 'FAULT', what: errors.join('; '), isFault: true };
    }
    yield outcome;
    try {
      if (outcome.isFault) throw new Error('not to be gone on with');
      await forget(page);
    } catch {
      // A page that failed is not asked to go on: the next file gets a new one.
      await visit.close();
      visit = null;
    }
  }
  await visit?.close();
}

interface Visit {
  readonly page: Page;
  /** What the page threw and nobody caught, since it was last emptied. */
  readonly errors: string[];
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

type Seen = Omit<Outcome, 'path'>;

async function openOne(page: Page, path: string, pictures: string | undefined): Promise<Seen> {
  await page.evaluate(() => performance.clearMarks());
  await page.locator('input[type=file]').first().setInputFiles(path);
  const first = await settle(page);
  if (first !== null) return first;
  const seen = await look(page, path, pictures);
  const [, now, count] = /(\d+) \/ (\d+)/.exec(await currentEntry(page)) ?? [];
  if (count === undefined || now === count || seen.isFault) return seen;
  await page.evaluate(() => performance.clearMarks());
  await page.locator('.viewport').focus();
  await page.keyboard.press('End');
  const last = await settle(page);
  if (last !== null) return { ...last, what: `last frame: ${last.what}` };
  const end = await look(page, `${path}.last`, pictures);
  return end.isFault ? end : { ...seen, what: `${seen.what}, ${count} frames` };
}

const currentEntry = (page: Page) =>
  page
    .locator('.strip-entry[aria-current="true"]')
    .first()
    .textContent()
    .then((text) => text ?? '');

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

/** What is on the image's area, with the words over it put away. */
async function look(page: Page, path: string, pictures: string | undefined): Promise<Seen> {
  const said = await page.locator('.viewer-note').allTextContents();
  const style = await page.addStyleTag({
    content: '.viewport > :not(.viewport-host), .viewer-note { visibility: hidden }',
  });
  const picture = await page.locator('.viewport').screenshot({ animations: 'disabled' });
  await style.evaluate((element) => (element as Element).remove());
  if (pictures !== undefined) await writeFile(join(pictures, `${basename(path)}.png`), picture);
  const isSeen = hasPicture(picture);
  const note = said.join(' ');
  if (isSeen || note !== '') return { result: 'shown', what: note, isFault: false };
  return { result: 'FAULT', what: 'one colour, and no word on why', isFault: true };
}
