import jpeg from 'jpeg-js';
import { expect, it } from 'vitest';
import { imagesOf } from '#domain';
import { readExifOrientation, setUpright } from '../../src/dicom/decode/exifOrientation';
import { openBytes } from './opened';

/** A, B, C over D, E, F as a camera writes them for each orientation (Exif 2.3, figure 5). */
const stored = {
  1: [3, 'ABCDEF'],
  2: [3, 'CBAFED'],
  3: [3, 'FEDCBA'],
  4: [3, 'DEFABC'],
  5: [2, 'ADBECF'],
  6: [2, 'CFBEAD'],
  7: [2, 'FCEBDA'],
  8: [2, 'DAEBFC'],
} as const;

it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)('orientation %i is set upright', (orientation) => {
  const [width, letters] = stored[orientation];
  const data = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const picture = { width, height: 6 / width, channels: 1, data, maximum: 255 };
  const upright = setUpright(picture, orientation);
  expect([upright.width, upright.height]).toEqual([3, 2]);
  expect(String.fromCharCode(...Array.from(upright.data))).toBe('ABCDEF');
});

/** Exif with one entry, in either byte order, between the JPEG's first marker and the rest. */
function withExif(bytes: Uint8Array, orientation: number, isLittle: boolean): Uint8Array {
  const exif = new DataView(new ArrayBuffer(36));
  exif.setUint32(0, 0xffe10022);
  exif.setUint32(4, 0x45786966);
  exif.setUint16(10, isLittle ? 0x4949 : 0x4d4d);
  exif.setUint16(12, 42, isLittle);
  exif.setUint32(14, 8, isLittle);
  exif.setUint16(18, 1, isLittle);
  exif.setUint16(20, 0x0112, isLittle);
  exif.setUint16(22, 3, isLittle);
  exif.setUint32(24, 1, isLittle);
  exif.setUint16(28, orientation, isLittle);
  return Uint8Array.of(
    ...bytes.subarray(0, 2),
    ...new Uint8Array(exif.buffer),
    ...bytes.subarray(2),
  );
}

it('a photograph taken on its side opens upright, its size too', async () => {
  const pixels = new Uint8Array(16 * 8 * 4).fill(255);
  // The right half is black; lying on its side (6: turn clockwise) it is the lower half.
  for (let at = 0; at < 16 * 8; at++) if (at % 16 >= 8) pixels.fill(0, at * 4, at * 4 + 3);
  const plain = new Uint8Array(jpeg.encode({ width: 16, height: 8, data: pixels }, 100).data);
  for (const isLittle of [true, false]) {
    const bytes = withExif(plain, 6, isLittle);
    expect(readExifOrientation(bytes)).toBe(6);
    const { studies, frames } = await openBytes({ 'a.jpg': bytes });
    const image = imagesOf(studies[0]!)[0]!;
    expect([image.Columns, image.Rows]).toEqual([8, 16]);
    const { display } = await frames.readFrame(image.imageId);
    expect([display.width, display.height]).toEqual([8, 16]);
    expect(display.data[0]).toBeGreaterThan(250);
    expect(display.data[8 * 15]).toBeLessThan(5);
  }
  expect(readExifOrientation(plain)).toBe(1);
});
