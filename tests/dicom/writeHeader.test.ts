import { describe, expect, it } from 'vitest';
import { hasFrames, openFiles, writeHeader, type SourceFile } from '#dicom';
import { imagesOf, type JsonDataset } from '#domain';
import { readDataset } from '../../src/dicom/readDataset';

const base64 = (bytes: ArrayBufferView) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

const metadata: JsonDataset = {
  '00080005': { vr: 'CS', Value: ['ISO 2022 IR 13', 'ISO 2022 IR 87'] },
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.1.1'] },
  '00080018': { vr: 'UI', Value: ['1.2.3.4'] },
  '00080060': { vr: 'CS', Value: ['DX'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }] },
  '00100020': { vr: 'LO', Value: ['P1'] },
  '00181164': { vr: 'DS', Value: [0.14, '0.15'] },
  '0020000D': { vr: 'UI', Value: ['1.2'] },
  '0020000E': { vr: 'UI', Value: ['1.2.3'] },
  '00280004': { vr: 'CS', Value: ['PALETTE COLOR'] },
  '00280010': { vr: 'US', Value: [1] },
  '00280011': { vr: 'US', Value: [4] },
  '00280100': { vr: 'US', Value: [8] },
  '00280103': { vr: 'US', Value: [0] },
  '00281101': { vr: 'US', Value: [4, 0, 16] },
  '00281102': { vr: 'US', Value: [4, 0, 16] },
  '00281103': { vr: 'US', Value: [4, 0, 16] },
  '00281201': { vr: 'OW', BulkDataURI: 'red' },
  '00281202': { vr: 'OW', InlineBinary: base64(Uint16Array.of(0, 256, 512, 768)) },
  '00281203': { vr: 'OW', InlineBinary: base64(Uint16Array.of(0, 0, 0, 65535)) },
  '00283010': {
    vr: 'SQ',
    Value: [
      {
        '00283002': { vr: 'US', Value: [2, 0, 16] },
        '00283003': { vr: 'LO', Value: ['明るく'] },
        '00283006': { vr: 'OW', BulkDataURI: 'lut' },
      },
    ],
  },
  '00091010': { vr: 'OB', BulkDataURI: 'private' },
  '00420011': { vr: 'OB', BulkDataURI: 'document' },
  '7FE00010': { vr: 'OW', BulkDataURI: 'pixels' },
};

const bulk: Readonly<Record<string, Uint16Array>> = {
  red: Uint16Array.of(0, 65535, 0, 0),
  lut: Uint16Array.of(7, 9),
};

async function write(json: JsonDataset = metadata) {
  const asked: string[] = [];
  const bytes = await writeHeader(json, async (uri) => {
    asked.push(uri);
    const { buffer } = bulk[uri] ?? new Uint16Array();
    return new Uint8Array(buffer);
  });
  return { bytes, asked };
}

/** An image that comes in parts, its frame as the archive is said to answer. */
async function openParts(frame: { bytes: number[]; syntax?: string } | null, whole?: Uint8Array) {
  const { bytes: header } = await write();
  const origin = { baseUrl: '', StudyInstanceUID: '', SeriesInstanceUID: '', SOPInstanceUID: '' };
  const file: SourceFile = {
    name: 'a.dcm',
    bytes: async () => {
      if (!whole) throw new Error('the whole file was asked for');
      return whole.slice().buffer;
    },
    parts: {
      origin,
      header: async () => header.buffer,
      frame: async () =>
        frame && {
          bytes: Uint8Array.from(frame.bytes),
          TransferSyntaxUID: frame.syntax ?? '1.2.840.10008.1.2.1',
        },
    },
  };
  const { studies, rejected, frames } = await openFiles([file]);
  expect(rejected).toEqual([]);
  const [image] = studies.flatMap(imagesOf);
  if (!image) throw new Error('nothing was listed');
  return { image, read: () => frames.readFrame(image.imageId) };
}

describe('metadata of an archive', () => {
  it('read as a file’s header, in UTF-8, with the values that images need and no others', async () => {
    const { bytes, asked } = await write();
    const { dataset, isTruncated } = readDataset(bytes);
    expect(isTruncated).toBe(false);
    expect(dataset.text('PatientName')).toBe('Yamada^Tarou=山田^太郎');
    expect(dataset.numbers('ImagerPixelSpacing')).toEqual([0.14, 0.15]);
    expect(dataset.uint16('Columns')).toBe(4);
    expect(dataset.item('VOILUTSequence')?.string('LUTExplanation')).toBe('明るく');
    expect([...(dataset.item('VOILUTSequence')?.words('LUTData') ?? [])]).toEqual([7, 9]);
    expect([...dataset.words('GreenPaletteColorLookupTableData')]).toEqual([0, 256, 512, 768]);
    expect(dataset.has('PixelData')).toBe(false);
    expect(asked.sort()).toEqual(['lut', 'red']);
  });

  it('may hold a text longer than its kind can say', async () => {
    const numbers = Array.from({ length: 20_000 }, () => 0.14);
    const { bytes } = await write({ ...metadata, '00181164': { vr: 'DS', Value: numbers } });
    const { dataset } = readDataset(bytes);
    expect(dataset.numbers('ImagerPixelSpacing')).toHaveLength(20_000);
    expect(dataset.string('StudyInstanceUID')).toBe('1.2');
  });

  it('tell an image whose frames can be asked for from other objects', () => {
    const segmentation = { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.66.4'] };
    expect(hasFrames(metadata)).toBe(true);
    expect(hasFrames({ ...metadata, '00080016': segmentation })).toBe(false);
    expect(hasFrames({ ...metadata, '00280100': { vr: 'US', Value: [1] } })).toBe(false);
    expect(hasFrames({ ...metadata, '7FE00008': { vr: 'OF' } })).toBe(false);
    expect(hasFrames({ '00080018': { vr: 'UI', Value: ['1.2.3.4'] } })).toBe(false);
  });
});

describe('an image that comes in parts', () => {
  it('is listed by its header and shown by its frame, with the palette that was referred to', async () => {
    const { image, read } = await openParts({ bytes: [0, 1, 2, 3] });
    expect(image).toMatchObject({ SOPInstanceUID: '1.2.3.4', Columns: 4, Modality: 'DX' });
    const { display } = await read();
    expect([...display.data]).toEqual([0, 0, 0, 255, 1, 0, 0, 2, 0, 0, 3, 255]);
  });

  it('is decoded by the transfer syntax in which its frame came', async () => {
    // RLE: one segment, one literal run of four.
    const rle = new Uint8Array(70);
    new DataView(rle.buffer).setUint32(0, 1, true);
    new DataView(rle.buffer).setUint32(4, 64, true);
    rle.set([3, 1, 1, 0, 0], 64);
    const { read } = await openParts({ bytes: [...rle], syntax: '1.2.840.10008.1.2.5' });
    expect([...(await read()).display.data].slice(0, 3)).toEqual([255, 1, 0]);
  });

  it('is read from the whole file where the frame does not come, or not all of it', async () => {
    const { buildRadiograph } = await import('../builders/radiograph');
    const whole = buildRadiograph({ columns: 4, rows: 1, pixels: [10, 20, 30, 40] });
    for (const frame of [null, { bytes: [0, 1] }, { bytes: [] }]) {
      const { read } = await openParts(frame, whole);
      expect([...((await read()).modality?.data ?? [])]).toEqual([10, 20, 30, 40]);
    }
  });
});
