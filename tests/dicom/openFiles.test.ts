import { openFiles } from '#dicom';
import { CancelledError, imagesOf } from '#domain';
import { encode as encodePng } from 'fast-png';
import { zipSync } from 'fflate';
import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { openBytes } from './opened';

const uid = (end: string) => `1.2.826.0.1.3680043.10.${end}`;
const object = (end: string, more = {}) =>
  buildRadiograph({ attributes: { '00080018 UI': uid(end), ...more } });

async function reasonOf(bytes: Uint8Array, name = 'a.dcm') {
  const { studies, rejected } = await openBytes({ [name]: bytes });
  expect(studies).toEqual([]);
  return rejected.map(({ fileName, problem }) => ({ fileName, ...problem }));
}

describe('studies and series', () => {
  it('are grouped by UID and sorted by number, whatever the order of the files', async () => {
    const { studies, rejected } = await openBytes({
      'c.dcm': object('9.3', { '00200013 IS': '3' }),
      'b.dcm': object('9.2', { '00200013 IS': '10', '0020000e UI': uid('8'), '00200011 IS': '2' }),
      'a.dcm': object('9.1', { '00200013 IS': '2' }),
      'newer.dcm': object('9.4', { '0020000d UI': uid('7'), '00080020 DA': '20260301' }),
    });
    expect(rejected).toEqual([]);
    expect(studies.map(({ StudyDate }) => StudyDate)).toEqual(['20260301', '20260131']);
    const series = studies[1]?.series.map(({ images }) => images.map(({ fileName }) => fileName));
    expect(series).toEqual([['a.dcm', 'c.dcm'], ['b.dcm']]);
  });

  it('carry what the header says of the image', async () => {
    const { studies } = await openBytes({ 'a.dcm': buildRadiograph() });
    expect(studies[0]?.series[0]).toMatchObject({ Modality: 'DX', SeriesNumber: 1 });
    expect(imagesOf(studies[0]!)[0]).toMatchObject({
      Rows: 6,
      Columns: 8,
      frame: 1,
      ViewPosition: 'PA',
      BodyPartExamined: 'CHEST',
      PatientOrientation: ['L', 'F'],
      spacing: { rowMm: 0.14, columnMm: 0.14, source: 'detector' },
      windows: [{ center: 240, width: 480, explanation: '' }],
      hasHeader: true,
    });
  });

  it('refuse the second file of the same object', async () => {
    const { studies, rejected } = await openBytes({ 'a.dcm': object('1'), 'b.dcm': object('1') });
    expect(studies.flatMap(imagesOf)).toHaveLength(1);
    expect(rejected).toMatchObject([
      { fileName: 'b.dcm', problem: { code: 'file-duplicate', detail: { sameAs: 'a.dcm' } } },
    ]);
  });
});

