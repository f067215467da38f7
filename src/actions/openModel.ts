import {
  CancelledError,
  ShokenError,
  type Backend,
  type Image,
  type ModalityPixels,
  type ModelManifest,
  type ReadingStep,
  type Study,
} from '#domain';
import type { InferenceClient, PrepareProgress } from '#inference';
import { postNotice, useReadingStore, useSettingsStore } from '#state';
import { z } from 'zod';
import { findImage } from './findImage';
import { missingRuntime } from './missingRuntime';
import { isCancelled } from './notices';
import { openFrames, theInference } from './services';

const packageIndex = z.object({ packages: z.array(z.string()) });

interface InstalledPackage {
  readonly packageUrl: string;
  readonly manifest: ModelManifest;
}

/** The package found in this visit: further images need not ask for it, nor a network. */
let installed: InstalledPackage | null = null;

/** The installed package's address and manifest; the store learns of it. */
export async function fetchManifest(signal?: AbortSignal): Promise<InstalledPackage> {
  if (installed) return installed;
  const packageUrl = await findPackage(signal);
  const { checkManifest, httpPackageSource, weightsHash } = await import('#inference');
  const manifest = checkManifest(await httpPackageSource(packageUrl).manifest(signal));
  useReadingStore.setState({ manifest, weightsHash: await weightsHash(manifest) });
  installed = { packageUrl, manifest };
  return installed;
}

/** An image before the model: the worker with the package open, and the pixels to be looked at. */
export interface ImageForModel {
  readonly client: InferenceClient;
  readonly study: Study;
  readonly image: Image;
  readonly pixels: ModalityPixels;
}

/** Gets package and image ready. Throws `scope-*` where the header says that the package may not read it. */
export async function openModelFor(
  imageId: string,
  signal: AbortSignal,
  onStep: (step: ReadingStep, progress: number | null) => void,
): Promise<ImageForModel> {
  const found = findImage(imageId);
  const frames = openFrames();
  if (!found || !frames) throw new CancelledError();
  const { study, image } = found;
  const { packageUrl, manifest } = await fetchManifest(signal);
  const { checkHeaderScope } = await import('#inference');
  // Refusing by header comes first: it costs no download.
  const refusal = checkHeaderScope(image, study.patient.ageYears, manifest);
  if (refusal) throw new ShokenError(refusal.code, refusal.detail);
  const client = await theInference();
  // A frame whose preview is on screen takes a while yet: the package is opened meanwhile.
  const refused = new AbortController();
  const opening = openPackage(
    client,
    packageUrl,
    AbortSignal.any([signal, refused.signal]),
    onStep,
  );
  opening.catch(() => undefined);
  try {
    const { modality } = await frames.readFrame(imageId, signal);
    if (modality === null) throw new ShokenError('scope-appearance', { reason: 'colour' });
    await opening;
    return { client, study, image, pixels: modality };
  } finally {
    refused.abort();
  }
}

async function openPackage(
  client: InferenceClient,
  packageUrl: string,
  signal: AbortSignal,
  onStep: (step: ReadingStep, progress: number | null) => void,
): Promise<void> {
  const { backend } = useSettingsStore.getState();
  const onProgress = ({ step, loadedBytes, totalBytes }: PrepareProgress) => {
    if (signal.aborted) return;
    useReadingStore.setState({ download: { loadedBytes, totalBytes } });
    onStep(step, step === 'download' && totalBytes > 0 ? loadedBytes / totalBytes : null);
  };
  try {
    await client.prepare({
      packageUrl,
      backend,
      signal,
      onBackend: (next) => void noteBackend(next),
      onProgress,
    });
  } catch (error) {
    if (isCancelled(error)) throw error;
    // Another package may have been installed since it was found.
    installed = null;
    const isOfPackage = error instanceof ShokenError && error.code.startsWith('package-');
    // Every backend that fails leaves the work to WASM.
    throw (isOfPackage ? null : await missingRuntime('wasm')) ?? error;
  }
}

async function findPackage(signal?: AbortSignal): Promise<string> {
  const response = await fetch('/models/index.json', { signal: signal ?? null }).catch(
    (error: unknown) => {
      throw isCancelled(error) ? new CancelledError() : new ShokenError('package-download-failed');
    },
  );
  if (!response.ok) throw new ShokenError('package-not-found');
  const [id] = packageIndex.parse(await response.json()).packages;
  if (id === undefined) throw new ShokenError('package-not-found');
  return `/models/${id}`;
}

/** The backend as the reader was told of it: that its runtime is not kept here, its worker cannot know. */
export function asNoted(backend: Backend): Backend {
  const noted = useReadingStore.getState().backend;
  return backend.reason === 'device-lost' && noted?.reason === 'not-kept' ? noted : backend;
}

async function noteBackend(backend: Backend): Promise<void> {
  const before = useReadingStore.getState().backend;
  useReadingStore.setState({ backend });
  const fell = backend.reason === 'golden-mismatch' || backend.reason === 'device-lost';
  if (!fell || before?.reason === backend.reason) return;
  const missing = backend.reason === 'device-lost' ? await missingRuntime('webgpu') : null;
  if (missing === null) {
    postNotice({ kind: 'backend-fell', reason: backend.reason });
    return;
  }
  // It was never opened: nothing was lost.
  useReadingStore.setState({ backend: { ...backend, reason: 'not-kept' } });
  postNotice({ kind: 'problem', problem: missing.toProblem() });
}
