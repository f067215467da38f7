import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { SourceFile } from '#dicom';
import type { ModelManifest } from '#domain';
import tinyManifest from '../fixtures/tiny-package/manifest.json' with { type: 'json' };
import { tabStorage } from '../builders/tabStorage';

// TypeScript reads every string of the JSON as any string.
export const manifest = tinyManifest as unknown as ModelManifest;

/** A browser in which the app was never open, until `vi.unstubAllGlobals`. */
export function openBrowser(): void {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('sessionStorage', tabStorage());
  vi.stubGlobal('navigator', { language: 'en-US' });
}

/** The server's list of packages, and the manifest of the one in it. */
export function servePackage(): void {
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('index.json') ? Response.json({ packages: ['tiny'] }) : Response.json(manifest),
  );
}

/** The app as a fresh page loads it: same storage, new memory. */
export async function loadPage() {
  vi.resetModules();
  const actions = await import('#actions');
  const state = await import('#state');
  await actions.restoreSession();
  return { actions, state, open: (...files: SourceFile[]) => actions.openFiles(files) };
}
