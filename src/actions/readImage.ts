import {
  CancelledError,
  ShokenError,
  isStack,
  reportLanguages,
  type Backend,
  type Finding,
  type ModelManifest,
  type ModelReading,
  type ReadingState,
} from '#domain';
import { z } from 'zod';
import {
  postNotice,
  putFirstReading,
  putNextReview,
  putReading,
  useReadingStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
} from '#state';
import { audit } from './audit';
import { findImage, type FoundImage } from './findImage';
import { keepIdentity } from './keepIdentity';
import { keepReview, presentReview } from './keepReview';
import { markMoment } from './markMoment';
import { attempt, isCancelled, problemOf } from './notices';
import { openFrames, theInference, theStorage } from './services';

const packageIndex = z.object({ packages: z.array(z.string()) });

let running: { readonly imageId: string; readonly controller: AbortController } | null = null;

/** Lets the model look at an image. One image at a time: an earlier reading is cancelled. */
export async function readImage(imageId: string): Promise<void> {
  cancelReading();
  const controller = new AbortController();
  running = { imageId, controller };
  putReading(imageId, { status: 'running', step: 'prepare', progress: null });
  try {
    const said = await look(imageId, controller.signal);
    if (controller.signal.aborted) throw new CancelledError();
    const shown = openReviewOf(imageId)?.findings ?? [];
    const reading = { ...said, findings: keepIdentity(shown, said.findings) };
    putReading(imageId, { status: 'done', reading });
    showFindings(imageId, reading.findings, true);
    audit('activity', 'model read image', { imageId, model: reading.model.weightsHash });
    void attempt('storage-failed', async () => (await theStorage()).saveReading(imageId, reading));
  } catch (error) {
    // A later reading of the same image may have begun already; its state is not ours to write.
    if (!isOvertaken(controller)) {
      putReading(imageId, stateAfter(error));
      dropFindings(imageId);
    }
  } finally {
    if (!isOvertaken(controller)) {
      running = null;
      useReadingStore.setState({ download: null });
    }
  }
}

/** True while the model looks at another image. */
export function isReadingOther(imageId: string): boolean {
  return running !== null && running.imageId !== imageId;
}

/**
 * Says of an image, and of the stack it is in, that the model cannot read it, where the header alone tells;
 * true if it does. Stops nothing.
 */
export async function refuseByHeader({ study, series, image }: FoundImage): Promise<boolean> {
  try {
    const { manifest } = await fetchManifest();
    const { checkHeaderScope } = await import('#inference');
    const problem = checkHeaderScope(image, study.patient.ageYears, manifest);
    if (!problem) return false;
    const alike = isStack(series) ? series.images : [image];
    const imageIds = alike.map(({ imageId }) => imageId);
    putFirstReading(imageIds, { status: 'refused', problem });
    return true;
  } catch {
    // Nothing hangs on it: the package's own problems are told when it is asked to read.
    return false;
  }
}

/** True where another reading has begun since. */
function isOvertaken(controller: AbortController): boolean {
  return running !== null && running.controller !== controller;
}

/** Stops the model. What it had not finished saying is not shown, but for what was decided already. */
export function cancelReading(): void {
  if (running === null) return;
  running.controller.abort();
  putReading(running.imageId, { status: 'not-run' });
  dropFindings(running.imageId);
  running = null;
}

function stateAfter(error: unknown): ReadingState {
  if (isCancelled(error)) return { status: 'not-run' };
  const problem = problemOf(error, 'inference-failed');
  return { status: problem.code.startsWith('scope-') ? 'refused' : 'failed', problem };
}

/**
 * Looks at what the installed package says of itself, for names and limits beside a reading kept from
 * earlier. A reading of other weights is made anew, unless the reader has built on it already.
 */
export async function renewReading(imageId: string, kept: ModelReading): Promise<void> {
  try {
    if (useReadingStore.getState().manifest === null) await fetchManifest();
  } catch {
    // Nothing hangs on it: the package's own problems are told when it is asked to read.
    return;
  }
  const { weightsHash } = useReadingStore.getState();
  const review = openReviewOf(imageId);
  const isUntouched = review !== null && review.decisions.length === 0;
  const isOpen = useSessionStore.getState().imageId === imageId;
  if (weightsHash === kept.model.weightsHash || !isUntouched || !isOpen) return;
  if (useSettingsStore.getState().isAiOn) await readImage(imageId);
}

