import { expect, it } from 'vitest';
import { imagesOf } from '#domain';
import { buildRadiograph } from '../builders/radiograph';
import { openBytes } from './opened';

const numbers = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);

/** An object of one frame per list of dimension values, at as many heights. */
const enhanced = (...places: number[][]) =>
  buildRadiograph({
    attributes: {
      '00080060 CS': 'MR',
      '00280008 IS': places.length,
      '52009229 SQ': [{ '00289110 SQ': [{ '00180050 DS': '3.5', '00280030 DS': [1, 1] }] }],
      '52009230 SQ': places.map((values) => ({
        '00209111 SQ': [{ '00209157 UL': numbers(...values) }],
      })),
      '7fe00010 OW': new Uint8Array(6 * 8 * 2 * places.length),
    },
  });

const framesIn = async (bytes: Uint8Array) => {
  const { studies } = await openBytes({ 'a.dcm': bytes });
  return studies.flatMap(imagesOf).map(({ frame }) => frame);
};

it('frames come in the order of their dimensions, the first the slowest, not in that of the file', async () => {
  expect(await framesIn(enhanced([1, 2], [1, 1]))).toEqual([2, 1]);
  expect(await framesIn(enhanced([1, 10], [2, 1], [1, 9], [1, 1]))).toEqual([4, 3, 1, 2]);
});

it('frames without dimensions, or of one place, keep the order of the file', async () => {
  expect(await framesIn(enhanced([], [], []))).toEqual([1, 2, 3]);
  expect(await framesIn(enhanced([1, 1], [1, 1]))).toEqual([1, 2]);
});

it('the thickness of a slice is that of its functional group', async () => {
  const { studies } = await openBytes({ 'a.dcm': enhanced([1, 1], [1, 2]) });
  expect(studies.flatMap(imagesOf).map(({ SliceThickness }) => SliceThickness)).toEqual([3.5, 3.5]);
});
