import { ShokenError } from '#domain';
import type { CodecSamples } from './decodeSamples';
import { inverseDct } from './inverseDct';
import { buildHuffmanTable, JpegBits, type HuffmanTable } from './jpegBits';

interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
  readonly blocksPerRow: number;
  readonly plane: Int16Array;
  dc: number;
}

interface Jpeg {
  precision: number;
  width: number;
  height: number;
  components: Component[];
  restartInterval: number;
  readonly quantization: Map<number, Uint16Array>;
  readonly huffman: Map<number, HuffmanTable>;
}

/**
 * Sequential Huffman-coded DCT with up to 12 bits per sample (ITU-T T.81, process 4), which no
 * JavaScript or WASM codec that we know of decodes. 8 bits go through libjpeg-turbo instead.
 */
export function decodeJpegExtended(bytes: Uint8Array): CodecSamples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jpeg: Jpeg = {
    precision: 0,
    width: 0,
    height: 0,
    components: [],
    restartInterval: 0,
    quantization: new Map(),
    huffman: new Map(),
  };
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xdb) readQuantization(segment, jpeg);
    else if (marker === 0xc4) readHuffman(segment, jpeg);
    else if (marker === 0xdd) jpeg.restartInterval = (segment[0]! << 8) | segment[1]!;
    else if (marker === 0xc0 || marker === 0xc1) readFrame(segment, jpeg);
    else if (marker === 0xc2) {
      const compression = 'JPEG, progressive, 12 bit';
      throw new ShokenError('file-unsupported-transfer-syntax', { compression });
    } else if (marker === 0xda) at = readScan(bytes, at, segment, jpeg);
  }
  return collect(jpeg);
}

function readQuantization(segment: Uint8Array, jpeg: Jpeg): void {
  let at = 0;
  while (at < segment.length) {
    const is16Bit = segment[at]! >> 4 !== 0;
    const table = new Uint16Array(64);
    const id = segment[at++]! & 15;
    for (let index = 0; index < 64; index++) {
      table[index] = is16Bit ? (segment[at++]! << 8) | segment[at++]! : segment[at++]!;
    }
    jpeg.quantization.set(id, table);
  }
}

