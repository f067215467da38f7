import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Archive } from '#domain';

/** A request as the archive got it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Answer = (asked: Asked, response: ServerResponse) => void;

/** A real HTTP server on this machine that answers as the test says, and remembers what it was asked, until the test is over. */
export async function startFakeArchive(answer: Answer) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks) };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const archive: Archive = { baseUrl: `http://127.0.0.1:${port}/dicom-web`, authorization: '' };
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(stop);
  return { asked, archive, stop };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/dicom+json' });
  response.end(JSON.stringify(value));
}

const text = (vr: string, ...Value: unknown[]) => ({ vr, Value });

/** A study as Orthanc lists it. */
export const studyJson = (uid: string, date = '20250601') => ({
  '00080020': text('DA', date),
  '00080030': { vr: 'TM' },
  '00080061': text('CS', 'CR', 'SEG'),
  '00081030': text('LO', 'Chest'),
  '00100010': text('PN', { Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }),
  '00100020': text('LO', 'P1'),
  '00100030': text('DA', '19600602'),
  '00100040': text('CS', 'M'),
  '0020000D': text('UI', uid),
  '00201206': text('IS', 2),
  '00201208': text('IS', '3'),
});
