import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { tabStorage } from '../builders/tabStorage';

/** A browser in which the app was never open, until `vi.unstubAllGlobals`. */
export function openBrowser(): void {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('sessionStorage', tabStorage());
  vi.stubGlobal('navigator', { language: 'en-US' });
}

/** The app as a fresh page loads it: same storage, new memory. */
export async function loadPage() {
  vi.resetModules();
  const actions = await import('#actions');
  const state = await import('#state');
  await actions.restoreSession();
  return { actions, state };
}
