import { deflateSync } from 'fflate';
import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { transferSyntax } from '../builders/dicomBuilder';
import { encodeStream } from '../builders/encodeStream';
import { encodeJpegExtended, encodeJpegLossless } from '../builders/jpegStreams';
import { buildRadiograph } from '../builders/radiograph';
import { colorOf, framesOf, greyOf } from './opened';

const ramp = Array.from({ length: 48 }, (_, index) => index * 10);

describe('uncompressed pixels', () => {
  it.each([
    ['implicit little endian', { TransferSyntaxUID: transferSyntax.implicit }],
    ['explicit little endian', { TransferSyntaxUID: transferSyntax.explicit }],
    ['explicit big endian', { TransferSyntaxUID: transferSyntax.bigEndian }],
    ['deflated', { TransferSyntaxUID: transferSyntax.deflated, deflate: deflateSync }],
    ['no preamble', { hasPreamble: false }],
    ['no meta header at all', { hasMeta: false }],
  ])('reads %s', async (_, options) => {
    expect(await greyOf({ ...options, pixels: ramp })).toEqual(ramp);
  });

  it('extends the sign of the bits stored and drops what lies above High Bit', async () => {
    const attributes = { '00280103 US': 1 };
    const pixels = [0x0fff, 0x0800, 0xf7ff, 0x1001];
    expect(await greyOf({ columns: 2, rows: 2, pixels, attributes })).toEqual([-1, -2048, 2047, 1]);
  });

  it('reads the bits below a High Bit that is not Bits Stored − 1', async () => {
    const attributes = { '00280101 US': 12, '00280102 US': 15 };
    expect(await greyOf({ columns: 2, rows: 1, pixels: [0x123f, 0xfff0], attributes })).toEqual([
      0x123, 0xfff,
    ]);
  });

  it('unpacks one-bit pixels from the lowest bit, with frames that start inside a byte', async () => {
    const attributes = {
      '00280008 IS': '2',
      '00280100 US': 1,
      '00280101 US': 1,
      '00280102 US': 0,
      '7fe00010 OB': Uint8Array.of(0b10100101, 0b00000010),
    };
    const frames = await framesOf(buildRadiograph({ columns: 5, rows: 1, attributes }));
    expect(frames.map((frame) => Array.from(frame.display.data))).toEqual([
      [1, 0, 1, 0, 0],
      [1, 0, 1, 0, 1],
    ]);
  });

  it('reads cells of 12 and of 24 bits, packed from the lowest bit', async () => {
    const size = { columns: 2, rows: 1 };
    const cells = (bits: number, bytes: number[]) => ({
      ...size,
      attributes: {
        '00280100 US': bits,
        '00280101 US': bits,
        '00280102 US': bits - 1,
        '7fe00010 OB': Uint8Array.from(bytes),
      },
    });
    expect(await greyOf(cells(12, [0xbc, 0x3a, 0x12]))).toEqual([0xabc, 0x123]);
    expect(await greyOf(cells(24, [3, 2, 1, 6, 5, 4]))).toEqual([0x010203, 0x040506]);
  });

  it('reads 32-bit and floating point pixels', async () => {
    const bits = { '00280100 US': 32, '00280101 US': 32, '00280102 US': 31 };
    const size = { columns: 2, rows: 1 };
    expect(await greyOf({ ...size, attributes: { ...bits, '7fe00010 OL': [70000, 1] } })).toEqual([
      70000, 1,
    ]);
    expect(await greyOf({ ...size, attributes: { ...bits, '7fe00008 OF': [0.5, -2.25] } })).toEqual(
      [0.5, -2.25],
    );
    expect(await greyOf({ ...size, attributes: { ...bits, '7fe00009 OD': [0.5, -2.25] } })).toEqual(
      [0.5, -2.25],
    );
  });
});

