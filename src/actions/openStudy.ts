import type { Image, Review, Study } from '#domain';
import { startReview } from '#review';
import {
  closedSession,
  putOpenedReview,
  restingViewer,
  useReadingStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
  useWorklistStore,
} from '#state';
import { audit } from './audit';
import { findImage, findStudy, isFrontal, primaryImage } from './findImage';
import { presentReview } from './keepReview';
import { markMoment } from './markMoment';
import { attempt, dropSigningProblems, isCancelled, problemOf } from './notices';
import { readImage, renewReading } from './readImage';
import { rememberPlace } from './rememberPlace';
import { openFrames, theStorage } from './services';

/** Shows a study in the reading screen, beginning with its main image or with the one asked for. */
export async function openStudy(StudyInstanceUID: string, imageId?: string): Promise<void> {
  const study = findStudy(StudyInstanceUID);
  const image = (imageId ? findImage(imageId)?.image : null) ?? (study && primaryImage(study));
  if (!study || !image) return;
  useSessionStore.setState({ ...closedSession, StudyInstanceUID });
  useViewerStore.setState(restingViewer);
  putOpenedReview(null);
  dropSigningProblems();
  audit('accessed', 'study shown', { StudyInstanceUID });
  await openReviewOf(study, isFrontal(image) ? image : (primaryImage(study) ?? image));
  await showImage(image.imageId);
}

/** Back to the worklist. A reading that is under way goes on. */
export function closeStudy(): void {
  useSessionStore.setState(closedSession);
  dropSigningProblems();
  useViewerStore.setState(restingViewer);
  putOpenedReview(null);
  rememberPlace();
}

let loading: AbortController | null = null;

/** Shows an image of the open study. Another frontal view brings its own review with it. */
export async function showImage(imageId: string): Promise<void> {
  const found = findImage(imageId);
  const frames = openFrames();
  if (!found || !frames) return;
  loading?.abort();
  const controller = new AbortController();
  loading = controller;
  useSessionStore.setState({ imageId, frame: { status: 'loading' }, paintedImageId: null });
  rememberPlace();
  const session = useSessionStore.getState();
  if (isFrontal(found.image) && session.reviewImageId !== imageId) {
    useViewerStore.setState(restingViewer);
    await openReviewOf(found.study, found.image);
  }
  try {
    const frame = await frames.readFrame(imageId, controller.signal);
    if (useSessionStore.getState().imageId !== imageId) return;
    useSessionStore.setState({ frame: { status: 'ready', frame } });
  } catch (error) {
    if (isCancelled(error) || useSessionStore.getState().imageId !== imageId) return;
    const problem = problemOf(error, 'file-decode-failed');
    useSessionStore.setState({ frame: { status: 'failed', problem } });
  }
}

/** Called once the image is on screen; only now may the model take processor and network. */
export function imagePainted(imageId: string): void {
  const session = useSessionStore.getState();
  if (session.imageId !== imageId || session.paintedImageId === imageId) return;
  useSessionStore.setState({ paintedImageId: imageId });
  markMoment('image-painted');
  const reading = useReadingStore.getState().readings[imageId];
  if (reading?.status === 'done') void renewReading(imageId, reading.reading);
  else if (reading === undefined && useSettingsStore.getState().isAiOn) void readImage(imageId);
}

/** Moves within the study's images: `step` images on, or to the first or last. */
export function stepImage(step: number | 'first' | 'last'): void {
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  const study = StudyInstanceUID === null ? null : findStudy(StudyInstanceUID);
  const series = study?.series.find((one) => one.images.some((each) => each.imageId === imageId));
  if (!series) return;
  const last = series.images.length - 1;
  const now = series.images.findIndex((each) => each.imageId === imageId);
  const next = step === 'first' ? 0 : step === 'last' ? last : now + step;
  const image = series.images[Math.min(Math.max(next, 0), last)];
  if (image && image.imageId !== imageId) void showImage(image.imageId);
}

/** The next or previous series, at its first image. */
export function stepSeries(step: 1 | -1): void {
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  const study = StudyInstanceUID === null ? null : findStudy(StudyInstanceUID);
  if (!study) return;
  const now = study.series.findIndex((one) => one.images.some((each) => each.imageId === imageId));
  const image = study.series[now + step]?.images[0];
  if (image) void showImage(image.imageId);
}

/** Opens the next study in the worklist whose report is not signed; false where there is none. */
export function openNextStudy(): boolean {
  const { studies, reportStates } = useWorklistStore.getState();
  const { StudyInstanceUID } = useSessionStore.getState();
  const now = studies.findIndex((study) => study.StudyInstanceUID === StudyInstanceUID);
  const order = [...studies.slice(now + 1), ...studies.slice(0, Math.max(now, 0))];
  const next = order.find((study) => {
    const state = reportStates[study.StudyInstanceUID] ?? 'unread';
    return state === 'unread' || state === 'draft';
  });
  if (next) void openStudy(next.StudyInstanceUID);
  return next !== undefined;
}

async function openReviewOf(study: Study, image: Image): Promise<void> {
  const kept = await attempt('storage-failed', async () =>
    (await theStorage()).loadReview(study.StudyInstanceUID, image.SOPInstanceUID, image.frame),
  );
  if (useSessionStore.getState().StudyInstanceUID !== study.StudyInstanceUID) return;
  const reading = useReadingStore.getState().readings[image.imageId];
  let review: Review = kept ?? startEmptyReview(study, image);
  // The model may have finished while another study was open.
  if (reading?.status === 'done' && review.findings.length === 0 && review.signature === null) {
    review = { ...review, findings: reading.reading.findings };
  }
  putOpenedReview(presentReview(review));
  useSessionStore.setState({ reviewImageId: image.imageId });
}

function startEmptyReview(study: Study, image: Image): Review {
  return startReview(
    {
      StudyInstanceUID: study.StudyInstanceUID,
      SOPInstanceUID: image.SOPInstanceUID,
      frame: image.frame,
    },
    [],
    useSettingsStore.getState().reportLanguage,
  );
}

/** The image cannot be drawn here, as without WebGL. */
export function viewerFailed(error: unknown): void {
  useSessionStore.setState({
    frame: { status: 'failed', problem: problemOf(error, 'viewer-unavailable') },
  });
}