interface InstalledPackage {
  readonly packageUrl: string;
  readonly manifest: ModelManifest;
}

/** The package that was opened in this visit: further images need not ask for it, nor a network. */
let opened: InstalledPackage | null = null;

/** The installed package's address and manifest; the store learns of it. */
async function fetchManifest(signal?: AbortSignal): Promise<InstalledPackage> {
  if (opened) return opened;
  const packageUrl = await findPackage(signal);
  const { checkManifest, httpPackageSource, weightsHash } = await import('#inference');
  const manifest = checkManifest(await httpPackageSource(packageUrl).manifest(signal));
  useReadingStore.setState({ manifest, weightsHash: await weightsHash(manifest) });
  return { packageUrl, manifest };
}

async function look(imageId: string, signal: AbortSignal): Promise<ModelReading> {
  const found = findImage(imageId);
  const frames = openFrames();
  if (!found || !frames) throw new CancelledError();
  const { study, image } = found;
  const { packageUrl, manifest } = await fetchManifest(signal);
  const { checkHeaderScope } = await import('#inference');
  // Refusing by header comes first: it costs no download.
  const refusal = checkHeaderScope(image, study.patient.ageYears, manifest);
  if (refusal) throw new ShokenError(refusal.code, refusal.detail);
  const { modality } = await frames.readFrame(imageId, signal);
  if (modality === null) throw new ShokenError('scope-appearance', { reason: 'colour' });

  const client = await theInference();
  await client.prepare({
    packageUrl,
    backend: useSettingsStore.getState().backend,
    signal,
    onBackend: noteBackend,
    onProgress: ({ step, loadedBytes, totalBytes }) => {
      if (signal.aborted) return;
      useReadingStore.setState({ download: { loadedBytes, totalBytes } });
      const progress = step === 'download' && totalBytes > 0 ? loadedBytes / totalBytes : null;
      putReading(imageId, { status: 'running', step, progress });
    },
  });
  opened = { packageUrl, manifest };
  const { reportLanguage } = useSettingsStore.getState();
  return client.read(
    {
      image,
      patientAgeYears: study.patient.ageYears,
      pixels: modality,
      // The language on screen is written first.
      languages: [reportLanguage, ...reportLanguages.filter((each) => each !== reportLanguage)],
    },
    (part) => {
      if (signal.aborted) return;
      if (part.kind === 'step') {
        putReading(imageId, { status: 'running', step: part.step, progress: part.progress });
      } else {
        showFindings(imageId, part.findings, false);
        if (part.kind === 'regions') markMoment('regions');
        else if (part.language === reportLanguage) markMoment('report');
      }
    },
    signal,
  );
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

/** The review that is open, if it is about this image and may still change. */
function openReviewOf(imageId: string) {
  const review = useReviewStore.getState().presented?.review;
  const isAbout = useSessionStore.getState().reviewImageId === imageId;
  return review && isAbout && review.signature === null ? review : null;
}

/** Regions appear as soon as they are known; sentences join them. Decisions made meanwhile stay. */
function showFindings(imageId: string, said: readonly Finding[], isFinal: boolean): void {
  const review = openReviewOf(imageId);
  if (!review) return;
  const next = { ...review, findings: keepIdentity(review.findings, said) };
  putNextReview(presentReview(next));
  if (isFinal) void keepReview(next);
}

/** A cancelled or failed reading leaves nothing behind but what the reader has decided on or added. */
function dropFindings(imageId: string): void {
  const review = openReviewOf(imageId);
  if (!review || review.findings.length === 0) return;
  const decided = new Set(review.decisions.map(({ trackingUID }) => trackingUID));
  const findings = review.findings.filter(({ trackingUID }) => decided.has(trackingUID));
  const next = { ...review, findings };
  putNextReview(presentReview(next));
  void keepReview(next);
}

function noteBackend(backend: Backend): void {
  const before = useReadingStore.getState().backend;
  useReadingStore.setState({ backend });
  const fell = backend.reason === 'golden-mismatch' || backend.reason === 'device-lost';
  if (fell && before?.reason !== backend.reason) {
    postNotice({ kind: 'backend-fell', reason: backend.reason });
  }
}