describe('modality pixels', () => {
  it('apply rescale slope and intercept', async () => {
    const attributes = { '00281052 DS': '-1024', '00281053 DS': '2' };
    expect(await greyOf({ columns: 2, rows: 1, pixels: [0, 600], attributes })).toEqual([
      -1024, 176,
    ]);
  });

  it('go through a Modality LUT, whose ends hold for values outside', async () => {
    const item = { '00283002 US': [3, 10, 16], '00283006 US': [100, 200, 400] };
    const attributes = { '00283000 SQ': [item] };
    expect(await greyOf({ columns: 4, rows: 1, pixels: [0, 10, 11, 99], attributes })).toEqual([
      100, 100, 200, 400,
    ]);
  });

  it('mark padding by its stored range and leave it out of the smallest and largest value', async () => {
    const attributes = {
      '00280120 US': 0,
      '00280121 US': 5,
      '00281052 DS': '100',
      '00281053 DS': '1',
    };
    const [frame] = await framesOf(
      buildRadiograph({ columns: 4, rows: 1, pixels: [0, 5, 6, 90], attributes }),
    );
    expect(Array.from(frame?.modality?.padding ?? [])).toEqual([1, 1, 0, 0]);
    expect([frame?.display.min, frame?.display.max]).toEqual([106, 190]);
  });

  it('show padding black, whichever end of the grey scale is black', async () => {
    const display = async (photometric: string, padding: number) => {
      const attributes = { '00280004 CS': photometric, '00280120 US': padding };
      const pixels = [5, 20, 30, padding];
      const [frame] = await framesOf(buildRadiograph({ columns: 4, rows: 1, pixels, attributes }));
      expect(frame?.modality?.data[3]).toBe(padding);
      return Array.from(frame?.display.data ?? []);
    };
    expect(await display('MONOCHROME2', 4095)).toEqual([5, 20, 30, 4]);
    expect(await display('MONOCHROME1', 0)).toEqual([5, 20, 30, 31]);
    expect(await display('MONOCHROME2', 1)).toEqual([5, 20, 30, 1]);
  });

  it('have no mask where the padding value does not occur', async () => {
    const [frame] = await framesOf(buildRadiograph({ attributes: { '00280120 US': 4000 } }));
    expect(frame?.modality?.padding).toBeNull();
  });

  it.each([
    ['MONOCHROME1', '', true],
    ['MONOCHROME1', 'INVERSE', true],
    ['MONOCHROME2', 'INVERSE', true],
    ['MONOCHROME2', 'IDENTITY', false],
  ])(
    'of %s with Presentation LUT Shape "%s" say isInverted = %s',
    async (photometric, shape, expected) => {
      const attributes = { '00280004 CS': photometric, '20500020 CS': shape };
      const [frame] = await framesOf(buildRadiograph({ attributes }));
      expect(frame?.modality?.isInverted).toBe(expected);
      expect(frame?.display.isInverted).toBe(expected);
    },
  );
});

