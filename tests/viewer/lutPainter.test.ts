import { expect, test, vi } from 'vitest';
import type { DisplayPixels } from '#domain';
import { applyLut, withLuts } from '../../src/viewer/lutPainter';
import type { Painter, ViewportState } from '../../src/viewer/painter';

const display: DisplayPixels = {
  width: 4,
  height: 1,
  data: Float32Array.of(-5, 10, 11, 99),
  isColor: false,
  isInverted: false,
  min: -5,
  max: 99,
};
const grid = { width: 4, height: 1, pixelAspect: 1 };
const lut = { first: 10, values: Uint16Array.of(7, 300, 4000), bits: 12 };
const plain: ViewportState = {
  zoom: 1,
  centerInImage: { x: 2, y: 0.5 },
  rotation: 0,
  isMirrored: false,
  isInverted: false,
  window: { center: 1, width: 2 },
};
const withTable: ViewportState = { ...plain, window: { center: 1, width: 2, lut } };

function watched(show: Painter['show'] = async () => undefined) {
  const inner = {
    show: vi.fn(show),
    paint: vi.fn(),
    resize: vi.fn(),
    size: { width: 1, height: 1 },
    canvasFromImage: [1, 0, 0, 1, 0, 0] as const,
    dispose: vi.fn(),
  };
  const onFail = vi.fn();
  return { inner, onFail, painter: withLuts(inner, onFail) };
}

test('a table gives its entry for every value, the nearest one beyond its ends', () => {
  const { data, min, max } = applyLut(display, lut);
  expect([...data]).toEqual([7, 7, 300, 4000]);
  expect([min, max]).toEqual([0, 4095]);
});

test('a table is applied once, then painted in its full range; a plain window brings the image back', async () => {
  const { inner, painter } = watched();
  await painter.show(display, grid);
  painter.paint(withTable);
  await vi.waitFor(() => expect(inner.paint).toHaveBeenCalledTimes(1));
  painter.paint({ ...withTable, zoom: 3 });
  expect(inner.show).toHaveBeenCalledTimes(2);
  expect([...inner.show.mock.calls[1]![0].data]).toEqual([7, 7, 300, 4000]);
  expect(inner.paint.mock.lastCall?.[0]).toMatchObject({
    zoom: 3,
    window: { center: 2048, width: 4096 },
  });
  painter.paint(plain);
  await vi.waitFor(() => expect(inner.paint).toHaveBeenCalledTimes(3));
  expect(inner.show.mock.lastCall?.[0]).toBe(display);
  expect(inner.paint.mock.lastCall?.[0]).toEqual(plain);
});

test('a failure to show the image with its table is told', async () => {
  let turn = 0;
  const { painter, onFail } = watched(async () => {
    if (turn++ > 0) throw new Error('no memory');
  });
  await painter.show(display, grid);
  painter.paint(withTable);
  await vi.waitFor(() => expect(onFail).toHaveBeenCalledOnce());
});
