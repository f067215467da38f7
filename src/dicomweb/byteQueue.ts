/** Bytes that come in by chunks and are looked through and taken from the front. */
export class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer = new Uint8Array(1 << 16);
  #start = 0;
  #end = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length);
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Waits until `count` bytes are here; false where the source ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.length < count) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.push(next.value);
    }
    return true;
  }

  /** Where the pattern next begins, from the front; null where the source ends without it. */
  async find(pattern: Uint8Array): Promise<number | null> {
    for (let from = 0; ;) {
      const at = this.#indexOf(pattern, from);
      if (at >= 0) return at;
      from = Math.max(0, this.length - pattern.length + 1);
      if (!(await this.fill(this.length + 1))) return null;
    }
  }

  /** Nothing more is wanted of the source. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  at(index: number): number | undefined {
    return this.#buffer[this.#start + index];
  }

  has(pattern: Uint8Array, at: number): boolean {
    return pattern.every((byte, index) => this.#buffer[this.#start + at + index] === byte);
  }

  skip(count: number): void {
    this.#start += count;
  }

  /** Removes and returns a copy of the first `count` bytes. */
  take(count: number): Uint8Array<ArrayBuffer> {
    const taken = this.#buffer.slice(this.#start, this.#start + count);
    this.skip(count);
    return taken;
  }

  #indexOf(pattern: Uint8Array, from: number): number {
    const first = pattern[0]!;
    const last = this.#end - pattern.length;
    for (let at = this.#start + from; at <= last; at++) {
      at = this.#buffer.indexOf(first, at);
      if (at < 0 || at > last) return -1;
      if (this.has(pattern, at - this.#start)) return at - this.#start;
    }
    return -1;
  }

  #makeRoom(count: number): void {
    const needed = this.length + count;
    const roomy = needed > this.#buffer.length / 2 ? new Uint8Array(needed * 2) : this.#buffer;
    roomy.set(this.#buffer.subarray(this.#start, this.#end));
    this.#buffer = roomy;
    this.#end = this.length;
    this.#start = 0;
  }
}
