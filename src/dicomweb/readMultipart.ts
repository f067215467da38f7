import { ShokenError } from '#domain';
import { ByteQueue } from './byteQueue';

export interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const newline = '\r\n';

/**
 * The parts of a `multipart/related` body (RFC 2046 5.1), each as soon as it is whole.
 * Throws `archive-not-dicomweb` where the content type names no boundary, `archive-incomplete` where the
 * body ends before its closing delimiter.
 */
export async function* readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const boundary = /boundary="?([^";\s]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new ShokenError('archive-not-dicomweb');
  const delimiter = new TextEncoder().encode(`${newline}--${boundary}`);
  const endOfHeaders = new TextEncoder().encode(newline + newline);
  const queue = new ByteQueue(chunks);
  // The first delimiter may stand at the very start, without the line break that belongs to the others.
  queue.push(new TextEncoder().encode(newline));

  try {
    await skipTo(queue, delimiter);
    for (;;) {
      queue.skip(delimiter.length);
      if (await isClosing(queue)) return;
      const headersEnd = await queue.find(endOfHeaders);
      if (headersEnd === null) throw new ShokenError('archive-incomplete');
      const headers = readHeaders(new TextDecoder('latin1').decode(queue.take(headersEnd)));
      queue.skip(endOfHeaders.length);
      const length = await findEnd(queue, delimiter, headers);
      yield { headers, bytes: queue.take(length) };
    }
  } finally {
    await queue.close();
  }
}

async function skipTo(queue: ByteQueue, delimiter: Uint8Array): Promise<void> {
  const at = await queue.find(delimiter);
  if (at === null) throw new ShokenError('archive-incomplete');
  queue.skip(at);
}

/** Two hyphens after a delimiter end the body. */
async function isClosing(queue: ByteQueue): Promise<boolean> {
  if (!(await queue.fill(2))) throw new ShokenError('archive-incomplete');
  return queue.at(0) === 0x2d && queue.at(1) === 0x2d;
}

/** Bytes up to the next delimiter: at the stated length if it is true, else wherever it is. */
async function findEnd(
  queue: ByteQueue,
  delimiter: Uint8Array,
  headers: ReadonlyMap<string, string>,
): Promise<number> {
  const stated = Number(headers.get('content-length') ?? NaN);
  const isStated = Number.isSafeInteger(stated) && stated >= 0;
  if (isStated && (await queue.fill(stated + delimiter.length)) && queue.has(delimiter, stated)) {
    return stated;
  }
  const end = await queue.find(delimiter);
  if (end === null) throw new ShokenError('archive-incomplete');
  return end;
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const lines = text.split(newline).map((line) => /^([^:]+):(.*)$/.exec(line));
  return new Map(
    lines.flatMap((line) =>
      line?.[1] === undefined ? [] : [[line[1].trim().toLowerCase(), line[2]?.trim() ?? '']],
    ),
  );
}
