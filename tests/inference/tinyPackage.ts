import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Image, ModalityPixels } from '#domain';
import { createEngine, loadNodeRuntime, loadPackage, type PackageSource } from '#inference';
import { anImage } from '../builders/image';
import { goldenPixels } from '../../src/inference/runSelfTest';

/** The package that `models/training/tiny.py` makes by hand. */
export const tinyFolder = fileURLToPath(new URL('../fixtures/tiny-package', import.meta.url));

export const tinySource: PackageSource = {
  manifest: async () =>
    JSON.parse(await readFile(`${tinyFolder}/manifest.json`, 'utf8')) as unknown,
  file: async (name) => new Uint8Array(await readFile(`${tinyFolder}/${name}`)).buffer,
};

export const loadTinyPackage = () => loadPackage(tinySource);

export async function openTinyEngine() {
  const modelPackage = await loadTinyPackage();
  return createEngine(modelPackage, {
    backend: 'wasm',
    threads: 1,
    loadRuntime: loadNodeRuntime,
  });
}

/** The golden image: dark lungs, a heart, and a bright patch at the patient's right base. */
export async function tinyPixels(): Promise<ModalityPixels> {
  const modelPackage = await loadTinyPackage();
  return goldenPixels(modelPackage, modelPackage.manifest.golden[0]!);
}

export const frontalImage = (pixels: ModalityPixels, changes: Partial<Image> = {}): Image =>
  anImage({
    Rows: pixels.height,
    Columns: pixels.width,
    spacing: { rowMm: 2, columnMm: 2, source: 'detector' },
    ...changes,
  });
