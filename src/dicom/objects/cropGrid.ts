import type { MaskInImage } from '#domain';

/** The pixels of a whole grid that count, cropped to where there are any; null without one. */
export function cropGrid(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  counts: (value: number) => boolean,
): MaskInImage | null {
  let [left, right, top, bottom] = [columns, -1, rows, -1];
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      if (values[at] === 0 || !counts(values[at]!)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  const [width, height] = [right - left + 1, bottom - top + 1];
  const data = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const from = (top + y) * columns + left;
    for (let x = 0; x < width; x++, to++) data[to] = counts(values[from + x]!) ? 1 : 0;
  }
  return { imageWidth: columns, imageHeight: rows, x: left, y: top, width, height, data };
}
