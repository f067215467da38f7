import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '../../src/dicomweb/readMultipart';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** The message in pieces of the given size, as a network brings it. */
async function* inPieces(message: Uint8Array, size: number) {
  for (let at = 0; at < message.length; at += size) yield message.subarray(at, at + size);
}

async function read(message: string, contentType = 'multipart/related; boundary=B', size = 7) {
  const parts: { type: string | undefined; text: string }[] = [];
  for await (const { headers, bytes } of readMultipart(
    inPieces(bytesOf(message), size),
    contentType,
  )) {
    parts.push({ type: headers.get('content-type'), text: textOf(bytes) });
  }
  return parts;
}

describe('the parts of a multipart answer', () => {
  it('are read with and without stated lengths, with preamble, epilogue and bare headers', async () => {
    const message = [
      'a preamble\r\n--B\r\nContent-Type: application/dicom\r\nContent-Length: 5\r\n\r\nfirst\r\n',
      '--B\r\nContent-Type: application/dicom\r\n\r\nsecond\r\n\r\n',
      '\r\n--B\r\n\r\nbare\r\n--B--\r\nan epilogue',
    ].join('');
    for (const size of [1, 3, 1000]) {
      expect(await read(message, undefined, size)).toEqual([
        { type: 'application/dicom', text: 'first' },
        { type: 'application/dicom', text: 'second\r\n\r\n' },
        { type: undefined, text: 'bare' },
      ]);
    }
  });

  it('are parted by the quoted boundary of a content type as Orthanc writes it', async () => {
    const type =
      'multipart/related; type="application/octet-stream; transfer-syntax=1.2"; boundary="a-b"';
    expect(await read('--a-b\r\nX: y\r\n\r\n1\r\n--a-b--', type)).toHaveLength(1);
  });

  it('do not end at a wrong stated length', async () => {
    const message = '--B\r\nContent-Length: 2\r\n\r\nlonger\r\n--B--';
    expect((await read(message))[0]?.text).toBe('longer');
  });

  it('come one by one, before the next has arrived', async () => {
    let isSecondSent = false;
    async function* slowly() {
      yield bytesOf('--B\r\n\r\nfirst\r\n--B\r\n');
      isSecondSent = true;
      yield bytesOf('\r\nsecond\r\n--B--');
    }
    for await (const { bytes } of readMultipart(slowly(), 'multipart/related; boundary=B')) {
      expect(textOf(bytes)).toBe('first');
      break;
    }
    expect(isSecondSent).toBe(false);
  });

  it.each(['', '--B', '--B\r\nX: y', '--B\r\n\r\nhalf a file', '--B\r\n\r\nwhole\r\n--B\r\n'])(
    'that break off are told as incomplete: %j',
    async (message) => {
      await expect(read(message)).rejects.toMatchObject({ code: 'archive-incomplete' });
    },
  );

  it('without a boundary are no DICOMweb', async () => {
    await expect(read('--B--', 'multipart/related')).rejects.toMatchObject({
      code: 'archive-not-dicomweb',
    });
  });

  it('come out as they went in, whatever bytes they hold and however they are cut', async () => {
    const part = fc.uint8Array({ maxLength: 200 });
    const run = fc.asyncProperty(fc.array(part, { minLength: 1 }), fc.nat(50), async (all, cut) => {
      const message = Buffer.concat([
        ...all.map((bytes) => Buffer.concat([bytesOf('\r\n--boundary\r\nA: b\r\n\r\n'), bytes])),
        bytesOf('\r\n--boundary--'),
      ]);
      const found: Uint8Array[] = [];
      const chunks = inPieces(message, cut + 1);
      for await (const { bytes } of readMultipart(chunks, 'multipart/related;boundary=boundary')) {
        found.push(bytes);
      }
      expect(found.map(textOf)).toEqual(all.map(textOf));
    });
    await fc.assert(run, { numRuns: 100 });
  });
});
