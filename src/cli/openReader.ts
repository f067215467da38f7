import { availableParallelism } from 'node:os';
import { openFiles } from '#dicom';
import type { Language } from '#domain';
import { createEngine, loadNodeRuntime, loadPackage } from '#inference';
import { folderPackageSource } from './folderPackageSource';
import type { Reader } from './readFileImages';

export interface ReaderOptions {
  readonly packageFolder: string;
  /** Written first, and of reasons. */
  readonly language: Language;
  /** Null to choose by the processor. */
  readonly threads: number | null;
}

/** Loads and checks the package and opens the engine, once for all files. */
export async function openReader({
  packageFolder,
  language,
  threads,
}: ReaderOptions): Promise<Reader> {
  // Opening even nothing settles that frames are decoded in place. The engine then brings a `Worker`
  // of Node's into the global scope, which would be taken for a browser's.
  await openFiles([]);
  const modelPackage = await loadPackage(folderPackageSource(packageFolder));
  const engine = await createEngine(modelPackage, {
    backend: 'wasm',
    threads: threads ?? Math.min(4, availableParallelism()),
    loadRuntime: loadNodeRuntime,
  });
  return { engine, modelPackage, language };
}