describe('header details', () => {
  const imageOf = async (attributes: Record<string, string | object>, without: string[] = []) => {
    const bytes = buildRadiograph({ attributes: attributes as Record<string, string>, without });
    const { studies } = await openBytes({ 'a.dcm': bytes });
    return { image: imagesOf(studies[0]!)[0]!, study: studies[0]! };
  };

  it.each([
    ['042Y', 42],
    ['006M', 0.5],
    ['026W', 0.498],
    ['073D', 0.2],
  ])('read the age %s as %d years', async (age, years) => {
    const { study } = await imageOf({ '00101010 AS': age });
    expect(study.patient.ageYears).toBeCloseTo(years, 2);
  });

  it('compute the age from the birth date, and leave it open without one', async () => {
    // Born 15 February 1970, examined 31 January 2026: the birthday is still to come.
    expect((await imageOf({})).study.patient.ageYears).toBe(55);
    expect((await imageOf({}, ['00100030'])).study.patient.ageYears).toBeNull();
  });

  it('take the view from its code where View Position is missing', async () => {
    const code = {
      '00080100 SH': '399348003',
      '00080102 SH': 'SCT',
      '00080104 LO': 'antero-posterior',
    };
    const { image } = await imageOf({ '00540220 SQ': [code] }, ['00185101']);
    expect(image.ViewPosition).toBe('AP');
  });

  it('tell calibrated spacing from spacing at the detector', async () => {
    const { image } = await imageOf({ '00280030 DS': '0.12\\0.12' });
    expect(image.spacing).toEqual({ rowMm: 0.12, columnMm: 0.12, source: 'calibrated' });
  });

  it('keep window explanations, drop windows without width, and approximate a VOI LUT', async () => {
    const values = Array.from({ length: 100 }, (_, index) =>
      index < 20 ? 0 : index > 79 ? 4095 : (index - 20) * 68,
    );
    const { image } = await imageOf({
      '00281050 DS': '40\\300\\1',
      '00281051 DS': '80\\1500\\0',
      '00281055 LO': 'SOFT\\LUNG\\NONE',
      '00281056 CS': 'SIGMOID',
      '00283010 SQ': [
        { '00283002 US': [100, 1000, 12], '00283003 LO': 'CHEST', '00283006 US': values },
      ],
    });
    const [soft, lung, lut, ...rest] = image.windows;
    expect(soft).toEqual({ center: 40, width: 80, explanation: 'SOFT', shape: 'sigmoid' });
    expect(lung).toMatchObject({ center: 300, width: 1500, explanation: 'LUNG' });
    expect(lut).toMatchObject({ explanation: 'CHEST', lut: { first: 1000, bits: 12 } });
    expect(Math.abs((lut?.center ?? 0) - 1050)).toBeLessThan(2);
    expect(lut?.width).toBeGreaterThan(50);
    expect(lut?.width).toBeLessThanOrEqual(60);
    expect(rest).toEqual([]);
  });

  it.each([
    ['BINARY', {}, 1],
    ['FRACTIONAL', { '0062000e US': [200] }, 200],
    ['LABELMAP', { '00620002 SQ': [{ '00620004 US': [20] }, { '00620004 US': [3] }] }, 20],
  ])('give a segmentation (%s) one window for all frames', async (type, attributes, width) => {
    const { image } = await imageOf({ '00620001 CS': type, ...attributes });
    expect(image.windows).toEqual([
      { center: width / 2, width, explanation: '', shape: 'linear-exact' },
    ]);
  });

  it('derive the orientation of a cross-section from its plane', async () => {
    const { image } = await imageOf({ '00080060 CS': 'CT', '00200037 DS': '1\\0\\0\\0\\1\\0' }, [
      '00200020',
    ]);
    expect(image.PatientOrientation).toEqual(['L', 'P']);
  });
});

describe('files that cannot be shown', () => {
  const whole = buildRadiograph();

  it('are listed with their reason while the others open', async () => {
    const { studies, rejected } = await openBytes({
      'empty.dcm': new Uint8Array(0),
      'notes.txt': new TextEncoder().encode('not an image, but long enough to look at '.repeat(9)),
      'cut.dcm': whole.slice(0, whole.length - 10),
      'good.dcm': whole,
    });
    expect(studies.flatMap(imagesOf).map(({ fileName }) => fileName)).toEqual(['good.dcm']);
    expect(rejected.map(({ fileName, problem }) => [fileName, problem.code])).toEqual([
      ['empty.dcm', 'file-empty'],
      ['notes.txt', 'file-not-dicom'],
      ['cut.dcm', 'file-truncated'],
    ]);
  });

  it('never make opening throw, wherever a file is cut off', async () => {
    for (let length = 1; length < whole.length; length += 7) {
      const { studies, rejected } = await openBytes({ 'cut.dcm': whole.slice(0, length) });
      expect([studies.length, rejected.length]).toEqual([0, 1]);
    }
  });

  it('say the modality of an object without pixels', async () => {
    const report = buildRadiograph({
      attributes: { '00080060 CS': 'SR', '7fe00010 OW': [] },
      without: ['7fe00010'],
    });
    expect(await reasonOf(report)).toMatchObject([
      { code: 'file-no-pixels', detail: { file: 'a.dcm', modality: 'SR' } },
    ]);
  });

  it.each([
    ['a video', { TransferSyntaxUID: '1.2.840.10008.1.2.4.102' }, 'file-video'],
    [
      'pixels that come over a network',
      { TransferSyntaxUID: '1.2.840.10008.1.2.4.94' },
      'file-unsupported-transfer-syntax',
    ],
    [
      'an unknown photometric',
      { attributes: { '00280004 CS': 'CMYK' } },
      'file-unsupported-photometric',
    ],
    ['pixels of 64 bits', { attributes: { '00280100 US': 64 } }, 'file-unsupported-object'],
    ['pixel data that is too short', { rows: 100, pixels: [1, 2, 3] }, 'file-truncated'],
  ])('say that %s cannot be shown', async (_, options, code) => {
    expect(await reasonOf(buildRadiograph(options))).toMatchObject([{ code }]);
  });
});

