import { afterEach, describe, expect, it, vi } from 'vitest';
import { installVersion } from '../../src/offline/installVersion';
import { fakeBrowser } from './fakeCaches';

afterEach(() => {
  vi.unstubAllGlobals();
});

const page = '<script type="module" src="/assets/index-1.js"></script>';
const files = ['/', '/assets/index-1.js', '/assets/viewer-7.js'];

describe('installVersion', () => {
  it('keeps the page and every chunk with the headers they came with', async () => {
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
    const { caches } = fakeBrowser((path) => new Response(path === '/' ? page : path, { headers }));
    await installVersion({ id: 'one', files });
    expect(caches.paths('shoken-app-one')).toEqual(files);
    const kept = await (await caches.open('shoken-app-one')).match('/');
    expect(kept?.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  });

  it('does not fetch anew what an earlier version has, but the page always', async () => {
    const { caches, asked } = fakeBrowser((path) => new Response(path === '/' ? page : path));
    const earlier = await caches.open('shoken-app-zero');
    await earlier.put('/', new Response('old page'));
    await earlier.put('/assets/viewer-7.js', new Response('same'));
    await installVersion({ id: 'one', files });
    expect(asked).toEqual(['/', '/assets/index-1.js']);
    const kept = await caches.open('shoken-app-one');
    expect(await (await kept.match('/assets/viewer-7.js'))?.text()).toBe('same');
    expect(await (await kept.match('/'))?.text()).toBe(page);
  });

  it.each([
    [
      'a chunk that is missing',
      (path: string) =>
        path.endsWith('7.js') ? new Response('', { status: 404 }) : new Response(page),
      /viewer-7\.js: 404/,
    ],
    [
      'a page of another version',
      () => new Response(page.replace('index-1', 'index-2')),
      /index-2\.js is of another version/,
    ],
  ])('gives up on %s', async (_, answer, message) => {
    fakeBrowser(answer);
    await expect(installVersion({ id: 'one', files })).rejects.toThrow(message);
  });

  it('goes on later where it stopped', async () => {
    let isWhole = false;
    const { asked } = fakeBrowser((path) =>
      path.endsWith('7.js') && !isWhole ? new Response('', { status: 503 }) : new Response(page),
    );
    await expect(installVersion({ id: 'one', files })).rejects.toThrow('503');
    isWhole = true;
    asked.length = 0;
    await installVersion({ id: 'one', files });
    expect(asked).toEqual(['/', '/assets/viewer-7.js']);
  });
});
