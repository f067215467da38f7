import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InferenceClient } from '#inference';
import { loadPage, openBrowser, servePackage } from './freshApp';

/** What the worker says after it was to make ready. */
const worker = vi.hoisted(() => ({ trouble: null as string | null }));
vi.mock('#inference', async (original) => {
  const client: Pick<InferenceClient, 'warm'> = { warm: async () => worker.trouble };
  const actual: object = await original();
  return { ...actual, createInferenceClient: () => client };
});
beforeEach(() => {
  openBrowser();
  servePackage();
});
afterEach(() => vi.unstubAllGlobals());

it('the log has why no reading could be rehearsed, and nothing where one was', async () => {
  const { actions } = await loadPage();
  await actions.getReady();
  worker.trouble = 'size of input';
  await actions.getReady();
  const { openStorage } = await import('#storage');
  const storage = await openStorage();
  await vi.waitFor(async () => expect(await storage.listAudit()).not.toEqual([]));
  expect(await storage.listAudit()).toMatchObject([
    { what: 'model not made ready ahead', detail: { why: 'size of input' } },
  ]);
});
