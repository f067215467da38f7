import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Decoder } from 'jpeg-lossless-decoder-js';
import { describe, expect, it } from 'vitest';
import { decodeJpegLossless } from '../../src/dicom/decode/decodeJpegLossless';
import { describePixels } from '../../src/dicom/describePixels';
import { locateFrame } from '../../src/dicom/locateFrame';
import { readDataset } from '../../src/dicom/readDataset';
import { encodeJpegLossless } from '../builders/jpegStreams';

const columns = 37;
/** Slopes, noise and jumps; small enough that no predictor's difference leaves the builder's table. */
const pixels = Array.from(
  { length: columns * 30 },
  (_, at) => (at * 61 + ((at * at * 7919) % 977) + (at % 11 === 0 ? 2_000 : 0)) % 4_096,
);

/** What the library, which reads bit by bit, makes of a stream of more than 8 bits. */
function decodeByLibrary(stream: Uint8Array): Uint16Array {
  const data = new Decoder().decode(stream.buffer, stream.byteOffset, stream.length, 2);
  return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
}

/** Megapixels, which `toEqual` would look at one by one. */
function areEqual(stream: Uint8Array): boolean {
  const [ours, theirs] = [decodeJpegLossless(stream)!.data, decodeByLibrary(stream)];
  return Buffer.from(ours.buffer).equals(
    Buffer.from(theirs.buffer, theirs.byteOffset, theirs.byteLength),
  );
}

function firstFrame(path: string): Uint8Array {
  const { dataset } = readDataset(new Uint8Array(readFileSync(path)));
  return locateFrame(dataset, describePixels(dataset, 1), 1, 1).bytes.slice();
}

describe('a lossless JPEG of one component', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])(
    'is read with predictor %i as the library reads it',
    (predictor) => {
      const stream = encodeJpegLossless(pixels, columns, 16, { predictor });
      const image = decodeJpegLossless(stream);
      expect(image).toMatchObject({ width: columns, height: 30, precision: 16 });
      expect([...image!.data]).toEqual(pixels);
      expect(areEqual(stream)).toBe(true);
    },
  );

  it.each([1, 4, 7])('is read across restart markers with predictor %i', (predictor) => {
    const stream = encodeJpegLossless(pixels, columns, 12, { predictor, restartRows: 3 });
    expect([...decodeJpegLossless(stream)!.data]).toEqual(pixels);
  });

  it('is refused where its data end early, within a row or at one', () => {
    const whole = encodeJpegLossless(pixels, columns, 16);
    for (const length of [whole.length >> 1, whole.length - 8]) {
      expect(() => decodeJpegLossless(whole.slice(0, length))).toThrow('file-truncated');
    }
    const restarting = encodeJpegLossless(pixels, columns, 16, { restartRows: 15 });
    const second = restarting.lastIndexOf(0xd0) - 1;
    expect(() => decodeJpegLossless(restarting.slice(0, second))).toThrow('file-truncated');
  });

  it('is refused where its data are no code', () => {
    const stream = encodeJpegLossless(pixels, columns, 16);
    // Codes are five bits of sixteen sizes: those that begin with a one are none.
    stream.fill(0xf7, stream.length - 200, stream.length - 100);
    expect(() => decodeJpegLossless(stream)).toThrow('file-decode-failed');
  });

  it('with several components is left to the library', () => {
    const stream = encodeJpegLossless(pixels, columns, 16);
    const components = stream.indexOf(0xc3) + 8;
    stream[components] = 3;
    expect(decodeJpegLossless(stream)).toBeNull();
  });

  it('that is a radiograph comes out as the library gives it', () => {
    expect(areEqual(firstFrame('public/samples/normal.dcm'))).toBe(true);
  });
});

const beside = fileURLToPath(new URL('../../../shared/dicom', import.meta.url));
const folder = `${process.env['SHOKEN_CORPUS'] ?? beside}/files/`;
const isHere = existsSync(folder);
if (!isHere) console.log(`skipped: there are no real DICOM files in ${folder}`);

describe.skipIf(!isHere)('a real file', () => {
  it.each([
    '218356eb-CT0012.fragmented_no_bot_jpeg_lossless.57.dcm',
    '5d38cc99-OutOfBoundsOverlay.dcm',
    '6fecb0ac-CR-ModalitySequenceLUT.dcm',
    '86a79b70-GH184.dcm',
    'c9d000c7-JPEG-LL.dcm',
  ])('%s comes out as the library gives it', (name) => {
    expect(areEqual(firstFrame(folder + name))).toBe(true);
  });
});
