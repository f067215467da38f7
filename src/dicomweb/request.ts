import { CancelledError, ShokenError } from '#domain';
import { foreignOrigin, type Connection } from './connection';
import { isAllowedByPage } from './pagePolicy';
import { watchSilence, type SilenceWatch } from './watchSilence';

export interface RequestOptions {
  readonly accept: string;
  readonly body?: Blob;
  readonly contentType?: string;
  /** Statuses whose answers the caller reads itself, though they are refusals. */
  readonly readable?: readonly number[];
}

/** An answer whose body comes in as it is read. Read or discard it: the connection is held until then. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

const usualPatienceMs = 30_000;

/**
 * Asks the archive for `path` (from its base URL on). The library dicomweb-client was not taken: it
 * holds a whole answer in memory before it hands over the first part, tells an empty answer, a login page
 * and a refusal apart by nothing, cannot be aborted by a signal, and writes requests to the console.
 * Throws `CancelledError` and the `archive-…` codes of `error.ts`.
 */
export async function request(
  connection: Connection,
  path: string,
  { accept, body, contentType, readable = [] }: RequestOptions,
): Promise<Answer> {
  const { archive, signal, patienceMs = usualPatienceMs } = connection;
  const origin = foreignOrigin(archive);
  if (origin !== null && !isAllowedByPage(origin)) {
    throw new ShokenError('archive-forbidden-by-page', { origin });
  }
  const headers: Record<string, string> = { Accept: accept };
  if (contentType !== undefined) headers['Content-Type'] = contentType;
  if (archive.authorization !== '') headers['Authorization'] = archive.authorization;
  const watch = watchSilence(patienceMs, signal);
  try {
    const response = await fetch(`${archive.baseUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      body,
      signal: watch.signal,
      // What the archive says now; and no patient data in the browser's cache.
      cache: 'no-store',
      // No login page of another site sees the authorization.
      referrerPolicy: 'no-referrer',
    });
    const isRefused = !response.ok && !readable.includes(response.status);
    if (isRefused) {
      await response.body?.cancel();
      throw refusal(response.status);
    }
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      chunks: readChunks(response, watch, origin),
    };
  } catch (error) {
    watch.stop();
    throw explain(error, watch, origin);
  }
}

async function* readChunks(
  response: Response,
  watch: SilenceWatch,
  origin: string | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  let isFinished = false;
  try {
    while (reader) {
      watch.heard();
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    isFinished = true;
  } catch (error) {
    throw explain(error, watch, origin, 'archive-incomplete');
  } finally {
    watch.stop();
    // The reader of the chunks has had enough: the rest need not come.
    if (!isFinished) void reader?.cancel().catch(() => undefined);
  }
}

/** A refused or lost connection, told by what the browser lets us know of it. */
function explain(
  error: unknown,
  watch: SilenceWatch,
  origin: string | null,
  otherwise: 'archive-unreachable' | 'archive-incomplete' = 'archive-unreachable',
): Error {
  if (error instanceof ShokenError || error instanceof CancelledError) return error;
  if (watch.isCancelled()) return new CancelledError();
  if (watch.isTimedOut()) return new ShokenError('archive-timed-out');
  // A browser hides from the page whether another origin is down or lacks CORS headers.
  if (origin !== null && otherwise === 'archive-unreachable') {
    return new ShokenError('archive-cors', { origin }, { cause: error });
  }
  return new ShokenError(otherwise, {}, { cause: error });
}

function refusal(status: number): ShokenError {
  if (status === 401 || status === 403) return new ShokenError('archive-not-allowed', { status });
  if (status === 404 || status === 410) return new ShokenError('archive-not-found', { status });
  if (status === 408 || status === 504) return new ShokenError('archive-timed-out', { status });
  // What a proxy says when there is nobody behind it.
  if (status === 502 || status === 503) return new ShokenError('archive-unreachable', { status });
  return new ShokenError('archive-failed', { status });
}