describe('colour', () => {
  const bytes = { '00280100 US': 8, '00280101 US': 8, '00280102 US': 7, '00280002 US': 3 };
  const size = { columns: 2, rows: 1 };

  it('keeps RGB, pixel by pixel or plane by plane, and gives no modality pixels for it', async () => {
    const rgb = [255, 0, 0, 0, 0, 250];
    const byPixel = { ...bytes, '00280004 CS': 'RGB', '00280006 US': 0 };
    const byPlane = { ...byPixel, '00280006 US': 1 };
    expect(await colorOf({ ...size, pixels: rgb, attributes: byPixel })).toEqual(rgb);
    expect(
      await colorOf({ ...size, pixels: [10, 40, 20, 50, 30, 60], attributes: byPlane }),
    ).toEqual([10, 20, 30, 40, 50, 60]);
    const [frame] = await framesOf(buildRadiograph({ ...size, pixels: rgb, attributes: byPixel }));
    expect(frame?.modality).toBeNull();
  });

  it('takes colour whose channels are equal for grey', async () => {
    const attributes = { ...bytes, '00280004 CS': 'RGB' };
    expect(await greyOf({ ...size, pixels: [7, 7, 7, 90, 90, 90], attributes })).toEqual([7, 90]);
  });

  it('turns YBR_FULL and uncompressed YBR_FULL_422 into RGB', async () => {
    const full = { ...bytes, '00280004 CS': 'YBR_FULL' };
    expect(
      await colorOf({ ...size, pixels: [76, 85, 255, 29, 255, 107], attributes: full }),
    ).toEqual([254, 0, 0, 0, 0, 254]);
    const half = { ...bytes, '00280004 CS': 'YBR_FULL_422' };
    expect(await colorOf({ ...size, pixels: [76, 80, 85, 255], attributes: half })).toEqual([
      254, 0, 0, 255, 4, 4,
    ]);
  });

  it('looks palette indices up', async () => {
    const table = {
      '00281101 US': [2, 0, 16],
      '00281102 US': [2, 0, 16],
      '00281103 US': [2, 0, 16],
    };
    const attributes = {
      ...bytes,
      ...table,
      '00280002 US': 1,
      '00280004 CS': 'PALETTE COLOR',
      '00281201 OW': [0, 0xff00],
      '00281202 OW': [0x8000, 0],
      '00281203 OW': [0, 0],
    };
    expect(await colorOf({ ...size, pixels: [1, 0], attributes })).toEqual([255, 0, 0, 0, 128, 0]);
  });

  describe('of a grey image with colours for some of its values', () => {
    const attributes = {
      '00281101 US': [2, 1024, 16],
      '00281102 US': [2, 1024, 16],
      '00281103 US': [2, 1024, 16],
      '00281201 OW': [0, 0xff00],
      '00281202 OW': [0x8000, 0],
      '00281203 OW': [0, 0],
      '00281050 DS': '100',
      '00281051 DS': '200',
      '00281052 DS': '-900',
      '00281053 DS': '1',
    };
    const map = { columns: 4, rows: 1, pixels: [900, 950, 1024, 2000] };

    it('shows these in colour, the rest in grey by the window, and keeps what they stand for', async () => {
      const file = buildRadiograph({
        ...map,
        attributes: { ...attributes, '00089205 CS': 'COLOR' },
      });
      const [frame] = await framesOf(file);
      expect(frame?.display.isColor).toBe(true);
      expect(Array.from(frame!.display.data)).toEqual(
        [
          [0, 0, 0],
          [64, 64, 64],
          [0, 128, 0],
          [255, 0, 0],
        ].flat(),
      );
      expect(Array.from(frame!.modality!.data)).toEqual([0, 50, 124, 1100]);
    });

    it('is asked of the frame before the image', async () => {
      const asGrey = {
        '52009229 SQ': [{ '00189329 SQ': [{ '00089205 CS': 'MONOCHROME' }] }],
        '00089205 CS': 'MIXED',
      };
      const file = buildRadiograph({ ...map, attributes: { ...attributes, ...asGrey } });
      const [frame] = await framesOf(file);
      expect(frame?.display.isColor).toBe(false);
    });

    it('stays grey where the header does not ask for colour', async () => {
      const [frame] = await framesOf(buildRadiograph({ ...map, attributes }));
      expect(frame?.display.isColor).toBe(false);
    });
  });
});

