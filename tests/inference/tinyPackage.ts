import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Image, ModalityPixels } from '#domain';
import { createEngine, loadNodeRuntime, loadPackage, type PackageSource } from '#inference';
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

export function frontalImage(pixels: ModalityPixels, changes: Partial<Image> = {}): Image {
  return {
    imageId: '1.2.3:1',
    SOPInstanceUID: '1.2.3',
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.1.1',
    frame: 1,
    InstanceNumber: 1,
    Modality: 'DX',
    Rows: pixels.height,
    Columns: pixels.width,
    ViewPosition: 'PA',
    BodyPartExamined: 'CHEST',
    PatientOrientation: ['L', 'F'],
    PhotometricInterpretation: 'MONOCHROME2',
    TransferSyntaxUID: '1.2.840.10008.1.2.1',
    NumberOfFrames: 1,
    spacing: { rowMm: 2, columnMm: 2, source: 'detector' },
    plane: null,
    framesPerSecond: null,
    windows: [],
    fileName: 'a.dcm',
    hasHeader: true,
    ...changes,
  };
}
