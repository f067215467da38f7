import { describe, expect, test } from 'vitest';
import type { DisplayPixels } from '#domain';
import {
  dragWindow,
  findFirstWindow,
  findPercentileWindow,
  findSideOfWindow,
  followWindow,
  listWindowPresets,
  rangeOfWindow,
} from '../../src/viewer/windowLevel';

function greyDisplay(values: ArrayLike<number>, min = 0, max = 4095): DisplayPixels {
  const data = Float32Array.from(values);
  return { width: data.length, height: 1, data, isColor: false, isInverted: false, min, max };
}
const ramp = greyDisplay(
  Array.from({ length: 1001 }, (_, at) => at),
  0,
  1000,
);
const header = { center: 500, width: 300, explanation: 'NORMAL' };

describe('the window an image opens with', () => {
  test('is the first one of the header', () => {
    expect(findFirstWindow({ Modality: 'DX', windows: [header] }, ramp)).toEqual({
      center: 500,
      width: 300,
    });
  });

  test('is taken from the pixels where the header gives none or a broken one', () => {
    const measured = findPercentileWindow(ramp);
    expect(measured).toEqual({ center: 500, width: 990 });
    expect(findFirstWindow({ Modality: 'DX', windows: [] }, ramp)).toEqual(measured);
    expect(findFirstWindow({ Modality: 'DX', windows: [{ ...header, width: 0 }] }, ramp)).toEqual(
      measured,
    );
  });

  test('is that of soft tissue for CT without one, if its values can be Hounsfield units', () => {
    const ct = { Modality: 'CT', windows: [], valueUnit: 'HU' };
    const slice = greyDisplay([-3024, -1000, -100, 40, 1500], -3024, 1500);
    const softTissue = { center: 40, width: 400 };
    expect(findFirstWindow(ct, slice)).toEqual(softTissue);
    expect(findFirstWindow({ ...ct, windows: [header] }, slice)).toEqual({
      center: 500,
      width: 300,
    });
    expect(findFirstWindow(ct, ramp)).toEqual(findPercentileWindow(ramp));
    expect(findFirstWindow({ ...ct, Modality: 'MR' }, slice)).not.toEqual(softTissue);
  });

  test('leaves padding out of account', () => {
    const padded = greyDisplay([...Array<number>(500).fill(-2000), ...ramp.data], 0, 1000);
    expect(findPercentileWindow(padded).center).toBeCloseTo(500, 0);
  });

  test('is sound even for an image of one value', () => {
    expect(findPercentileWindow(greyDisplay([7, 7, 7], 7, 7)).width).toBeGreaterThan(0);
  });

  test('is the full range for colour', () => {
    const color = { ...ramp, isColor: true, data: new Uint8Array(3) };
    expect(findFirstWindow({ Modality: 'DX', windows: [header] }, color)).toEqual({
      center: 127.5,
      width: 255,
    });
  });
});

describe('the window of the next image of a stack', () => {
  const even = greyDisplay([7, 7, 7], 7, 7);
  const none = { Modality: 'DX', windows: [] };

  test('is that of the one before', () => {
    const window = findPercentileWindow(ramp);
    expect(followWindow(window, ramp, none, greyDisplay([1, 5, 9], 1, 9))).toBe(window);
  });

  test('is found anew after a frame of a single value', () => {
    const window = findFirstWindow(none, even);
    expect(followWindow(window, even, none, ramp)).toBe(findPercentileWindow(ramp));
  });

  test('is the one the reader set, or the header states, even so', () => {
    const set = { center: 3, width: 8 };
    expect(followWindow(set, even, none, ramp)).toBe(set);
    const stated = findFirstWindow({ Modality: 'DX', windows: [header] }, even);
    expect(followWindow(stated, even, { Modality: 'DX', windows: [header] }, ramp)).toBe(stated);
  });
});

test('a window that leaves an image all white or all black is told from one that does not', () => {
  expect(findSideOfWindow({ center: -500, width: 100 }, ramp)).toBe('above');
  expect(findSideOfWindow({ center: 2000, width: 100 }, ramp)).toBe('below');
  expect(findSideOfWindow({ center: 0, width: 100 }, ramp)).toBeNull();
  // Neither says where it ends.
  expect(findSideOfWindow({ center: 2000, width: 100, shape: 'sigmoid' }, ramp)).toBeNull();
});

test("presets are the header's windows, then by percentile and in full; those of CT for CT", () => {
  const ids = (Modality: string) =>
    listWindowPresets({ Modality, windows: [header, header] }, ramp).map(({ id }) => id);
  expect(ids('DX')).toEqual(['header', 'header', 'auto', 'full']);
  const ct = ['soft-tissue', 'lung', 'bone', 'brain', 'liver'];
  expect(ids('CT')).toEqual([...ct, 'header', 'header', 'auto', 'full']);
});

test('a window of the header keeps its function and its table, which a drag gives up', () => {
  const lut = { first: 0, values: Uint16Array.of(0, 255), bits: 8 };
  const windows = [
    { ...header, shape: 'sigmoid' as const },
    { ...header, lut },
  ];
  const [sigmoid, table] = listWindowPresets({ Modality: 'DX', windows }, ramp);
  expect(sigmoid?.window).toEqual({ center: 500, width: 300, shape: 'sigmoid' });
  expect(table?.window).toEqual({ center: 500, width: 300, lut, explanation: 'NORMAL' });
  const by = { x: 1, y: 0 };
  expect(dragWindow(sigmoid!.window, by, 2)).toEqual({ center: 500, width: 302, shape: 'sigmoid' });
  expect(dragWindow(table!.window, by, 2)).toEqual({ center: 500, width: 302 });
});

test('the range follows PS3.3 C.11.2.1.2, and is exact for very narrow windows', () => {
  expect(rangeOfWindow({ center: 2048, width: 4096 })).toEqual({ lower: 0, upper: 4095 });
  expect(rangeOfWindow({ center: 0.5, width: 0.5 })).toEqual({ lower: 0.25, upper: 0.75 });
  expect(rangeOfWindow({ center: 50, width: 100, shape: 'linear-exact' })).toEqual({
    lower: 0,
    upper: 100,
  });
});

test('dragging right widens, dragging down darkens, and the width never reaches zero', () => {
  const window = { center: 100, width: 50 };
  expect(dragWindow(window, { x: 10, y: 0 }, 2).width).toBe(70);
  expect(dragWindow(window, { x: 0, y: 10 }, 2).center).toBe(120);
  expect(dragWindow(window, { x: -1000, y: 0 }, 2).width).toBeGreaterThan(0);
});
