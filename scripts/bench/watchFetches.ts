import { gzipSync } from 'node:zlib';
import type { BrowserContext, Request } from 'playwright-core';

export interface Fetched {
  readonly url: string;
  /** ms since 1970 */
  readonly at: number;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Notes everything that pages and workers of a context fetch from now on. */
export function watchFetches(context: BrowserContext): () => Promise<readonly Fetched[]> {
  const requests: Request[] = [];
  context.on('requestfinished', (request) => requests.push(request));
  return async () => {
    const fetched: Fetched[] = [];
    for (const request of requests) {
      if (!request.url().startsWith('http')) continue;
      const body = await (await request.response())?.body().catch(() => null);
      const { responseBodySize } = await request.sizes();
      fetched.push({
        url: request.url(),
        at: request.timing().startTime,
        bytes: body?.length ?? responseBodySize,
        // Only scripts are judged by what they weigh compressed.
        gzipBytes: body && isScript(request.url()) ? gzipSync(body).length : 0,
      });
    }
    return fetched;
  };
}

export const isScript = (url: string) => /\.m?js$/.test(new URL(url).pathname);
export const isRuntime = (url: string) => /ort-wasm.*\.wasm$/.test(new URL(url).pathname);
