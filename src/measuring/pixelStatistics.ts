import {
  middleOfBox,
  type MeasuredShape,
  type ModalityPixels,
  type PixelStatistics,
  type PointInImage,
} from '#domain';

export type MeasuredPixels = Pick<ModalityPixels, 'width' | 'height' | 'data' | 'padding'>;

/** First and last pixel of a row or column of pixels whose middles lie from `low` to `high`. */
const pixelsWithin = (low: number, high: number, length: number) =>
  [Math.max(0, Math.ceil(low - 0.5)), Math.min(length - 1, Math.floor(high - 0.5))] as const;

/**
 * The runs of pixels whose middle lies in the shape, edge included, row by row. Calls with row, first and
 * last column.
 */
function eachRun(
  shape: Extract<MeasuredShape, { kind: 'ellipse' | 'rectangle' }>,
  pixels: MeasuredPixels,
  visit: (row: number, first: number, last: number) => void,
): void {
  if (shape.kind === 'ellipse' && shape.turn) {
    eachRunOfTurned({ ...shape, turn: shape.turn }, pixels, visit);
    return;
  }
  const {
    kind,
    points: [a, b],
  } = shape;
  const { width, height } = pixels;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const half = { x: Math.abs(b.x - a.x) / 2, y: Math.abs(b.y - a.y) / 2 };
  const [top, bottom] = pixelsWithin(middle.y - half.y, middle.y + half.y, height);
  for (let row = top; row <= bottom; row++) {
    const down = half.y === 0 ? 0 : (row + 0.5 - middle.y) / half.y;
    const reach = kind === 'ellipse' ? half.x * Math.sqrt(Math.max(0, 1 - down * down)) : half.x;
    const [first, last] = pixelsWithin(middle.x - reach, middle.x + reach, width);
    if (first <= last) visit(row, first, last);
  }
}

/** The same of a turned ellipse: in each row between the roots of its quadratic form. One without width or height has none. */
function eachRunOfTurned(
  { points, turn }: Extract<MeasuredShape, { kind: 'ellipse' }> & { readonly turn: number },
  { width, height }: MeasuredPixels,
  visit: (row: number, first: number, last: number) => void,
): void {
  const [a, b] = points;
  const middle = middleOfBox(points);
  const [across, down] = [((b.x - a.x) / 2) ** 2, ((b.y - a.y) / 2) ** 2];
  if (across === 0 || down === 0) return;
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  const reach = Math.sqrt(across * sin * sin + down * cos * cos);
  const square = (cos * cos) / across + (sin * sin) / down;
  const mixed = cos * sin * (1 / across - 1 / down);
  const [top, bottom] = pixelsWithin(middle.y - reach, middle.y + reach, height);
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5 - middle.y;
    const rest = y * y * ((sin * sin) / across + (cos * cos) / down) - 1;
    const root = Math.sqrt(Math.max(0, (mixed * y) ** 2 - square * rest));
    const x = middle.x - (mixed * y) / square;
    const [first, last] = pixelsWithin(x - root / square, x + root / square, width);
    if (first <= last) visit(row, first, last);
  }
}

/** Mean, standard deviation and range of the values in the shape; null where it holds no pixel but padding. */
export function pixelStatistics(
  shape: Extract<MeasuredShape, { kind: 'ellipse' | 'rectangle' }>,
  pixels: MeasuredPixels,
): PixelStatistics | null {
  const { data, padding, width } = pixels;
  let count = 0;
  let mean = 0;
  // Sum of squares about the running mean (Welford): large values with little spread lose no digits.
  let spread = 0;
  let min = Infinity;
  let max = -Infinity;
  eachRun(shape, pixels, (row, first, last) => {
    for (let at = row * width + first; at <= row * width + last; at++) {
      if (padding?.[at] === 1) continue;
      const value = data[at]!;
      count++;
      const away = value - mean;
      mean += away / count;
      spread += away * (value - mean);
      if (value < min) min = value;
      if (value > max) max = value;
    }
  });
  if (count === 0) return null;
  return { count, mean, standardDeviation: Math.sqrt(spread / count), min, max };
}

/** The value of the pixel under a point; null for padding. */
export function valueAt({ x, y }: PointInImage, pixels: MeasuredPixels): number | null {
  const { data, padding, width, height } = pixels;
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const at = row * width + column;
  return padding?.[at] === 1 ? null : (data[at] ?? null);
}
