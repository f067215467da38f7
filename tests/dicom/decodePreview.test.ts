import { describe, expect, it } from 'vitest';
import { openFiles, type Frame } from '#dicom';
import { transferSyntax } from '../builders/dicomBuilder';
import { encodeStream } from '../builders/encodeStream';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';

/** A broad hill … */
const hillAt = (x: number, y: number, columns: number, rows: number) =>
  1000 + 800 * Math.sin((3 * x) / columns) * Math.sin((3 * y) / rows);

/** … with a sharp square on it: what a preview must keep in its place. */
function paint(columns: number, rows: number): number[] {
  return Array.from({ length: columns * rows }, (_, at) => {
    const x = at % columns;
    const y = Math.floor(at / columns);
    const isInSquare = x >= 200 && x < 300 && y >= 400 && y < 500;
    return Math.round(hillAt(x, y, columns, rows) + (isInSquare ? 900 : 0));
  });
}

async function read(columns: number, rows: number) {
  const pixels = paint(columns, rows);
  const stream = await encodeStream('jpeg2000', pixels, columns, 12);
  const file = buildRadiograph({
    TransferSyntaxUID: transferSyntax.jpeg2000,
    columns,
    rows,
    encapsulated: [[stream]],
  });
  const { studies, frames } = await openFiles([sourceFile('a.dcm', file)]);
  const imageId = studies[0]?.series[0]?.images[0]?.imageId ?? '';
  const previews: Frame[] = [];
  const frame = await frames.readFrame(imageId, undefined, (preview) => previews.push(preview));
  return { pixels, previews, frame };
}

describe('a look at a large JPEG 2000 frame before it is decoded', () => {
  it.each([
    [1300, 1200],
    [1301, 1203],
  ])('shows all of %i × %i in its place, but nothing to measure', async (columns, rows) => {
    const { pixels, previews, frame } = await read(columns, rows);
    expect(previews).toHaveLength(1);
    const [preview] = previews;
    expect(preview).toMatchObject({ isPreview: true, modality: null });
    expect(preview?.display).toMatchObject({ width: columns, height: rows });
    const shown = preview?.display.data ?? [];
    const off = pixels.map((value, at) => Math.abs((shown[at] ?? 0) - value));
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(3);
    // Two pixels within each edge of the square it is bright, two pixels beyond it is not.
    const height = (x: number, y: number) =>
      (shown[y * columns + x] ?? 0) - hillAt(x, y, columns, rows);
    for (const [x, y] of [
      [202, 450],
      [297, 450],
      [250, 402],
      [250, 497],
    ] as const)
      expect(height(x, y)).toBeGreaterThan(700);
    for (const [x, y] of [
      [197, 450],
      [302, 450],
      [250, 397],
      [250, 502],
    ] as const)
      expect(height(x, y)).toBeLessThan(200);
    expect(frame.isPreview).toBeUndefined();
    expect(Array.from(frame.modality?.data ?? [])).toEqual(pixels);
  });

  it('is not given of a small frame', async () => {
    expect((await read(640, 600)).previews).toEqual([]);
  });
});
