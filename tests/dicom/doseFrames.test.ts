import { expect, it } from 'vitest';
import { imagesOf } from '#domain';
import { buildRadiograph } from '../builders/radiograph';
import { openBytes } from './opened';

const heightsOf = async (offsets: readonly number[], orientation: readonly number[]) => {
  const bytes = buildRadiograph({
    attributes: {
      '00080016 UI': '1.2.840.10008.5.1.4.1.1.481.2',
      '00080060 CS': 'RTDOSE',
      '00200032 DS': [10, 20, -30],
      '00200037 DS': orientation,
      '00280008 IS': offsets.length,
      '00280030 DS': [2, 2],
      '3004000c DS': offsets,
      '7fe00010 OW': new Uint8Array(6 * 8 * 2 * offsets.length),
    },
  });
  const { studies } = await openBytes({ 'dose.dcm': bytes });
  return studies.flatMap(imagesOf).map(({ plane }) => plane?.position);
};

it('frames of a dose lie apart by their offsets along the normal, not all in the first', async () => {
  expect(await heightsOf([0, 2.5, 5], [1, 0, 0, 0, 1, 0])).toEqual([
    [10, 20, -30],
    [10, 20, -27.5],
    [10, 20, -25],
  ]);
  expect(await heightsOf([0, 4], [0, 1, 0, 0, 0, -1])).toEqual([
    [10, 20, -30],
    [6, 20, -30],
  ]);
});

it('offsets from the origin of the patient, as older systems write them, mean the same', async () => {
  expect(await heightsOf([-30, -25], [1, 0, 0, 0, 1, 0])).toEqual([
    [10, 20, -30],
    [10, 20, -25],
  ]);
});
