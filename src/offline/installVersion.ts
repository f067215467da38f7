import { versionPrefix } from './cacheNames';
import { isNamedByHash, type Version } from './version';

/**
 * Keeps a version whole, beside those that are in use. Throws where a file is missing: the browser then drops the
 * version, goes on with the one it has, and tries again on a later visit, where what had come is not fetched anew.
 */
export async function installVersion({ id, files }: Version): Promise<void> {
  const cache = await caches.open(versionPrefix + id);
  // One at a time and with low priority: whoever is reading an image meanwhile comes first.
  for (const file of files) {
    const known = isNamedByHash(file) ? await caches.match(file, { ignoreVary: true }) : undefined;
    const response = known ?? (await fetchFile(file));
    if (file === '/') await checkPage(response.clone(), files);
    await cache.put(file, response);
  }
}

async function fetchFile(file: string): Promise<Response> {
  const cache = isNamedByHash(file) ? 'default' : 'no-cache';
  const response = await fetch(file, { cache, priority: 'low' });
  // A redirected page cannot be given as the answer to another address.
  if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
  return response;
}

/** Between the list and the page another version may have been put on the server. */
async function checkPage(page: Response, files: readonly string[]): Promise<void> {
  for (const [path] of (await page.text()).matchAll(/\/assets\/[\w.-]+/g)) {
    if (!files.includes(path)) throw new Error(`${path} is of another version`);
  }
}
