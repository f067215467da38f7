import { pageLock, versionPrefix } from './cacheNames';
import type { Version } from './version';

/** Removes versions other than this one, but those that an open page still runs. */
export async function removeOldVersions({ id }: Version): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const scripts = held
    .map(({ name = '' }) => name)
    .filter((name) => name.startsWith(pageLock))
    .map((name) => name.slice(pageLock.length));
  for (const name of await caches.keys()) {
    if (!name.startsWith(versionPrefix) || name === versionPrefix + id) continue;
    const cache = await caches.open(name);
    const found = await Promise.all(scripts.map((script) => cache.match(script)));
    if (found.every((response) => response === undefined)) await caches.delete(name);
  }
}