describe('ZIP files', () => {
  const zipped = zipSync({
    'folder/a.dcm': object('1'),
    'folder/inner.zip': zipSync({ 'b.dcm': [object('2'), { level: 0 }] }),
    '__MACOSX/._a.dcm': new Uint8Array(8),
  });

  it('open with everything in them, ZIPs too, and give their pixels', async () => {
    const { studies, rejected, frames } = await openBytes({ 'all.zip': zipped });
    expect(rejected).toEqual([]);
    const images = studies.flatMap(imagesOf);
    expect(images.map(({ fileName }) => fileName).sort()).toEqual([
      'all.zip/folder/a.dcm',
      'all.zip/folder/inner.zip/b.dcm',
    ]);
    const frame = await frames.readFrame(images[1]!.imageId);
    expect(frame.display.max).toBe(470);
    const bytes = await frames.file(uid('1'))?.bytes();
    expect(new Uint8Array(bytes ?? [])).toEqual(object('1'));
  });

  it('are refused when an entry inflates to more than it says', async () => {
    const lying = zipSync({ 'a.dcm': object('1') });
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(lying.length - 6, true);
    view.setUint32(directory + 24, 100, true);
    expect(await reasonOf(lying, 'lying.zip')).toMatchObject([{ code: 'zip-broken' }]);
  });

  it('are refused when broken or encrypted', async () => {
    expect(await reasonOf(zipped.slice(0, 300), 'cut.zip')).toMatchObject([{ code: 'zip-broken' }]);
    const encrypted = zipSync({ 'a.dcm': object('1') });
    const view = new DataView(encrypted.buffer);
    const directory = view.getUint32(encrypted.length - 6, true);
    encrypted[directory + 8]! |= 1;
    expect(await reasonOf(encrypted, 'locked.zip')).toMatchObject([{ code: 'zip-encrypted' }]);
  });
});

describe('PNG and JPEG files', () => {
  const grey16 = encodePng({
    width: 3,
    height: 1,
    depth: 16,
    channels: 1,
    data: Uint16Array.of(0, 700, 65535),
  });

  it('become studies of one image without a header, under UIDs that stay the same', async () => {
    const first = await openBytes({ 'a.png': grey16 });
    const again = await openBytes({ 'b.png': grey16 });
    const image = imagesOf(first.studies[0]!)[0]!;
    expect(image).toMatchObject({
      hasHeader: false,
      Rows: 1,
      Columns: 3,
      Modality: '',
      spacing: null,
    });
    expect(first.studies[0]?.StudyInstanceUID).toMatch(/^2\.25\.\d{10,39}$/);
    expect(again.studies[0]?.StudyInstanceUID).toBe(first.studies[0]?.StudyInstanceUID);
    expect(image.SOPInstanceUID).not.toBe(first.studies[0]?.StudyInstanceUID);
  });

  const frameOf = async (bytes: Uint8Array) => {
    const { studies, frames } = await openBytes({ 'a.png': bytes });
    return frames.readFrame(imagesOf(studies[0]!)[0]!.imageId);
  };

  it('keep 16-bit grey values', async () => {
    const { display, modality } = await frameOf(grey16);
    expect(Array.from(modality?.data ?? [])).toEqual([0, 700, 65535]);
    expect(display).toMatchObject({ isColor: false, min: 0, max: 65535 });
  });

  it('are grey where all channels are equal, and else photographs without modality pixels', async () => {
    const equal = encodePng({
      width: 2,
      height: 1,
      channels: 3,
      data: Uint8Array.of(9, 9, 9, 50, 50, 50),
    });
    expect(Array.from((await frameOf(equal)).modality?.data ?? [])).toEqual([9, 50]);
    const color = encodePng({
      width: 1,
      height: 1,
      channels: 4,
      data: Uint8Array.of(9, 90, 200, 255),
    });
    const { display, modality } = await frameOf(color);
    expect(modality).toBeNull();
    expect(Array.from(display.data)).toEqual([9, 90, 200]);
  });

  it('unpack PNGs of less than eight bits', async () => {
    const packed = encodePng({
      width: 10,
      height: 1,
      depth: 1,
      channels: 1,
      data: Uint8Array.of(0b10110000, 0b01000000),
    });
    expect(Array.from((await frameOf(packed)).modality?.data ?? [])).toEqual([
      1, 0, 1, 1, 0, 0, 0, 0, 0, 1,
    ]);
  });

  it('open JPEG', async () => {
    const data = Uint8Array.from({ length: 8 * 8 * 4 }, () => 128);
    const bytes = Uint8Array.from(jpeg.encode({ width: 8, height: 8, data }, 100).data);
    const { studies } = await openBytes({ 'a.jpg': bytes });
    expect(imagesOf(studies[0]!)[0]).toMatchObject({ Rows: 8, Columns: 8, hasHeader: false });
    expect((await frameOf(bytes)).modality?.data[10]).toBe(128);
  });

  it('say when they are broken', async () => {
    expect(await reasonOf(grey16.slice(0, 20), 'cut.png')).toMatchObject([
      { code: 'file-truncated' },
    ]);
    await expect(frameOf(grey16.slice(0, 45))).rejects.toMatchObject({
      code: 'file-decode-failed',
    });
  });
});

