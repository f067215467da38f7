import { keptName, versionPrefix } from './cacheNames';
import { isNamedByHash, type Version } from './version';

/** After this the network counts as gone, though it says nothing: a hospital's wireless often does. */
const patienceMs = 4000;

/** Cornered by `Vary` headers, a kept answer would be missed; ours depend on nothing but the address. */
const anyHeaders = { ignoreVary: true };

/**
 * What the service worker answers, or null for what is none of its business: archives, files of model packages (which
 * are kept by their hash elsewhere), anything that is not fetched to be read. Answers are kept as they came, with the
 * headers that isolate the page. `keep` holds the worker alive until a copy is written.
 */
export function answerRequest(
  request: Request,
  version: Version,
  keep: (work: Promise<unknown>) => void,
): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return null;
  if (isRuntime(pathname)) return compiledOrKept(request);
  if (isNamedByHash(pathname)) return keptOrFetched(request);
  if (version.files.includes(pathname)) return ofVersion(request, pathname, version);
  if (/^\/samples\/[\w.-]+$/.test(pathname)) {
    return fetchedOrKept(request, (response) => keep(keepCopy(pathname, response)));
  }
  // These are kept when their package has read an image, and not before: see `keepModel`.
  if (/^\/models\/(index|[\w.-]+\/manifest)\.json$/.test(pathname)) return fetchedOrKept(request);
  return null;
}

const isRuntime = (pathname: string) => /^\/assets\/ort-wasm-.*\.wasm$/.test(pathname);

/** The page, and what is not named by its hash, come from one version: they must fit its chunks. */
async function ofVersion(request: Request, path: string, { id }: Version): Promise<Response> {
  const cache = await caches.open(versionPrefix + id);
  return (await cache.match(path, anyHeaders)) ?? fetch(request);
}

/** Of whichever version: a page that was open before an update finds its own chunks. */
async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request.url, anyHeaders)) ?? fetch(request);
}

/** From the browser's own cache if it is there, which alone remembers what was compiled of it. */
async function compiledOrKept(request: Request): Promise<Response> {
  const cached = await fetch(request.url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(
    () => null,
  );
  return cached?.ok ? cached : keptOrFetched(request);
}

/** As it is now on the server; where that cannot be reached, as it was. */
async function fetchedOrKept(
  request: Request,
  onFetched?: (response: Response) => void,
): Promise<Response> {
  const fetched = fetch(request).then((response) => {
    if (response.ok) onFetched?.(response.clone());
    return response;
  });
  const kept = await caches.match(request.url, anyHeaders);
  if (!kept) return fetched;
  const patience = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(kept), patienceMs);
  });
  const usable = fetched.then(
    (response) => (response.status < 500 ? response : kept),
    () => kept,
  );
  return Promise.race([usable, patience]);
}

async function keepCopy(path: string, response: Response): Promise<void> {
  const cache = await caches.open(keptName);
  await cache.put(path, response);
}
