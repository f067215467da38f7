import { vi } from 'vitest';

const pathOf = (request: RequestInfo | URL) =>
  new URL(request instanceof Request ? request.url : request, 'http://shoken.test').pathname;

/** The Cache API in memory: Node has none. Keys are paths; only what `src/offline` uses is there. */
function fakeCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      match: async (request: RequestInfo) => store.get(pathOf(request))?.clone(),
      put: async (request: RequestInfo, response: Response) =>
        void store.set(pathOf(request), response),
    };
  };
  return {
    open,
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (request: RequestInfo) =>
      [...stores.values()]
        .map((store) => store.get(pathOf(request)))
        .find(Boolean)
        ?.clone(),
    /** The paths that are kept under a name, in the order in which they came. */
    paths: (name: string) => [...(stores.get(name)?.keys() ?? [])],
  };
}

/** Stands in for the browser around a service worker; `answer` is the server. */
export function fakeBrowser(answer: (path: string, options?: RequestInit) => Response) {
  const caches = fakeCaches();
  const asked: string[] = [];
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('location', new URL('http://shoken.test/sw.js'));
  vi.stubGlobal('fetch', async (request: RequestInfo, options?: RequestInit) => {
    const path = pathOf(request);
    asked.push(path);
    return answer(path, options);
  });
  return { caches, asked };
}