function readHuffman(segment: Uint8Array, jpeg: Jpeg): void {
  let at = 0;
  while (at + 17 <= segment.length) {
    const id = segment[at]!;
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    jpeg.huffman.set(id, buildHuffmanTable(counts, segment.subarray(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

function readFrame(segment: Uint8Array, jpeg: Jpeg): void {
  jpeg.precision = segment[0]!;
  jpeg.height = (segment[1]! << 8) | segment[2]!;
  jpeg.width = (segment[3]! << 8) | segment[4]!;
  const specs = Array.from({ length: segment[5]! }, (_, index) => {
    const [id = 0, sampling = 0, quantization = 0] = segment.subarray(6 + index * 3, 9 + index * 3);
    return { id, across: sampling >> 4, down: sampling & 15, quantization };
  });
  const { columns, rows } = countUnits(jpeg, specs);
  jpeg.components = specs.map((spec) => ({
    ...spec,
    blocksPerRow: columns * spec.across,
    plane: new Int16Array(columns * spec.across * rows * spec.down * 64),
    dc: 0,
  }));
}

type Sampling = Pick<Component, 'across' | 'down'>;

/** Coded units across and down: one unit holds `across × down` blocks of each component. */
function countUnits({ width, height }: Jpeg, components: readonly Sampling[]) {
  const across = Math.max(...components.map((component) => component.across));
  const down = Math.max(...components.map((component) => component.down));
  return {
    across,
    down,
    columns: Math.ceil(width / (8 * across)),
    rows: Math.ceil(height / (8 * down)),
  };
}

/** Decodes a scan and returns where the next marker is. */
function readScan(bytes: Uint8Array, at: number, segment: Uint8Array, jpeg: Jpeg): number {
  const bits = new JpegBits(bytes, at);
  const scanned = Array.from({ length: segment[0]! }, (_, index) => {
    const [id, tables = 0] = segment.subarray(1 + index * 2, 3 + index * 2);
    const component = jpeg.components.find((candidate) => candidate.id === id);
    const dc = jpeg.huffman.get(tables >> 4);
    const ac = jpeg.huffman.get(0x10 | (tables & 15));
    const quantization = jpeg.quantization.get(component?.quantization ?? -1);
    if (!component || !dc || !ac || !quantization) throw new Error('a JPEG scan lacks its tables');
    return { component, dc, ac, quantization };
  });
  const { columns, rows } = countUnits(jpeg, jpeg.components);
  const [only] = scanned;
  const { across, down } = countUnits(jpeg, jpeg.components);
  // A scan of one component is not interleaved: its units are its own blocks (T.81 A.2.2).
  const isAlone = scanned.length === 1 && only !== undefined;
  const unitColumns = isAlone
    ? Math.ceil((jpeg.width * only.component.across) / (8 * across))
    : columns;
  const unitRows = isAlone ? Math.ceil((jpeg.height * only.component.down) / (8 * down)) : rows;
  const coefficients = new Float64Array(64);
  for (const { component } of scanned) component.dc = 0;
  for (let unit = 0; unit < unitColumns * unitRows; unit++) {
    if (jpeg.restartInterval > 0 && unit > 0 && unit % jpeg.restartInterval === 0) {
      bits.restart();
      for (const { component } of scanned) component.dc = 0;
    }
    const unitX = unit % unitColumns;
    const unitY = Math.floor(unit / unitColumns);
    for (const { component, dc, ac, quantization } of scanned) {
      const blocksAcross = isAlone ? 1 : component.across;
      const blocksDown = isAlone ? 1 : component.down;
      for (let block = 0; block < blocksAcross * blocksDown; block++) {
        readBlock(bits, component, dc, ac, quantization, coefficients);
        const x = unitX * blocksAcross + (block % blocksAcross);
        const y = unitY * blocksDown + Math.floor(block / blocksAcross);
        const corner = y * 8 * component.blocksPerRow * 8 + x * 8;
        inverseDct(
          coefficients,
          component.plane,
          corner,
          component.blocksPerRow * 8,
          jpeg.precision,
        );
      }
    }
  }
  return bits.position;
}

// prettier-ignore
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

/** One block's coefficients, dequantized, in natural order (T.81 F.2.2). */
function readBlock(
  bits: JpegBits,
  component: Component,
  dc: HuffmanTable,
  ac: HuffmanTable,
  quantization: Uint16Array,
  coefficients: Float64Array,
): void {
  coefficients.fill(0);
  component.dc += bits.signed(bits.symbol(dc));
  coefficients[0] = component.dc * quantization[0]!;
  for (let index = 1; index < 64; index++) {
    const symbol = bits.symbol(ac);
    const size = symbol & 15;
    const zeros = symbol >> 4;
    if (size === 0 && zeros !== 15) break;
    index += zeros;
    if (size > 0 && index < 64)
      coefficients[zigzag[index]!] = bits.signed(size) * quantization[index]!;
  }
}

function collect(jpeg: Jpeg): CodecSamples {
  const { width, height, components, precision } = jpeg;
  const { across, down } = countUnits(jpeg, components);
  const data = new Uint16Array(width * height * components.length);
  components.forEach((component, channel) => {
    for (let y = 0; y < height; y++) {
      const row = Math.floor((y * component.down) / down) * component.blocksPerRow * 8;
      for (let x = 0; x < width; x++) {
        data[(y * width + x) * components.length + channel] =
          component.plane[row + Math.floor((x * component.across) / across)]!;
      }
    }
  });
  return {
    data,
    width,
    height,
    samplesPerPixel: components.length,
    precision,
    isSigned: false,
    isRgb: false,
    isPlanar: false,
  };
}
