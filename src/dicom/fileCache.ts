import { loadHead, type LoadedFile } from './loadFile';
import { readDataset } from './readDataset';
import { isPicture } from './readPicture';
import type { SourceFile } from './sourceFile';

/** Bytes of files kept in memory; others are read again when a frame of theirs is asked for. */
const keptBytes = 128 * 1024 * 1024;

/** The files read last, so that a frame is not preceded by reading and parsing its file once more. */
export class FileCache {
  readonly #kept = new Map<SourceFile, LoadedFile>();
  readonly #wholes = new WeakMap<SourceFile, SourceFile>();
  #total = 0;

  keep(file: SourceFile, loaded: LoadedFile): void {
    if (this.#kept.has(file)) return;
    this.#kept.set(file, loaded);
    this.#total += loaded.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#total <= keptBytes || oldest === file) break;
      this.#kept.delete(oldest);
      this.#total -= bytes.length;
    }
  }

  drop(file: SourceFile): void {
    for (const each of [file, this.#wholes.get(file)]) {
      if (!each) continue;
      this.#total -= this.#kept.get(each)?.bytes.length ?? 0;
      this.#kept.delete(each);
    }
  }

  /** All of a file, also of one whose pixels are had by themselves. */
  loadWhole(file: SourceFile): Promise<LoadedFile> {
    if (!file.parts && !file.range) return this.load(file);
    const { name, bytes } = file;
    const whole = this.#wholes.get(file) ?? { name, bytes };
    this.#wholes.set(file, whole);
    return this.load(whole);
  }

  /** A file, or its header where its pixels are had by themselves. */
  async load(file: SourceFile): Promise<LoadedFile> {
    const known = this.#kept.get(file);
    if (known) return known;
    const loaded = (await loadHead(file)) ?? (await readAll(file));
    this.keep(file, loaded);
    return loaded;
  }
}

async function readAll(file: SourceFile): Promise<LoadedFile> {
  const bytes = new Uint8Array(await (file.parts ?? { header: file.bytes }).header());
  const dataset = isPicture(bytes) ? null : readDataset(bytes).dataset;
  return { bytes, dataset, headOf: null };
}
