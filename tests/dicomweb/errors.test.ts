// @vitest-environment jsdom
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import {
  retrieveBulkData,
  retrieveFrame,
  retrieveInstance,
  retrieveInstances,
  searchStudies,
} from '#dicomweb';
import { CancelledError, emptyQuery, ShokenError, type Archive } from '#domain';
import { isAllowedByPage } from '../../src/dicomweb/pagePolicy';
import { sendJson, startFakeArchive, studyJson } from './fakeArchive';

const anArchive = (answer: (response: ServerResponse) => void) =>
  startFakeArchive((_, response) => answer(response));

const search = (archive: Archive, more: { signal?: AbortSignal; patienceMs?: number } = {}) =>
  searchStudies({ archive, ...more }, emptyQuery, { offset: 0, limit: 1 });

describe('what goes wrong with the archive', () => {
  it.each([
    [401, 'archive-not-allowed'],
    [403, 'archive-not-allowed'],
    [404, 'archive-not-found'],
    [500, 'archive-failed'],
    [502, 'archive-unreachable'],
    [504, 'archive-timed-out'],
  ])('status %i is %s', async (status, code) => {
    const { archive } = await anArchive((response) => response.writeHead(status).end('reason'));
    await expect(search(archive)).rejects.toMatchObject({ code, detail: { status } });
  });

  it.each([
    ['text/html', '<!doctype html><title>Sign in</title>'],
    ['application/json', '{"error": "no"}'],
    ['application/dicom+json', '[{"0020000D": '],
  ])('an answer of %s that holds no data set is not DICOMweb', async (type, body) => {
    const { archive } = await anArchive((response) =>
      response.writeHead(200, { 'Content-Type': type }).end(body),
    );
    await expect(search(archive)).rejects.toMatchObject({ code: 'archive-not-dicomweb' });
  });

  it('a server of another origin that is gone may be down or without CORS, and both are said', async () => {
    const { archive, stop } = await anArchive((response) => sendJson(response, []));
    await stop();
    const { origin } = new URL(archive.baseUrl);
    await expect(search(archive)).rejects.toMatchObject({
      code: 'archive-cors',
      detail: { origin },
    });
  });

  it('an answer that is cut short is asked for once more, and told where it is cut each time', async () => {
    let cuts = 0;
    const { archive, asked } = await startFakeArchive(({ url }, response) => {
      const isSearch = url.includes('?');
      const type = isSearch ? 'application/dicom+json' : 'multipart/related; boundary=x';
      const part = '--x\r\nContent-Type: application/octet-stream\r\n\r\nABCD\r\n--x--';
      const body = Buffer.from(isSearch ? JSON.stringify([studyJson('1.2')]) : part);
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
      if (cuts-- > 0) response.write(body.subarray(0, -9), () => response.destroy());
      else response.end(body);
    });
    const object = { StudyInstanceUID: '1.2', SeriesInstanceUID: '1.3', SOPInstanceUID: '1.4' };
    const ways: readonly (() => Promise<unknown>)[] = [
      () => search(archive),
      () => retrieveFrame({ archive }, object, 1),
      () => retrieveBulkData({ archive }, '/studies/1.2/bulk'),
      () => retrieveInstance({ archive }, object),
    ];
    const whole: unknown[] = [];
    for (const ask of ways) {
      cuts = 2;
      whole.push(await ask());
      cuts = 3;
      await expect(ask()).rejects.toMatchObject({ code: 'archive-incomplete' });
    }
    expect(asked).toHaveLength(ways.length * 6);
    expect(whole).toMatchObject([
      { studies: [{ StudyInstanceUID: '1.2' }] },
      { bytes: new Uint8Array([65, 66, 67, 68]) },
      new Uint8Array([65, 66, 67, 68]),
      new Uint8Array([65, 66, 67, 68]),
    ]);
  });

  it('silence has an end, before the answer and within it', async () => {
    const silent = await anArchive(() => {});
    await expect(search(silent.archive, { patienceMs: 50 })).rejects.toMatchObject({
      code: 'archive-timed-out',
    });
    const stalled = await anArchive((response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
      response.write('[');
    });
    await expect(search(stalled.archive, { patienceMs: 50 })).rejects.toMatchObject({
      code: 'archive-timed-out',
    });
  });

  it('cancelling is no failure', async () => {
    const { archive } = await anArchive(() => {});
    const controller = new AbortController();
    const searching = search(archive, { signal: controller.signal });
    controller.abort();
    await expect(searching).rejects.toBeInstanceOf(CancelledError);
  });

  it('a study that is gone is not a wrong address', async () => {
    const { archive } = await anArchive((response) => response.writeHead(404).end());
    const instances = retrieveInstances({ archive }, { StudyInstanceUID: '1.2' });
    await expect(instances.next()).rejects.toMatchObject({ code: 'archive-study-gone' });
  });

  it('neither the address nor the authorization is in an error', async () => {
    const { archive } = await anArchive((response) => response.writeHead(500).end());
    const secret = { ...archive, authorization: 'Bearer s3cret' };
    const error = await search(secret).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ShokenError);
    expect(String(error) + JSON.stringify(error)).not.toMatch(/s3cret|dicom-web|PatientName/);
  });
});

describe('the page’s own policy', () => {
  const pagePolicy = (content: string) => {
    document.head.innerHTML = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  };
  afterEach(() => {
    document.head.innerHTML = '';
  });

  it('lets through what it names, and everything where there is none', () => {
    expect(isAllowedByPage('https://pacs.example.org')).toBe(true);
    pagePolicy("default-src 'none'; connect-src 'self' https://pacs.example.org");
    expect(isAllowedByPage('https://pacs.example.org')).toBe(true);
    expect(isAllowedByPage('https://pacs.example.org:8443')).toBe(false);
  });

  it('stops a request to another origin before it is made', async () => {
    const { archive, asked } = await anArchive((response) => sendJson(response, []));
    pagePolicy("connect-src 'self' blob:");
    await expect(search(archive)).rejects.toMatchObject({ code: 'archive-forbidden-by-page' });
    expect(asked).toEqual([]);
  });
});
