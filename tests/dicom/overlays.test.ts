import { expect, it } from 'vitest';
import { transferSyntax } from '../builders/dicomBuilder';
import { buildRadiograph, type RadiographOptions } from '../builders/radiograph';
import { framesOf } from './opened';

const planesOf = async (options: RadiographOptions) =>
  (await framesOf(buildRadiograph({ columns: 4, rows: 2, ...options }))).map(
    ({ overlayPlanes = [] }) =>
      overlayPlanes.map(({ bits, ...about }) => ({ ...about, bits: [...bits].join('') })),
  );

const plane = { '60000010 US': 2, '60000011 US': 4, '60000040 CS': 'G', '60000050 SS': [1, 1] };

it.each([transferSyntax.explicit, transferSyntax.bigEndian])(
  'an overlay has its bits, its place and its name (%s)',
  async (TransferSyntaxUID) => {
    const attributes = {
      ...plane,
      '60003000 OW': [0b1000_0001],
      '60020010 US': 1,
      '60020011 US': 3,
      '60020022 LO': 'mark',
      '60020040 CS': 'R',
      '60020050 SS': [-1, 3],
      '60023000 OW': [0b110],
    };
    expect(await planesOf({ TransferSyntaxUID, attributes })).toEqual([
      [
        { label: '', isRegion: false, rows: 2, columns: 4, top: 0, left: 0, bits: '10000001' },
        { label: 'mark', isRegion: true, rows: 1, columns: 3, top: -2, left: 2, bits: '011' },
      ],
    ]);
  },
);

it.each([transferSyntax.explicit, transferSyntax.bigEndian])(
  'an overlay in the free bits of the pixels is drawn, and not seen in the pixels (%s)',
  async (TransferSyntaxUID) => {
    const attributes = { ...plane, '60000100 US': 16, '60000102 US': 12 };
    const pixels = [0x1001, 2, 3, 4, 5, 6, 7, 0x1008];
    expect((await planesOf({ TransferSyntaxUID, attributes, pixels }))[0]?.[0]?.bits).toBe(
      '10000001',
    );
    const [frame] = await framesOf(
      buildRadiograph({ TransferSyntaxUID, columns: 4, rows: 2, attributes, pixels }),
    );
    expect([...(frame?.display.data ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  },
);

it('each frame has its own frame of an overlay, from the one it begins at', async () => {
  const attributes = {
    ...plane,
    '00280008 IS': '3',
    '60000015 IS': '2',
    '60000051 US': 2,
    '60003000 OW': [0x0f | (0xf0 << 8)],
  };
  const pixels = Array<number>(24).fill(0);
  const bits = (await planesOf({ attributes, pixels })).map((planes) => planes[0]?.bits);
  expect(bits).toEqual([undefined, '11110000', '00001111']);
});

it('an overlay that is cut short is left out', async () => {
  expect(await planesOf({ attributes: { ...plane, '60003000 OW': [] } })).toEqual([[]]);
});
