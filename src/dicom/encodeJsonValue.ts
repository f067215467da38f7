/** VRs whose length is written with 32 bits (PS3.5 7.1.2). */
const longVrs = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

export const isLong = (vr: string) => longVrs.has(vr);

type Write = (view: DataView, at: number, value: number) => void;

/** Numbers that are written in binary: their size in bytes and how. */
const binaries: Readonly<Record<string, readonly [number, Write]>> = {
  US: [2, (view, at, value) => view.setUint16(at, value, true)],
  SS: [2, (view, at, value) => view.setInt16(at, value, true)],
  UL: [4, (view, at, value) => view.setUint32(at, value, true)],
  SL: [4, (view, at, value) => view.setInt32(at, value, true)],
  FL: [4, (view, at, value) => view.setFloat32(at, value, true)],
  FD: [8, (view, at, value) => view.setFloat64(at, value, true)],
  UV: [8, (view, at, value) => view.setBigUint64(at, BigInt(Math.trunc(value)), true)],
  SV: [8, (view, at, value) => view.setBigInt64(at, BigInt(Math.trunc(value)), true)],
};

/** The bytes of an attribute's values in DICOM JSON, explicit little endian; what is no such value is left out. */
export function encodeValue(vr: string, values: readonly unknown[]): Uint8Array {
  const binary = binaries[vr];
  if (binary) {
    const [size, write] = binary;
    const numbers = values.map(Number).filter(Number.isFinite);
    const bytes = new Uint8Array(numbers.length * size);
    const view = new DataView(bytes.buffer);
    numbers.forEach((value, index) => write(view, index * size, value));
    return bytes;
  }
  if (vr === 'AT') return encodeTags(values);
  return new TextEncoder().encode(values.map(vr === 'PN' ? nameText : plainText).join('\\'));
}

const plainText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A name's groups as a header joins them. */
function nameText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return plainText(value);
  const groups = ['Alphabetic', 'Ideographic', 'Phonetic'].map((group) =>
    plainText(Reflect.get(value, group)),
  );
  return groups.join('=').replace(/=+$/, '');
}

function encodeTags(values: readonly unknown[]): Uint8Array {
  const tags = values.map(plainText).filter((tag) => /^[\dA-F]{8}$/i.test(tag));
  const bytes = new Uint8Array(tags.length * 4);
  const view = new DataView(bytes.buffer);
  tags.forEach((tag, index) => {
    view.setUint16(index * 4, Number.parseInt(tag.slice(0, 4), 16), true);
    view.setUint16(index * 4 + 2, Number.parseInt(tag.slice(4), 16), true);
  });
  return bytes;
}