describe('compressed pixels', () => {
  const columns = 16;
  const pixels = Array.from({ length: columns * 16 }, (_, index) => (index * 37) % 4096);
  const image = { columns, rows: 16 };
  const compressed = (TransferSyntaxUID: string, stream: Uint8Array) =>
    greyOf({ ...image, TransferSyntaxUID, encapsulated: [[stream]] });

  it('reads JPEG Lossless', async () => {
    const stream = encodeJpegLossless(pixels, columns, 12);
    expect(await compressed(transferSyntax.jpegLossless, stream)).toEqual(pixels);
  });

  it('reads JPEG-LS and JPEG 2000', async () => {
    const jls = await encodeStream('jpeg-ls', pixels, columns, 12);
    expect(await compressed(transferSyntax.jpegLs, jls)).toEqual(pixels);
    // The JPEG 2000 encoder refuses images smaller than its five halvings.
    const large = Array.from({ length: 64 * 64 }, (_, index) => (index * 37) % 4096);
    const j2k = await encodeStream('jpeg2000', large, 64, 12);
    const TransferSyntaxUID = transferSyntax.jpeg2000;
    expect(
      await greyOf({ columns: 64, rows: 64, TransferSyntaxUID, encapsulated: [[j2k]] }),
    ).toEqual(large);
  });

  it('extends the sign of signed pixels whose stream says unsigned', async () => {
    const stored = pixels.map((pixel) => pixel & 0xfff);
    const stream = await encodeStream('jpeg-ls', stored, columns, 12);
    const grey = await greyOf({
      ...image,
      TransferSyntaxUID: transferSyntax.jpegLs,
      encapsulated: [[stream]],
      attributes: { '00280103 US': 1 },
    });
    expect(grey).toEqual(stored.map((pixel) => (pixel >= 2048 ? pixel - 4096 : pixel)));
  });

  it('reads 12-bit JPEG Extended', async () => {
    const stream = encodeJpegExtended([100, 2048, 4000, 0], columns);
    const grey = await compressed(transferSyntax.jpegExtended, stream);
    expect([grey[0], grey[8], grey[8 * columns], grey[255]]).toEqual([100, 2048, 4000, 0]);
  });

  it('reads 8-bit JPEG, also across fragments', async () => {
    const data = Uint8Array.from({ length: 16 * 16 * 4 }, (_, index) =>
      index % 4 === 3 ? 255 : 120,
    );
    const stream = Uint8Array.from(jpeg.encode({ width: 16, height: 16, data }, 95).data);
    const attributes = {
      '00280002 US': 3,
      '00280004 CS': 'YBR_FULL_422',
      '00280100 US': 8,
      '00280101 US': 8,
      '00280102 US': 7,
    };
    const grey = await greyOf({
      ...image,
      attributes,
      TransferSyntaxUID: transferSyntax.jpegBaseline,
      encapsulated: [[stream.slice(0, 100), stream.slice(100)]],
    });
    expect(grey.every((value) => value === 120)).toBe(true);
  });

  it('reads RLE', async () => {
    // Two segments (high bytes, low bytes) of four pixels: a run of four, then four literals.
    const header = new Uint8Array(64);
    new DataView(header.buffer).setUint32(0, 2, true);
    new DataView(header.buffer).setUint32(4, 64, true);
    new DataView(header.buffer).setUint32(8, 66, true);
    const stream = Uint8Array.from([...header, 0xfd, 1, 3, 5, 6, 7, 8, 0]);
    const grey = await greyOf({
      columns: 4,
      rows: 1,
      TransferSyntaxUID: transferSyntax.rle,
      encapsulated: [[stream]],
    });
    expect(grey).toEqual([261, 262, 263, 264]);
  });

  it.each([true, false])(
    'finds frames of several fragments each (offset table: %s)',
    async (hasOffsetTable) => {
      const streams = [100, 900].map((level) =>
        encodeJpegLossless(
          pixels.map(() => level),
          columns,
          12,
        ),
      );
      const frames = await framesOf(
        buildRadiograph({
          ...image,
          hasOffsetTable,
          TransferSyntaxUID: transferSyntax.jpegLossless,
          attributes: { '00280008 IS': '2' },
          encapsulated: streams.map((stream) => [stream.slice(0, 40), stream.slice(40)]),
        }),
      );
      expect(frames.map((frame) => frame.display.data[5])).toEqual([100, 900]);
    },
  );

  it('says which file cannot be decoded', async () => {
    const broken = greyOf({
      ...image,
      TransferSyntaxUID: transferSyntax.jpegLs,
      encapsulated: [[Uint8Array.of(0xff, 0xd8, 1, 2, 3, 4)]],
    });
    await expect(broken).rejects.toMatchObject({
      code: 'file-decode-failed',
      detail: { file: 'a.dcm' },
    });
  });
});
