// @vitest-environment jsdom
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { retrieveInstances, searchStudies } from '#dicomweb';
import { CancelledError, emptyQuery, ShokenError, type Archive } from '#domain';
import { isAllowedByPage } from '../../src/dicomweb/pagePolicy';
import { sendJson, startFakeArchive } from './fakeArchive';

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
