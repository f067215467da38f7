import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { preview } from 'vite';

/** The built app, served, and a Chromium to open it in. */
export interface ServedApp {
  readonly url: string;
  readonly browser: Browser;
  /** A browser with a profile on disk, as readers have; contexts of `browser` forget all when they close. */
  readonly openProfile: (folder: string) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** Serves the built app from `outDir` at a free port, with the headers it must be served with. */
export async function openApp(outDir: string): Promise<ServedApp> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 4280, strictPort: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the built app could not be served');
  const options = {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
  const browser = await chromium.launch(options);
  return {
    url,
    browser,
    openProfile: (folder) =>
      chromium.launchPersistentContext(folder, { ...options, locale: 'en-US' }),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** A context in which the page is not isolated, so that WASM gets one thread. */
export async function openUnisolated(app: ServedApp): Promise<BrowserContext> {
  const context = await app.browser.newContext({ locale: 'en-US' });
  await context.route(app.url, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  return context;
}
