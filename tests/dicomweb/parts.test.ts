import { describe, expect, it } from 'vitest';
import { retrieveBulkData, retrieveFrame, retrieveMetadata } from '#dicomweb';
import { startFakeArchive } from './fakeArchive';

const object = { StudyInstanceUID: '1.2', SeriesInstanceUID: '3.4', SOPInstanceUID: '5.6' };
const pixels = Buffer.from([1, 2, 3, 4]);
const wrapped = (head: string, bytes: Buffer) =>
  Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n--x--')]);

describe('a frame of the archive', () => {
  it.each([
    ['Content-Type: image/jls; transfer-syntax=1.2.840.10008.1.2.4.81', '1.2.840.10008.1.2.4.81'],
    ['Content-Type: image/jp2', '1.2.840.10008.1.2.4.90'],
    ['Content-Type: application/octet-stream', '1.2.840.10008.1.2.1'],
    ['Content-Length: 4', '1.2.840.10008.1.2.1'],
  ])('that comes under “%s” is in %s', async (head, TransferSyntaxUID) => {
    const { archive, asked } = await startFakeArchive((_, response) => {
      const type = 'multipart/related; type="application/octet-stream"; boundary=x';
      response.writeHead(200, { 'Content-Type': type }).end(wrapped(head, pixels));
    });
    const frame = await retrieveFrame({ archive }, object, 7);
    expect(frame).toEqual({ bytes: new Uint8Array(pixels), TransferSyntaxUID });
    expect(asked[0]?.url).toBe('/dicom-web/studies/1.2/series/3.4/instances/5.6/frames/7');
    expect(asked[0]?.headers.accept).toContain('transfer-syntax=*');
  });

  it.each([
    ['application/json', 'archive-not-dicomweb'],
    ['text/html', 'archive-not-dicomweb'],
    ['multipart/related; boundary=x', 'archive-incomplete'],
  ])('is none that comes as %s', async (type, code) => {
    const { archive } = await startFakeArchive((_, response) =>
      response.writeHead(200, { 'Content-Type': type }).end('{}'),
    );
    await expect(retrieveFrame({ archive }, object, 1)).rejects.toMatchObject({ code });
  });
});

describe('metadata of the archive', () => {
  it('keep values, binary and references, and what has no UID is left out', async () => {
    const one = {
      '00080018': { vr: 'UI', Value: ['5.6'] },
      '00281201': { vr: 'OW', BulkDataURI: 'http://inside/studies/1.2/bulk/1' },
      '00281202': { vr: 'OW', InlineBinary: 'AAA=' },
    };
    const { archive, asked } = await startFakeArchive((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
      response.end(JSON.stringify([one, { '00080060': { vr: 'CS', Value: ['CT'] } }]));
    });
    const found = await retrieveMetadata({ archive }, object);
    expect(found).toEqual([{ SOPInstanceUID: '5.6', dataset: one }]);
    expect(asked[0]?.url).toBe('/dicom-web/studies/1.2/series/3.4/metadata');
  });
});

describe('a value that metadata refer to', () => {
  it.each([
    ['http://inside:8042/dicom-web/studies/1.2/bulk/00281201', '/studies/1.2/bulk/00281201'],
    ['/elsewhere/studies/1.2/bulk/1', '/studies/1.2/bulk/1'],
    ['bulk/77', '/bulk/77'],
  ])('by %s is asked of the archive that the reader has set up', async (uri, path) => {
    const { archive, asked } = await startFakeArchive((_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(pixels),
    );
    const signedIn = { ...archive, authorization: 'Bearer token' };
    expect(await retrieveBulkData({ archive: signedIn }, uri)).toEqual(new Uint8Array(pixels));
    expect(asked.map(({ url }) => url)).toEqual([`/dicom-web${path}`]);
  });

  it('is asked of no other place', async () => {
    const { archive, asked } = await startFakeArchive((_, response) =>
      response.writeHead(200).end(),
    );
    const elsewhere = retrieveBulkData({ archive }, 'https://elsewhere.example/bulk/1');
    await expect(elsewhere).rejects.toMatchObject({ code: 'archive-not-dicomweb' });
    expect(asked).toEqual([]);
  });
});
