import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { passTo } from '../../build/archiveProxy';
import { sendJson, startFakeArchive } from '../dicomweb/fakeArchive';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A page's server with nothing but the proxy in it. */
async function serveBefore(target: string): Promise<string> {
  const server = createServer(passTo(target));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the archive behind the page', () => {
  it('gets path, query, headers and body, and its answer comes back', async () => {
    const { archive, asked } = await startFakeArchive((_, response) =>
      sendJson(response, ['answer'], 202),
    );
    const page = await serveBefore(`${archive.baseUrl}/`);
    const response = await fetch(`${page}/studies?limit=1`, {
      method: 'POST',
      headers: { Authorization: 'Basic x', Connection: 'close' },
      body: 'a body',
    });
    expect([response.status, await response.json()]).toEqual([202, ['answer']]);
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/dicom-web/studies?limit=1' });
    expect(asked[0]?.headers.authorization).toBe('Basic x');
    expect(String(asked[0]?.body)).toBe('a body');
  });

  it('is not told to other sites’ pages', async () => {
    const { archive, asked } = await startFakeArchive((_, response) => response.end());
    const page = await serveBefore(archive.baseUrl);
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await fetch(`${page}/studies`, { headers })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('that is down is a bad gateway', async () => {
    const { archive, stop } = await startFakeArchive(() => {});
    await stop();
    const page = await serveBefore(archive.baseUrl);
    expect((await fetch(`${page}/studies`)).status).toBe(502);
  });

  it('needs an address', async () => {
    await expect(serveBefore('localhost:8042')).rejects.toThrow('SHOKEN_ARCHIVE');
  });
});
