import { ShokenError } from '#domain';

/** What the segments of a lossless JPEG say, and its entropy-coded data. */
export interface LosslessScan {
  readonly width: number;
  readonly height: number;
  readonly precision: number;
  /** By 16 bits of the stream: length of the code they begin with × 256 + its symbol; 0 is no code. */
  readonly codes: Uint16Array;
  /** Of T.81 table H.1, 1..7. */
  readonly predictor: number;
  readonly pointTransform: number;
  /** Rows between restart markers; `height` where there are none. */
  readonly rowsPerInterval: number;
  /** The data of each restart interval, without stuffed zeros. */
  readonly intervals: readonly Uint8Array[];
}

type FrameHeader = Pick<LosslessScan, 'width' | 'height' | 'precision'>;

/** Null for what radiographs are not: several components or scans, a height told later, odd intervals. */
export function readLosslessScan(bytes: Uint8Array): LosslessScan | null {
  const word = (at: number) => (bytes[at]! << 8) | bytes[at + 1]!;
  const tables = new Map<number, Uint16Array>();
  let frame: FrameHeader | null = null;
  let restartInterval = 0;
  let at = 2;
  while (at + 4 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const content = at + 4;
    const end = at + 2 + word(at + 2);
    if (marker === 0xc3) {
      const [precision, height, width] = [bytes[content]!, word(content + 1), word(content + 3)];
      if (bytes[content + 5] !== 1 || width === 0 || height === 0) return null;
      frame = { precision, height, width };
    } else if (marker === 0xc4) {
      for (let table = content; table < end;) {
        const counts = bytes.subarray(table + 1, table + 17);
        const length = counts.reduce((sum, count) => sum + count, 0);
        const symbols = bytes.subarray(table + 17, table + 17 + length);
        tables.set(bytes[table]!, lookUpTable(counts, symbols));
        table += 17 + length;
      }
    } else if (marker === 0xdd) {
      restartInterval = word(content);
    } else if (marker === 0xda) {
      const codes = tables.get(bytes[content + 2]! >> 4);
      if (!frame || !codes || bytes[content] !== 1) return null;
      const [predictor, pointTransform] = [bytes[content + 3]!, bytes[content + 5]! & 15];
      const rowsPerInterval = restartInterval > 0 ? restartInterval / frame.width : frame.height;
      // T.81 H.1.1 asks for whole rows.
      if (predictor < 1 || predictor > 7 || !Number.isInteger(rowsPerInterval)) return null;
      const intervals = readIntervals(bytes, end);
      return { ...frame, codes, predictor, pointTransform, rowsPerInterval, intervals };
    }
    at = end;
  }
  throw new ShokenError('file-truncated');
}

/** A table's codes (T.81 annex C), by the sixteen bits that begin with one. */
function lookUpTable(counts: Uint8Array, symbols: Uint8Array): Uint16Array {
  const codes = new Uint16Array(1 << 16);
  let from = 0;
  let next = 0;
  counts.forEach((count, index) => {
    const span = 1 << (15 - index);
    for (let i = 0; i < count; i++, from += span) {
      codes.fill(((index + 1) << 8) | (symbols[next++] ?? 0), from, from + span);
    }
  });
  return codes;
}

/** The data up to the next marker that is no restart, cut at restarts (T.81 B.1.1.5: after 0xFF a zero is stuffed). */
function readIntervals(bytes: Uint8Array, start: number): Uint8Array[] {
  const plain = new Uint8Array(bytes.length - start);
  const intervals: Uint8Array[] = [];
  let from = 0;
  let to = 0;
  let at = start;
  while (at < bytes.length) {
    const found = bytes.indexOf(0xff, at);
    const marker = found < 0 ? bytes.length : found;
    plain.set(bytes.subarray(at, marker), to);
    to += marker - at;
    const code = bytes[marker + 1];
    at = marker + 2;
    if (code === 0) plain[to++] = 0xff;
    else if (code === 0xff) at = marker + 1;
    else if (code !== undefined && (code & 0xf8) === 0xd0) {
      intervals.push(plain.subarray(from, to));
      from = to;
    } else break;
  }
  return [...intervals, plain.subarray(from, to)];
}
