import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/*
 * `tests/fixtures/tiny-package` is a model package that was made for tests: it knows nothing of
 * radiographs, but runs in milliseconds and gives the same findings for an image for ever. Tests of
 * what the *app* does with findings use it instead of the shipped weights, which change.
 */
const folder = new URL('../tests/fixtures/tiny-package/', import.meta.url);

/** What it says of the sample `normal.dcm`: seven of the eight findings, all but the edema. */
export const tinyFindings = [
  'Pneumothorax',
  'Mass',
  'Pleural effusion',
  'Lung opacity',
  'Nodule',
  'Atelectasis',
  'Cardiomegaly',
] as const;

interface TinyOptions {
  /** Changes a file on its way to the page. */
  readonly tamper?: (name: string, bytes: Buffer) => Buffer;
  /** Awaited before a graph is sent, to hold a download open. */
  readonly hold?: Promise<void>;
}

/** For tests of what came with the images, where no model is wanted. */
export const serveNoPackage = (page: Page): Promise<unknown> =>
  page.route('**/models/index.json', (route) => route.fulfill({ json: { packages: [] } }));

/** Serves the tiny package in place of the shipped one, and tells which of its files were asked for. */
export async function serveTinyPackage(page: Page, options: TinyOptions = {}): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**/models/**', async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/models/'.length);
    if (path === 'index.json') {
      await route.fulfill({ json: { packages: ['tiny'] } });
      return;
    }
    const name = path.slice('tiny/'.length);
    asked.push(name);
    if (name.endsWith('.onnx')) await options.hold;
    const bytes = await readFile(fileURLToPath(new URL(name, folder)));
    await route
      .fulfill({
        body: options.tamper?.(name, bytes) ?? bytes,
        contentType: name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
      })
      // The page may have given up waiting.
      .catch(() => undefined);
  });
  return asked;
}
