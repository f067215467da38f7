/** Reads Huffman-coded bits of a JPEG scan (ITU-T T.81, annex F.2.2): stuffed zeros are skipped, markers end the data. */
export class JpegBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next marker is or will be. */
  get position(): number {
    return this.#at;
  }

  bit(): number {
    if (this.#count === 0) {
      this.#bits = this.#nextByte();
      this.#count = 8;
    }
    this.#count--;
    return (this.#bits >> this.#count) & 1;
  }

  /** `length` bits as the signed number T.81 codes them (F.2.2.1, EXTEND). */
  signed(length: number): number {
    if (length === 0) return 0;
    let value = 0;
    for (let left = length; left > 0; left--) value = (value << 1) | this.bit();
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
  }

  symbol(table: HuffmanTable): number {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit();
      const { first, start, count } = table.lengths[length - 1]!;
      if (code - first < count) return table.symbols[start + code - first]!;
    }
    throw new Error('a Huffman code is not in the table');
  }

  /** Drops what is left of the current byte and steps over a restart marker. */
  restart(): void {
    this.#count = 0;
    const isRestart =
      this.#bytes[this.#at] === 0xff && (this.#bytes[this.#at + 1]! & 0xf8) === 0xd0;
    if (isRestart) this.#at += 2;
  }

  #nextByte(): number {
    const byte = this.#bytes[this.#at];
    // Past the end, or at a marker, a decoder reads zeros.
    if (byte === undefined) return 0;
    if (byte !== 0xff) {
      this.#at++;
      return byte;
    }
    if (this.#bytes[this.#at + 1] !== 0) return 0;
    this.#at += 2;
    return 0xff;
  }
}

export interface HuffmanTable {
  readonly symbols: Uint8Array;
  /** Per code length 1..16: the first code, where its symbols start, and how many there are. */
  readonly lengths: readonly {
    readonly first: number;
    readonly start: number;
    readonly count: number;
  }[];
}

/** Table of a DHT segment's 16 counts and symbols (T.81 annex C). */
export function buildHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  let code = 0;
  let start = 0;
  const lengths = Array.from(counts, (count) => {
    const entry = { first: code, start, count };
    code = (code + count) << 1;
    start += count;
    return entry;
  });
  return { symbols, lengths };
}
