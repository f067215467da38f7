import { describe, expect, it } from 'vitest';
import { retrieveInstances, storeInstances } from '#dicomweb';
import { buildRadiograph } from '../builders/radiograph';
import { sendJson, startFakeArchive } from './fakeArchive';

const files = [1, 2].map((number) => {
  const attributes = { '00200013 IS': String(number) };
  return Buffer.from(buildRadiograph({ columns: 4, rows: 4, attributes }));
});
const scope = { StudyInstanceUID: '1.2', SeriesInstanceUID: '3.4' };

async function gather(instances: AsyncIterable<Uint8Array>) {
  const found: Uint8Array[] = [];
  for await (const instance of instances) found.push(instance);
  return found.map((bytes) => Buffer.from(bytes).toString('base64'));
}
const expected = files.map((bytes) => Buffer.from(bytes).toString('base64'));

describe('images of the archive', () => {
  it('come as stored, with the authorization that the reader gave', async () => {
    const { archive, asked } = await startFakeArchive((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'multipart/related; type="application/dicom"; boundary=x',
      });
      for (const file of files) {
        response.write(`--x\r\nContent-Type: application/dicom\r\n\r\n`);
        response.write(file);
        response.write('\r\n');
      }
      response.end('--x--');
    });
    const signedIn = { ...archive, authorization: 'Bearer token' };
    expect(await gather(retrieveInstances({ archive: signedIn }, scope))).toEqual(expected);
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: '/dicom-web/studies/1.2/series/3.4',
      headers: { authorization: 'Bearer token' },
    });
    expect(asked[0]?.headers.accept).toContain('transfer-syntax=*');
  });

  it('may come as one file without a wrapping, or not at all', async () => {
    const [file] = files;
    const { archive } = await startFakeArchive((asked, response) => {
      if (asked.url.endsWith('/empty')) response.writeHead(204).end();
      else response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(file);
    });
    expect(await gather(retrieveInstances({ archive }, scope))).toEqual(expected.slice(0, 1));
    const empty = retrieveInstances({ archive }, { StudyInstanceUID: 'empty' });
    expect(await gather(empty)).toEqual([]);
  });

  it('that break off half way are told as incomplete', async () => {
    const { archive } = await startFakeArchive((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'multipart/related; boundary=x',
        'Content-Length': '10000',
      });
      response.write('--x\r\n\r\nhalf', () => response.destroy());
    });
    await expect(gather(retrieveInstances({ archive }, scope))).rejects.toMatchObject({
      code: 'archive-incomplete',
    });
  });
});

describe('storing in the archive', () => {
  const sequence = (...Value: unknown[]) => ({ vr: 'SQ', Value });
  const item = { '00081155': { vr: 'UI', Value: ['1'] } };

  it('sends each file whole', async () => {
    const { archive, asked } = await startFakeArchive((_, response) =>
      sendJson(response, { '00081199': sequence(item, item) }),
    );
    await storeInstances({ archive }, files);
    const { method, url, headers, body } = asked[0] ?? {};
    expect([method, url]).toEqual(['POST', '/dicom-web/studies']);
    expect(headers?.['content-type']).toMatch(/^multipart\/related; type="application\/dicom"/);
    for (const file of files) expect(body?.includes(file)).toBe(true);
  });

  it.each([202, 409, 400])('a partial refusal (%i) says how many and why', async (status) => {
    const failed = { ...item, '00081197': { vr: 'US', Value: [272] } };
    const answer = { '00081198': sequence(failed), '00081199': sequence(item) };
    const { archive } = await startFakeArchive((_, response) => sendJson(response, answer, status));
    await expect(storeInstances({ archive }, files)).rejects.toMatchObject({
      code: 'archive-store-refused',
      detail: { count: 1, total: 2, stored: 1, reason: 272 },
    });
  });

  it.each([
    [0xa701, 'archive-store-full'],
    [0x0124, 'archive-store-forbidden'],
    [0x0122, 'archive-store-unsupported'],
    [0xa900, 'archive-store-unsupported'],
    [0xc000, 'archive-store-refused'],
  ])('the reason %i is told as %s', async (reason, code) => {
    const failed = { ...item, '00081197': { vr: 'US', Value: [reason] } };
    const { archive } = await startFakeArchive((_, response) =>
      sendJson(response, { '00081198': sequence(failed) }, 409),
    );
    await expect(storeInstances({ archive }, files)).rejects.toMatchObject({
      code,
      detail: { stored: 0, reason },
    });
  });

  it('what the archive has already is stored', async () => {
    const known = { ...item, '00081197': { vr: 'US', Value: [0x0111] } };
    const answer = { '00081198': sequence(known), '00081199': sequence(item) };
    const { archive } = await startFakeArchive((_, response) => sendJson(response, answer, 409));
    await expect(storeInstances({ archive }, files)).resolves.toBeUndefined();
  });

  it('a refusal without a list, even as a page, is one of all files', async () => {
    const { archive } = await startFakeArchive((_, response) =>
      response.writeHead(415, { 'Content-Type': 'text/html' }).end('<p>no</p>'),
    );
    await expect(storeInstances({ archive }, files)).rejects.toMatchObject({
      code: 'archive-store-unsupported',
      detail: { count: 2, total: 2, stored: 0, reason: 415 },
    });
  });

  it('an archive that takes the files without a word has stored them', async () => {
    const { archive } = await startFakeArchive((_, response) => response.writeHead(200).end());
    await expect(storeInstances({ archive }, files)).resolves.toBeUndefined();
  });
});
