import type { Backend, OfflineState } from '#domain';
import { isOfflinePossible } from './connectWorker';
import { keptName } from './cacheNames';
import { runtimes } from './keepFetched';

/** What is kept on this device now. `kind` is where the model ran in this visit, if it did. */
export async function readOfflineState(kind: Backend['kind'] | null): Promise<OfflineState> {
  if (!isOfflinePossible()) return 'unavailable';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active || !(await caches.match('/'))) return 'not-yet';
  const kept = await caches.open(keptName);
  const wanted = kind === null ? Object.values(runtimes) : [runtimes[kind]];
  const found = await Promise.all(wanted.map((path) => kept.match(path, { ignoreVary: true })));
  const hasModel = await kept.match('/models/index.json', { ignoreVary: true });
  return hasModel && found.some(Boolean) ? 'ready' : 'without-model';
}

/** Bytes that app, model and samples take on this device. */
export async function measureKeptApp(): Promise<number> {
  let bytes = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true });
      bytes += (await response?.blob())?.size ?? 0;
    }
  }
  return bytes;
}
