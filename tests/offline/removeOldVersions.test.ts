import { afterEach, expect, it, vi } from 'vitest';
import { removeOldVersions } from '../../src/offline/removeOldVersions';
import { fakeBrowser } from './fakeCaches';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('removes versions that no page runs, and nothing that is no version', async () => {
  const { caches } = fakeBrowser(() => new Response());
  for (const id of ['one', 'two', 'three']) {
    await (await caches.open(`shoken-app-${id}`)).put(`/assets/index-${id}.js`, new Response());
  }
  await caches.open('shoken-kept');
  await caches.open('shoken-model-files');
  const held = [{ name: 'shoken-page /assets/index-two.js' }, { name: 'another lock' }];
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held }) } });
  await removeOldVersions({ id: 'three', files: [] });
  expect(await caches.keys()).toEqual([
    'shoken-app-two',
    'shoken-app-three',
    'shoken-kept',
    'shoken-model-files',
  ]);
});
