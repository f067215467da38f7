/**
 * Writes synthetic DICOM files (PS3.10) for tests, attribute by attribute, so that a test can also
 * write what no library would: missing preambles, wrong lengths, odd character sets.
 */

export type Encoding = 'implicit' | 'explicit' | 'big-endian';

/** A value by its VR: text, numbers, raw bytes, or a sequence's items. */
export type DicomValue =
  string | number | readonly number[] | Uint8Array | readonly DicomAttributes[];
/** Attributes by tag and VR, as in `{ '00100020 LO': 'A1' }`. */
export type DicomAttributes = Readonly<Record<string, DicomValue>>;

export interface DicomOptions {
  readonly TransferSyntaxUID?: string;
  readonly attributes?: DicomAttributes;
  /** Frames' compressed streams: pixel data is written encapsulated, one inner array per frame, its fragments inside. */
  readonly encapsulated?: readonly (readonly Uint8Array[])[];
  readonly hasOffsetTable?: boolean;
  readonly hasPreamble?: boolean;
  readonly hasMeta?: boolean;
  /** Needed for the deflated transfer syntax: fflate's `deflateSync`. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
}

export const transferSyntax = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  jpegBaseline: '1.2.840.10008.1.2.4.50',
  jpegExtended: '1.2.840.10008.1.2.4.51',
  jpegLossless: '1.2.840.10008.1.2.4.70',
  jpegLs: '1.2.840.10008.1.2.4.80',
  jpeg2000: '1.2.840.10008.1.2.4.90',
  rle: '1.2.840.10008.1.2.5',
} as const;

const longForm = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'SQ', 'UC', 'UN', 'UR', 'UT']);
const undefinedLength = 0xffffffff;

/** The file's bytes. */
export function buildDicom(options: DicomOptions = {}): Uint8Array {
  const TransferSyntaxUID = options.TransferSyntaxUID ?? transferSyntax.explicit;
  const encoding: Encoding =
    TransferSyntaxUID === transferSyntax.implicit
      ? 'implicit'
      : TransferSyntaxUID === transferSyntax.bigEndian
        ? 'big-endian'
        : 'explicit';
  const attributes = options.attributes ?? {};
  const written = writeAttributes(attributes, encoding);
  const pixels = options.encapsulated
    ? [writeEncapsulated(options.encapsulated, options.hasOffsetTable ?? true)]
    : [];
  const body = concat([written, ...pixels]);
  const isDeflated = TransferSyntaxUID === transferSyntax.deflated;
  const data = isDeflated && options.deflate ? options.deflate(body) : body;
  if (options.hasMeta === false) return data;
  const meta = writeMeta(attributes, TransferSyntaxUID);
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return concat(options.hasPreamble === false ? [meta, data] : [preamble, meta, data]);
}

function writeMeta(attributes: DicomAttributes, TransferSyntaxUID: string): Uint8Array {
  const content = writeAttributes(
    {
      '00020001 OB': Uint8Array.of(0, 1),
      '00020002 UI': attributes['00080016 UI'] ?? '1.2.840.10008.5.1.4.1.1.1.1',
      '00020003 UI': attributes['00080018 UI'] ?? '1.2.3',
      '00020010 UI': TransferSyntaxUID,
      '00020012 UI': '2.25.1',
    },
    'explicit',
  );
  const length = writeAttributes({ '00020000 UL': content.length }, 'explicit');
  return concat([length, content]);
}

/** Attributes in tag order, as the standard wants them. */
function writeAttributes(attributes: DicomAttributes, encoding: Encoding): Uint8Array {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return concat(
    sorted.map(([key, value]) => {
      const [tag = '', vr = 'UN'] = key.split(' ');
      return writeElement(tag, vr, value, encoding);
    }),
  );
}

function writeElement(tag: string, vr: string, value: DicomValue, encoding: Encoding): Uint8Array {
  const content = padded(writeValue(vr, value, encoding), vr);
  const isLittle = encoding !== 'big-endian';
  const isLong = encoding === 'implicit' || longForm.has(vr);
  const header = new DataView(new ArrayBuffer(encoding === 'implicit' || !isLong ? 8 : 12));
  header.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), isLittle);
  header.setUint16(2, Number.parseInt(tag.slice(4, 8), 16), isLittle);
  if (encoding === 'implicit') {
    header.setUint32(4, content.length, true);
  } else {
    header.setUint8(4, vr.charCodeAt(0));
    header.setUint8(5, vr.charCodeAt(1));
    if (isLong) header.setUint32(8, content.length, isLittle);
    else header.setUint16(6, content.length, isLittle);
  }
  return concat([new Uint8Array(header.buffer), content]);
}

