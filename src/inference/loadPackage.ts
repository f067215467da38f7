import { CancelledError, ShokenError, type ModelManifest, type PackageFile } from '#domain';
import { throwIfCancelled } from './cancel';
import { checkManifest } from './checkManifest';
import { sha256, weightsHash } from './hashes';

/** Where a package's files come from: a web server, or a folder. */
export interface PackageSource {
  manifest(signal?: AbortSignal): Promise<unknown>;
  /** The file's bytes; `onProgress` hears how many have come so far. */
  file(
    name: string,
    onProgress: (loadedBytes: number) => void,
    signal?: AbortSignal,
  ): Promise<ArrayBuffer>;
}

/** A package whose every file has the hash its manifest states. */
export interface ModelPackage {
  readonly manifest: ModelManifest;
  readonly weightsHash: string;
  /** By the file's name in the manifest. */
  readonly files: ReadonlyMap<string, ArrayBuffer>;
}

export interface PackageProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly file: string;
}

interface LoadOptions {
  readonly onProgress?: (progress: PackageProgress) => void;
  readonly signal?: AbortSignal | undefined;
  /** Keeps files between visits; null in Node and where the browser has none. */
  readonly cache?: FileCache | null;
}

/** Files kept by their hash, so that one is never fetched twice, whichever package names it. */
export interface FileCache {
  get(hash: string): Promise<ArrayBuffer | null>;
  put(hash: string, bytes: ArrayBuffer): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** Reads the manifest, then each file it names, and checks both: the schema and SHA-256. */
export async function loadPackage(
  source: PackageSource,
  { onProgress, signal, cache = null }: LoadOptions = {},
): Promise<ModelPackage> {
  throwIfCancelled(signal);
  const manifest = checkManifest(await stopWith(signal, source.manifest(signal)));
  const hash = await weightsHash(manifest);
  // Weights without their own calibration would give probabilities that mean nothing.
  if (hash !== manifest.calibratedFor) {
    const why = 'calibration was measured on other weights';
    throw new ShokenError('package-invalid-manifest', { where: 'calibratedFor', why });
  }
  const wanted = packageFiles(manifest);
  const totalBytes = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  const files = new Map<string, ArrayBuffer>();
  let doneBytes = 0;
  for (const entry of wanted) {
    const report = (loadedBytes: number) =>
      onProgress?.({ loadedBytes: doneBytes + loadedBytes, totalBytes, file: entry.file });
    report(0);
    files.set(entry.file, await loadFile(entry, source, cache, report, signal));
    doneBytes += entry.bytes;
    onProgress?.({ loadedBytes: doneBytes, totalBytes, file: entry.file });
  }
  return { manifest, weightsHash: hash, files };
}

async function loadFile(
  entry: PackageFile,
  source: PackageSource,
  cache: FileCache | null,
  report: (loadedBytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer> {
  throwIfCancelled(signal);
  const kept = await cache?.get(entry.sha256);
  if (kept) {
    if ((await sha256(kept)) === entry.sha256) return kept;
    await cache?.remove(entry.sha256);
  }
  const bytes = await stopWith(signal, source.file(entry.file, report, signal));
  throwIfCancelled(signal);
  const found = await sha256(bytes);
  if (bytes.byteLength !== entry.bytes || found !== entry.sha256) {
    throw new ShokenError('package-hash-mismatch', { file: entry.file });
  }
  await cache?.put(entry.sha256, bytes);
  return bytes;
}

/** A fetch that was stopped rejects in its own words; ours is `CancelledError`. */
async function stopWith<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (signal?.aborted) throw new CancelledError();
    throw error;
  }
}

/** Every file the manifest names, each once. */
function packageFiles(manifest: ModelManifest): PackageFile[] {
  const { encoder, grounding, decoder } = manifest.graphs;
  const golden = manifest.golden.flatMap(({ image, expected }) => [image, expected]);
  const all = [manifest.tokenizer, encoder, grounding, decoder, ...golden];
  return [...new Map(all.map((entry) => [entry.file, entry])).values()];
}

/** A file of a loaded package. */
export function packageFile({ files }: ModelPackage, { file }: PackageFile): ArrayBuffer {
  const bytes = files.get(file);
  if (!bytes) throw new ShokenError('package-not-found', { file });
  return bytes;
}

/** A JSON file of a loaded package. */
export function packageJson(modelPackage: ModelPackage, entry: PackageFile): unknown {
  const text = new TextDecoder().decode(packageFile(modelPackage, entry));
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new ShokenError(
      'package-invalid-manifest',
      { where: entry.file, why: 'not JSON' },
      { cause: error },
    );
  }
}
