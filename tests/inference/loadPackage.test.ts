import { describe, expect, it, vi } from 'vitest';
import { loadPackage, type PackageSource } from '#inference';
import { tinySource } from './tinyPackage';

function memoryCache() {
  const kept = new Map<string, ArrayBuffer>();
  return {
    kept,
    get: async (hash: string) => kept.get(hash) ?? null,
    put: async (hash: string, bytes: ArrayBuffer) => void kept.set(hash, bytes),
    remove: async (hash: string) => void kept.delete(hash),
  };
}

const countingSource = () => ({ ...tinySource, file: vi.fn(tinySource.file) });

describe('loadPackage', () => {
  it('loads every file the manifest names and tells how far it is', async () => {
    const progress: number[] = [];
    let total = 0;
    const loaded = await loadPackage(tinySource, {
      onProgress: ({ loadedBytes, totalBytes }) => {
        progress.push(loadedBytes);
        total = totalBytes;
      },
    });
    expect([...loaded.files.keys()]).toEqual([
      'tokenizer.json',
      'encoder.onnx',
      'grounding.onnx',
      'decoder.onnx',
      'golden/chest.raw',
      'golden/chest.json',
    ]);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(total);
    expect(loaded.weightsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a file of which one bit is another', async () => {
    const source: PackageSource = {
      ...tinySource,
      file: async (name, onProgress, signal) => {
        const bytes = await tinySource.file(name, onProgress, signal);
        if (name === 'grounding.onnx') new Uint8Array(bytes)[1000]! ^= 1;
        return bytes;
      },
    };
    await expect(loadPackage(source)).rejects.toMatchObject({
      code: 'package-hash-mismatch',
      detail: { file: 'grounding.onnx' },
    });
  });

  it('refuses weights that were never calibrated', async () => {
    const other = 'a'.repeat(64);
    const source: PackageSource = {
      ...tinySource,
      manifest: async () => ({
        ...((await tinySource.manifest()) as object),
        calibratedFor: other,
      }),
    };
    await expect(loadPackage(source)).rejects.toMatchObject({
      code: 'package-invalid-manifest',
      detail: { where: 'calibratedFor' },
    });
  });

  it('never fetches a file twice', async () => {
    const source = countingSource();
    const cache = memoryCache();
    await loadPackage(source, { cache });
    expect(source.file).toHaveBeenCalledTimes(6);
    await loadPackage(source, { cache });
    expect(source.file).toHaveBeenCalledTimes(6);
  });

  it('fetches a kept file anew if it has rotted', async () => {
    const source = countingSource();
    const cache = memoryCache();
    const { manifest } = await loadPackage(source, { cache });
    cache.kept.set(manifest.graphs.encoder.sha256, new ArrayBuffer(9));
    await loadPackage(source, { cache });
    expect(source.file.mock.calls.slice(6).map(([name]) => name)).toEqual(['encoder.onnx']);
  });

  it('stops between two files when it is cancelled', async () => {
    const source = countingSource();
    const controller = new AbortController();
    const loading = loadPackage(source, {
      signal: controller.signal,
      onProgress: ({ file }) => {
        if (file === 'grounding.onnx') controller.abort();
      },
    });
    await expect(loading).rejects.toMatchObject({ name: 'CancelledError' });
    expect(source.file.mock.calls.map(([name]) => name)).not.toContain('decoder.onnx');
  });
});
