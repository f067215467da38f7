import type { Backend } from '#domain';
import webgpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import wasmBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { keptName } from './cacheNames';

/** The two forms of the runtime, 14 and 27 MB: only that in use is kept. */
export const runtimes: Readonly<Record<Backend['kind'], string>> = {
  wasm: wasmBinary,
  webgpu: webgpuBinary,
};

/** Keeps the samples that this page fetched before the service worker could see it. */
export async function keepFetched(): Promise<void> {
  const cache = await caches.open(keptName);
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
    .filter((path) => path.startsWith('/samples/'));
  for (const path of new Set(paths)) await addMissing(cache, path);
}

/**
 * Keeps what the model needs besides its package's files, which are kept by then: called once an image has been read.
 * The manifest that is found without a network is so always one whose files are there.
 */
export async function keepModel(packageUrl: string, kind: Backend['kind']): Promise<void> {
  const cache = await caches.open(keptName);
  await addMissing(cache, runtimes[kind]);
  await cache.addAll(['/models/index.json', `${packageUrl}/manifest.json`]);
  const known = Object.values(runtimes);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    // The runtime of an earlier version of the app.
    if (pathname.startsWith('/assets/') && !known.includes(pathname)) await cache.delete(pathname);
  }
}

async function addMissing(cache: Cache, path: string): Promise<void> {
  if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path);
}
