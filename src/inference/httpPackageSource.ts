import { ShokenError } from '#domain';
import type { FileCache, PackageSource } from './loadPackage';

/** The package below a folder's URL, e.g. `/models/shoken-cxr`. */
export function httpPackageSource(baseUrl: string): PackageSource {
  const urlOf = (name: string) => `${baseUrl.replace(/\/$/, '')}/${name}`;
  return {
    async manifest(signal) {
      // Files are named by their hash, so only the manifest can be stale.
      const response = await request(urlOf('manifest.json'), signal, { cache: 'no-cache' });
      const text = await response.text();
      try {
        const value: unknown = JSON.parse(text);
        return value;
      } catch (error) {
        const detail = { where: 'manifest.json', why: 'not JSON' };
        throw new ShokenError('package-invalid-manifest', detail, { cause: error });
      }
    },
    async file(name, onProgress, signal) {
      return readAll(await request(urlOf(name), signal), name, onProgress);
    },
  };
}

async function request(
  url: string,
  signal: AbortSignal | undefined,
  options: RequestInit = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...options, signal: signal ?? null });
  } catch (error) {
    throw new ShokenError('package-download-failed', { file: url }, { cause: error });
  }
  if (response.status === 404) throw new ShokenError('package-not-found', { file: url });
  if (!response.ok) {
    throw new ShokenError('package-download-failed', { file: url, status: response.status });
  }
  return response;
}

async function readAll(
  response: Response,
  file: string,
  onProgress: (loadedBytes: number) => void,
): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.byteLength;
      onProgress(length);
    }
  } catch (error) {
    throw new ShokenError('package-download-failed', { file }, { cause: error });
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes.buffer;
}

const cacheName = 'shoken-model-files';
// Keys of the Cache API are URLs. Nothing is ever asked of this one: `.invalid` never resolves.
const keyOf = (hash: string) => `https://model-files.invalid/${hash}`;

/** The browser's Cache API as a file cache; null where there is none. */
export async function openBrowserCache(): Promise<FileCache | null> {
  let cache: Cache;
  try {
    cache = await caches.open(cacheName);
  } catch {
    // Private windows and full disks: the package is then fetched anew on each visit.
    return null;
  }
  return {
    async get(hash) {
      const response = await cache.match(keyOf(hash));
      return response ? response.arrayBuffer() : null;
    },
    async put(hash, bytes) {
      try {
        await cache.put(keyOf(hash), new Response(bytes));
      } catch {
        // A full disk must not stop the reading that the bytes are already here for.
      }
    },
    async remove(hash) {
      await cache.delete(keyOf(hash));
    },
  };
}