function writeValue(vr: string, value: DicomValue, encoding: Encoding): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return new TextEncoder().encode(value);
  if (vr === 'SQ') {
    const items = Array.isArray(value) ? (value as readonly DicomAttributes[]) : [];
    return concat(items.map((item) => writeItem(item, encoding)));
  }
  const numbers = (typeof value === 'number' ? [value] : value) as readonly number[];
  if (vr === 'DS' || vr === 'IS') return new TextEncoder().encode(numbers.join('\\'));
  return writeNumbers(vr, numbers, encoding !== 'big-endian');
}

const setters: Readonly<
  Record<
    string,
    readonly [
      size: number,
      set: (view: DataView, at: number, value: number, little: boolean) => void,
    ]
  >
> = {
  OB: [1, (view, at, value) => view.setUint8(at, value)],
  US: [2, (view, at, value, little) => view.setUint16(at, value, little)],
  OW: [2, (view, at, value, little) => view.setUint16(at, value & 0xffff, little)],
  SS: [2, (view, at, value, little) => view.setInt16(at, value, little)],
  UL: [4, (view, at, value, little) => view.setUint32(at, value, little)],
  OL: [4, (view, at, value, little) => view.setUint32(at, value, little)],
  SL: [4, (view, at, value, little) => view.setInt32(at, value, little)],
  FL: [4, (view, at, value, little) => view.setFloat32(at, value, little)],
  OF: [4, (view, at, value, little) => view.setFloat32(at, value, little)],
  FD: [8, (view, at, value, little) => view.setFloat64(at, value, little)],
  OD: [8, (view, at, value, little) => view.setFloat64(at, value, little)],
  OV: [8, (view, at, value, little) => view.setBigUint64(at, BigInt(value), little)],
};

function writeNumbers(vr: string, numbers: readonly number[], isLittle: boolean): Uint8Array {
  const setter = setters[vr];
  if (!setter) throw new Error(`the builder writes no numbers as ${vr}`);
  const [size, set] = setter;
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  numbers.forEach((number, index) => set(view, index * size, number, isLittle));
  return new Uint8Array(view.buffer);
}

function writeItem(item: DicomAttributes, encoding: Encoding): Uint8Array {
  const content = writeAttributes(item, encoding);
  return concat([itemHeader(0xe000, content.length, encoding !== 'big-endian'), content]);
}

function itemHeader(element: number, length: number, isLittle = true): Uint8Array {
  const header = new DataView(new ArrayBuffer(8));
  header.setUint16(0, 0xfffe, isLittle);
  header.setUint16(2, element, isLittle);
  header.setUint32(4, length, isLittle);
  return new Uint8Array(header.buffer);
}

function writeEncapsulated(
  frames: readonly (readonly Uint8Array[])[],
  hasOffsetTable: boolean,
): Uint8Array {
  const header = new Uint8Array([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0, 0, 0, 0]);
  new DataView(header.buffer).setUint32(8, undefinedLength, true);
  const even = frames.map((fragments) => fragments.map((fragment) => padded(fragment, 'OB')));
  let offset = 0;
  const offsets = even.map((fragments) => {
    const start = offset;
    for (const fragment of fragments) offset += 8 + fragment.length;
    return start;
  });
  const table = hasOffsetTable ? writeNumbers('UL', offsets, true) : new Uint8Array(0);
  const items = even.flat().flatMap((fragment) => [itemHeader(0xe000, fragment.length), fragment]);
  return concat([header, itemHeader(0xe000, table.length), table, ...items, itemHeader(0xe0dd, 0)]);
}

const blankPadded = new Set([
  'AE',
  'AS',
  'CS',
  'DA',
  'DS',
  'DT',
  'IS',
  'LO',
  'LT',
  'PN',
  'SH',
  'ST',
  'TM',
  'UT',
]);

function padded(content: Uint8Array, vr: string): Uint8Array {
  if (content.length % 2 === 0) return content;
  return concat([content, Uint8Array.of(blankPadded.has(vr) ? 0x20 : 0)]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
