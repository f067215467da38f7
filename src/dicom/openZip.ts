import { ShokenError } from '#domain';
import type { SourceFile } from './sourceFile';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * The files of a ZIP, each inflated when it is read. The central directory is read here: fflate does
 * not say which entries are encrypted, and would inflate on this thread. Throws `zip-broken` or `zip-encrypted`.
 */
export function openZip(zipName: string, bytes: Uint8Array): SourceFile[] {
  const entries = readDirectory(bytes);
  if (entries.some((entry) => entry.isEncrypted)) throw new ShokenError('zip-encrypted');
  return entries.map((entry) => ({
    name: `${zipName}/${entry.name}`,
    bytes: async () => inflateEntry(bytes, entry),
  }));
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const locator = end - 20;
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
      // ZIP64: the true numbers are in a record of their own.
      const end64 = Number(view.getBigUint64(locator + 8, true));
      count = Number(view.getBigUint64(end64 + 32, true));
      at = Number(view.getBigUint64(end64 + 48, true));
    }
    const entries: Entry[] = [];
    for (let index = 0; index < count; index++) {
      const { entry, next } = readEntry(bytes, view, at);
      if (!entry.name.endsWith('/')) entries.push(entry);
      at = next;
    }
    return entries;
  } catch (cause) {
    throw new ShokenError('zip-broken', {}, { cause });
  }
}

/** The end record is last, before a comment of at most 64 kB. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65535);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Error('no end of central directory');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number) {
  if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no central directory entry');
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = at + 46 + nameLength;
  const large = readLargeSizes(view, at, extra, extraLength);
  const entry: Entry = {
    name: decodeName(nameBytes, (flags & 0x800) !== 0),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & 1) !== 0,
    ...large,
  };
  return { entry, next: extra + extraLength + view.getUint16(at + 32, true) };
}

/** Sizes and offset, from the ZIP64 extra field where the plain ones are all ones. */
function readLargeSizes(view: DataView, at: number, extra: number, extraLength: number) {
  const plain = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  let field = extra;
  while (field + 4 <= extra + extraLength) {
    const id = view.getUint16(field, true);
    let value = field + 4;
    if (id === 1) {
      plain.forEach((number, index) => {
        if (number !== 0xffffffff) return;
        plain[index] = Number(view.getBigUint64(value, true));
        value += 8;
      });
    }
    field += 4 + view.getUint16(field + 2, true);
  }
  const [size = 0, compressedSize = 0, headerOffset = 0] = plain;
  return { size, compressedSize, headerOffset };
}

/** Names without the UTF-8 flag are in an unknown code page; Japanese Windows writes Shift_JIS. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding.
    }
  }
  return new TextDecoder('latin1').decode(bytes);
}

async function inflateEntry(bytes: Uint8Array, entry: Entry): Promise<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const at = entry.headerOffset;
    if (view.getUint32(at, true) !== 0x04034b50) throw new Error('no local header');
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const content = bytes.slice(start, start + entry.compressedSize);
    if (entry.method !== 0 && entry.method !== 8) throw new Error(`method ${entry.method}`);
    const data = entry.method === 0 ? content : await inflate(content, entry.size);
    if (data.length !== entry.size) throw new Error('an entry has the wrong size');
    return data.buffer;
  } catch (cause) {
    throw new ShokenError('zip-broken', {}, { cause });
  }
}

/** The engine inflates beside this thread. Stops past the stated size: a few bytes may claim to be terabytes. */
async function inflate(
  content: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([content])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const data = new Uint8Array(size);
  let filled = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (filled + part.value.length > size) {
      await reader.cancel();
      throw new Error('an entry is larger than it says');
    }
    data.set(part.value, filled);
    filled += part.value.length;
  }
  return data.subarray(0, filled);
}
