import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerRequest } from '../../src/offline/answerRequest';
import { fakeBrowser } from './fakeCaches';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const version = { id: 'two', files: ['/', '/icon.svg', '/assets/index-2.js'] };
const gone = () => {
  throw new TypeError('no network');
};
const work: Promise<unknown>[] = [];
const answerOf = (path: string, options?: RequestInit) =>
  answerRequest(new Request(new URL(path, 'http://shoken.test'), options), version, (each) =>
    work.push(each),
  );
const textOf = async (path: string) => (await answerOf(path))?.text();

describe('answerRequest', () => {
  it.each([
    '/dicom-web/studies?PatientName=A',
    '/models/shoken-cxr/encoder.onnx',
    '/models/shoken-cxr/tokenizer.json',
    '/sw.js',
    'http://elsewhere.test/assets/index-2.js',
  ])('leaves %s to the network', (path) => {
    fakeBrowser(gone);
    expect(answerOf(path)).toBeNull();
  });

  it('leaves what is sent to the network', () => {
    fakeBrowser(gone);
    expect(answerOf('/', { method: 'POST' })).toBeNull();
  });

  it('gives the page of its own version, and chunks of any that is kept', async () => {
    const { caches } = fakeBrowser(gone);
    await (await caches.open('shoken-app-one')).put('/', new Response('page one'));
    await (await caches.open('shoken-app-one')).put('/assets/index-1.js', new Response('one'));
    await (await caches.open('shoken-app-two')).put('/', new Response('page two'));
    expect(await textOf('/')).toBe('page two');
    expect(await textOf('/?from=installed')).toBe('page two');
    expect(await textOf('/assets/index-1.js')).toBe('one');
    await expect(answerOf('/assets/index-9.js')).rejects.toThrow('no network');
  });

  it('fetches a sample as it is now and keeps it for when there is no network', async () => {
    let server: () => Response = () => new Response('new');
    const { caches } = fakeBrowser(() => server());
    await (await caches.open('shoken-kept')).put('/samples/a.dcm', new Response('old'));
    expect(await textOf('/samples/a.dcm')).toBe('new');
    await Promise.all(work);
    server = gone;
    expect(await textOf('/samples/a.dcm')).toBe('new');
    server = () => new Response('bad gateway', { status: 502 });
    expect(await textOf('/samples/a.dcm')).toBe('new');
    server = gone;
    await expect(answerOf('/samples/b.dcm')).rejects.toThrow('no network');
  });

  it('does not keep a sample that the server does not have', async () => {
    const { caches } = fakeBrowser(() => new Response('not found', { status: 404 }));
    expect((await answerOf('/samples/c.dcm'))?.status).toBe(404);
    await Promise.all(work);
    expect(caches.paths('shoken-kept')).toEqual([]);
  });

  it('keeps no manifest whose package has not read an image', async () => {
    const { caches } = fakeBrowser(() => new Response('{}'));
    expect(await textOf('/models/x/manifest.json')).toBe('{}');
    await Promise.all(work);
    expect(caches.paths('shoken-kept')).toEqual([]);
  });

  it('waits four seconds for a network that says nothing', async () => {
    vi.useFakeTimers();
    const { caches } = fakeBrowser(gone);
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    await (await caches.open('shoken-kept')).put('/models/index.json', new Response('kept'));
    const answer = textOf('/models/index.json');
    await vi.advanceTimersByTimeAsync(4000);
    expect(await answer).toBe('kept');
  });

  it('asks the browser’s own cache for the runtime first, which remembers what was compiled', async () => {
    const { caches } = fakeBrowser((_, options) =>
      options?.cache === 'only-if-cached' ? new Response('compiled') : new Response('fetched'),
    );
    const path = '/assets/ort-wasm-simd-threaded-1.wasm';
    await (await caches.open('shoken-kept')).put(path, new Response('kept'));
    expect(await textOf(path)).toBe('compiled');
    vi.stubGlobal('fetch', async () => gone());
    expect(await textOf(path)).toBe('kept');
  });
});
