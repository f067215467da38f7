/** Tiny JPEG encoders for the processes that no codec of ours writes: lossless, and 12-bit DCT of flat blocks. */

/** Sixteen symbols (sizes 0..15) with codes of five bits each: wasteful, but a valid Huffman table. */
const huffmanSegment = (tableId: number) => [
  ...[0xff, 0xc4, 0, 19 + 16, tableId],
  ...[0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ...Array.from({ length: 16 }, (_, symbol) => symbol),
];

class BitWriter {
  readonly bytes: number[] = [];
  #bits = 0;
  #count = 0;

  write(value: number, length: number): void {
    for (let at = length - 1; at >= 0; at--) {
      this.#bits = (this.#bits << 1) | ((value >> at) & 1);
      if (++this.#count === 8) this.#flush();
    }
  }

  /** A difference as its size's code and the bits T.81 writes for it. */
  writeDifference(difference: number): void {
    const size = Math.abs(difference).toString(2).length * (difference === 0 ? 0 : 1);
    this.write(size, 5);
    this.write(difference < 0 ? difference + (1 << size) - 1 : difference, size);
  }

  finish(): void {
    while (this.#count > 0) this.write(1, 1);
  }

  restart(number: number): void {
    this.finish();
    this.bytes.push(0xff, 0xd0 + (number % 8));
  }

  #flush(): void {
    this.bytes.push(this.#bits & 0xff);
    if ((this.#bits & 0xff) === 0xff) this.bytes.push(0);
    this.#bits = 0;
    this.#count = 0;
  }
}

const size16 = (value: number) => [value >> 8, value & 0xff];

const frameSegment = (process: number, precision: number, columns: number, rows: number) => [
  ...[0xff, process, 0, 11, precision, ...size16(rows), ...size16(columns)],
  ...[1, 1, 0x11, 0],
];

/** T.81 table H.1, by selection value. */
const predictors: ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (_left, _above, corner) => corner,
  (left, above, corner) => left + above - corner,
  (left, above, corner) => left + ((above - corner) >> 1),
  (left, above, corner) => above + ((left - corner) >> 1),
  (left, above) => (left + above) >> 1,
];

interface LosslessOptions {
  /** Selection value; 1 is first-order prediction. */
  readonly predictor?: number;
  /** Rows between restart markers; none if not given. */
  readonly restartRows?: number;
}

/** JPEG Lossless of one component. */
export function encodeJpegLossless(
  pixels: readonly number[],
  columns: number,
  precision: number,
  { predictor = 1, restartRows = 0 }: LosslessOptions = {},
): Uint8Array {
  const predict = predictors[predictor]!;
  const bits = new BitWriter();
  pixels.forEach((pixel, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const isFirstRow = restartRows > 0 ? row % restartRows === 0 : row === 0;
    if (isFirstRow && row > 0 && column === 0) bits.restart(row / restartRows - 1);
    const [left, above] = [pixels[index - 1]!, pixels[index - columns]!];
    let prediction = isFirstRow ? left : above;
    if (isFirstRow && column === 0) prediction = 2 ** (precision - 1);
    if (!isFirstRow && column > 0) prediction = predict(left, above, pixels[index - columns - 1]!);
    bits.writeDifference(pixel - prediction);
  });
  bits.finish();
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...frameSegment(0xc3, precision, columns, pixels.length / columns),
    ...huffmanSegment(0x00),
    ...(restartRows > 0 ? [0xff, 0xdd, 0, 4, ...size16(restartRows * columns)] : []),
    ...[0xff, 0xda, 0, 8, 1, 1, 0x00, predictor, 0, 0],
    ...bits.bytes,
    ...[0xff, 0xd9],
  ]);
}

/** JPEG Extended, 12 bit: every 8×8 block is flat. `values` are the blocks' levels, row by row. */
export function encodeJpegExtended(values: readonly number[], columns: number): Uint8Array {
  const bits = new BitWriter();
  let previous = 0;
  for (const value of values) {
    // The DC coefficient of a flat block is eight times its level; the quantization table is all ones.
    const dc = (value - 2048) * 8;
    bits.writeDifference(dc - previous);
    bits.write(0, 5); // end of block
    previous = dc;
  }
  bits.finish();
  const rows = (values.length / (columns / 8)) * 8;
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => 1)],
    ...frameSegment(0xc1, 12, columns, rows),
    ...huffmanSegment(0x00),
    ...huffmanSegment(0x10),
    ...[0xff, 0xda, 0, 8, 1, 1, 0x00, 0, 63, 0],
    ...bits.bytes,
    ...[0xff, 0xd9],
  ]);
}
