import {
  CancelledError,
  contextOfStudy,
  isSaidBy,
  isStack,
  nextTask,
  reportLanguages,
  type Finding,
  type ModelReading,
  type ReadingState,
} from '#domain';
import {
  putFirstReading,
  putNextReview,
  putReading,
  useReadingStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
} from '#state';
import type { ReadPart } from '#inference';
import { audit } from './audit';
import type { FoundImage } from './findImage';
import { keepIdentity } from './keepIdentity';
import { keepReview, presentReview } from './keepReview';
import { markMoment } from './markMoment';
import { attempt, isCancelled, problemOf } from './notices';
import { asNoted, fetchManifest, openModelFor } from './openModel';
import { mayShowAi } from './secondReader';
import { theStorage } from './services';

let running: { readonly imageId: string; readonly controller: AbortController } | null = null;

/** Lets the model look at an image. One image at a time: an earlier reading is cancelled. */
export async function readImage(imageId: string): Promise<void> {
  cancelReading();
  const controller = new AbortController();
  running = { imageId, controller };
  putReading(imageId, { status: 'running', step: 'prepare', progress: null });
  try {
    const said = await look(imageId, controller.signal);
    const shown = openReviewOf(imageId)?.findings ?? [];
    const reading = { ...said, findings: keepIdentity(shown, said.findings) };
    await showFindings(imageId, reading.findings, controller.signal);
    if (controller.signal.aborted) throw new CancelledError();
    putReading(imageId, { status: 'done', reading });
    keepShown(imageId);
    auditReading(imageId, reading);
    void attempt('storage-failed', async () => (await theStorage()).saveReading(imageId, reading));
  } catch (error) {
    // A later reading of the same image may have begun already; its state is not ours to write.
    if (!isOvertaken(controller)) {
      const state = stateAfter(error);
      putReading(imageId, state);
      dropFindings(imageId);
      auditUnread(imageId, state);
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
    const state = { status: 'refused', problem } as const;
    // Viewports side by side ask of the same stack.
    const isNew = !(image.imageId in useReadingStore.getState().readings);
    putFirstReading(imageIds, state);
    if (isNew) auditUnread(image.imageId, state);
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
 * earlier. A reading of another package is made anew, unless the reader has built on it already.
 */
export async function renewReading(imageId: string, kept: ModelReading): Promise<void> {
  try {
    if (useReadingStore.getState().manifest === null) await fetchManifest();
  } catch {
    // Nothing hangs on it: the package's own problems are told when it is asked to read.
    return;
  }
  const isOfInstalled = isSaidBy(kept.model, useReadingStore.getState());
  const review = openReviewOf(imageId);
  const isUntouched = review !== null && review.decisions.length === 0;
  const isOpen = useSessionStore.getState().imageId === imageId;
  if (isOfInstalled || !isUntouched || !isOpen) return;
  if (useSettingsStore.getState().isAiOn) await readImage(imageId);
}

/**
 * What the model says is shown in tasks of its own: taking the worker's message apart and drawing what it says would
 * together hold the page up for longer than a reader's hand should wait.
 */
async function look(imageId: string, signal: AbortSignal): Promise<ModelReading> {
  const { client, study, image, pixels } = await openModelFor(imageId, signal, (step, progress) =>
    putReading(imageId, { status: 'running', step, progress }),
  );
  const { reportLanguage } = useSettingsStore.getState();
  const show = async (part: ReadPart) => {
    if (signal.aborted) return;
    if (part.kind === 'step') {
      putReading(imageId, { status: 'running', step: part.step, progress: part.progress });
    } else {
      await showFindings(imageId, part.findings, signal);
      if (part.kind === 'regions') markMoment('regions');
      else if (part.language === reportLanguage) markMoment('report');
    }
  };
  let shown = Promise.resolve();
  const asked = client.read(
    {
      image,
      patientAgeYears: study.patient.ageYears,
      pixels,
      context: openReviewOf(imageId)?.context ?? contextOfStudy(study),
      // The language on screen is written first.
      languages: [reportLanguage, ...reportLanguages.filter((each) => each !== reportLanguage)],
    },
    (part) => {
      shown = shown.then(nextTask).then(() => show(part));
    },
    signal,
  );
  try {
    const reading = await asked;
    return { ...reading, backend: asNoted(reading.backend) };
  } finally {
    // Also where it failed: what is still to be shown must not come after what is said of the failure.
    await shown.then(nextTask);
  }
}

/** The review that is open, if it is about this image and may still change. */
function openReviewOf(imageId: string) {
  const review = useReviewStore.getState().presented?.review;
  const isAbout = useSessionStore.getState().reviewImageId === imageId;
  return review && isAbout && review.signature === null ? review : null;
}

/**
 * Regions appear as soon as they are known; sentences join them. Decisions made meanwhile stay. What is to be said is
 * worked out in one task and drawn in the next.
 */
async function showFindings(
  imageId: string,
  said: readonly Finding[],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const review = openReviewOf(imageId);
    if (!review || !mayShowAi(review)) return;
    const findings = keepIdentity(review.findings, said);
    const presented = presentReview({ ...review, findings });
    await nextTask();
    if (signal.aborted) return;
    if (openReviewOf(imageId) === review) {
      putNextReview(presented);
      return;
    }
  }
}

/** The log tells refused and failed from not run: where the AI is hidden it is the only place that does. */
function auditUnread(imageId: string, state: ReadingState): void {
  if (state.status !== 'refused' && state.status !== 'failed') return;
  const what = state.status === 'refused' ? 'model refused image' : 'model failed on image';
  audit('activity', what, { imageId, why: state.problem.code });
}

/** Writes the open review to the device, once the model has said all. */
function keepShown(imageId: string): void {
  const review = openReviewOf(imageId);
  if (review && mayShowAi(review)) void keepReview(review);
}

/** What is not shown is told to the log: there it can be compared with what the reader saw. */
function auditReading(imageId: string, { model, findings }: ModelReading): void {
  const said = findings.map((each) => [each.finding, each.presence, each.probability].join(' '));
  audit('activity', 'model read image', {
    imageId,
    model: `${model.modelId} ${model.modelVersion}`,
    weights: model.weightsHash,
    ...(mayShowAi() ? {} : { hidden: said.join('; ') }),
  });
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
