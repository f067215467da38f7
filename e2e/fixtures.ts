import { expect, test as base, type ConsoleMessage } from '@playwright/test';
import { MeasurePage } from './pages/MeasurePage';
import { OfflinePage } from './pages/OfflinePage';
import { ReadingPage } from './pages/ReadingPage';
import { WorklistPage } from './pages/WorklistPage';
import { serveNoPackage, serveTinyPackage } from './tinyPackage';

interface Fixtures {
  /** The model package that the page is given: that made for tests, none, or what the server has. */
  model: 'tiny' | 'none' | 'shipped';
  worklist: WorklistPage;
  reading: ReadingPage;
  measure: MeasurePage;
  offlinePage: OfflinePage;
  /** Messages of the console, and forbidden addresses, that this test provokes on purpose. */
  expectedErrors: RegExp[];
  watchdog: undefined;
}

/**
 * Every test of the suite is watched: a request that leaves the page's origin, an uncaught error or
 * a message on the error console fails it, whatever it was about.
 */
export const test = base.extend<Fixtures>({
  model: ['tiny', { option: true }],
  page: async ({ page, model }, use) => {
    if (model === 'tiny') await serveTinyPackage(page);
    if (model === 'none') await serveNoPackage(page);
    await use(page);
  },
  worklist: async ({ page }, use) => use(new WorklistPage(page)),
  reading: async ({ page }, use) => use(new ReadingPage(page)),
  measure: async ({ page }, use) => use(new MeasurePage(page)),
  offlinePage: async ({ page }, use) => use(new OfflinePage(page)),
  expectedErrors: [[], { option: true }],
  watchdog: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const away: string[] = [];
      const errors: string[] = [];
      // The browser's own PDF viewer is made of pages that come with it.
      const isLocal = (url: string) =>
        url.startsWith(`${baseURL}/`) ||
        url.startsWith(`blob:${baseURL}/`) ||
        /^(data|chrome|chrome-extension):/.test(url);
      context.on('request', (request) => {
        if (!isLocal(request.url())) away.push(request.url());
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message: ConsoleMessage) => {
        const text = `${message.text()} ${message.location().url}`;
        if (message.type() === 'error') errors.push(text);
      });
      await use(undefined);
      const isUnexpected = (text: string) => !expectedErrors.some((known) => known.test(text));
      expect(away.filter(isUnexpected), 'requests that left the origin').toEqual([]);
      expect(errors.filter(isUnexpected), 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