describe('opening', () => {
  const files = ['1', '2', '3'].map((end) => sourceFile(`${end}.dcm`, object(end)));

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await openFiles(files, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
  });

  it('stops when cancelled, keeps what was read so far and counts the rest; decoding stops too', async () => {
    const controller = new AbortController();
    const opening = openFiles(files, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const stopped = await opening;
    expect(stopped.studies.flatMap(imagesOf)).toHaveLength(1);
    expect(stopped.unreadCount).toBe(2);
    const { studies, frames } = await openFiles(files);
    const { imageId } = imagesOf(studies[0]!)[0]!;
    await expect(frames.readFrame(imageId, controller.signal)).rejects.toBeInstanceOf(
      CancelledError,
    );
  });

  it('reports a file that cannot be read as that file’s problem', async () => {
    const gone = { name: 'gone.dcm', bytes: () => Promise.reject(new Error('no longer there')) };
    const { rejected } = await openFiles([gone]);
    expect(rejected).toMatchObject([{ fileName: 'gone.dcm' }]);
  });

  it('gives frames of several openings through one source', async () => {
    const [one, two] = await Promise.all([openFiles(files.slice(0, 1)), openFiles(files.slice(1))]);
    one.frames.merge(two.frames);
    const { imageId } = imagesOf(two.studies[0]!)[0]!;
    expect(one.frames.has(imageId)).toBe(true);
    expect((await one.frames.readFrame(imageId)).display.width).toBe(8);
    await expect(one.frames.readFrame('unknown#1')).rejects.toMatchObject({
      code: 'file-decode-failed',
    });
  });

  it('shows what was opened last of two files that call themselves the same image', async () => {
    const pixelsOf = (value: number) => ({ pixels: Array<number>(48).fill(value) });
    const [one, two] = await Promise.all([
      openBytes({ 'a.dcm': buildRadiograph(pixelsOf(1)) }),
      openBytes({ 'b.dcm': buildRadiograph(pixelsOf(2)) }),
    ]);
    const { imageId, SOPInstanceUID } = imagesOf(one.studies[0]!)[0]!;
    const firstPixel = async () => (await one.frames.readFrame(imageId)).display.data[0];
    expect(await firstPixel()).toBe(1);
    one.frames.merge(two.frames);
    expect(await firstPixel()).toBe(2);
    one.frames.forget([imageId]);
    expect(one.frames.has(imageId)).toBe(false);
    await expect(firstPixel()).rejects.toMatchObject({ code: 'file-decode-failed' });
    expect(one.frames.file(SOPInstanceUID)).toBeUndefined();
  });
});
