import { contextOfStudy, type Image, type Review, type Study } from '#domain';
import { startReview, withModelFindings, withoutUndecided } from '#review';
import {
  clearHistory,
  nothingAsked,
  putNextReview,
  putOpenedReview,
  useInquiryStore,
  useReadingStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
} from '#state';
import { takeHandsUp } from './handsAside';
import { joinProposals } from './joinProposals';
import { presentReview } from './keepReview';
import { attempt } from './notices';
import { restViewer } from './restViewer';
import { mayShowAi } from './secondReader';
import { theStorage } from './services';

/** Brings the review of an image of the open study: as it was kept, or a new one. */
export async function openReviewOf(study: Study, image: Image): Promise<void> {
  const kept = await attempt('storage-failed', async () =>
    (await theStorage()).loadReview(study.StudyInstanceUID, image.SOPInstanceUID, image.frame),
  );
  if (useSessionStore.getState().StudyInstanceUID !== study.StudyInstanceUID) return;
  showReview(kept ?? startEmptyReview(study, image), image.imageId);
  clearHistory();
  useInquiryStore.setState(nothingAsked);
  useSessionStore.setState({ reviewImageId: image.imageId });
  takeHandsUp(image.imageId);
  // Other makers' objects may have been read with another image of the study.
  void joinProposals();
}

/** The open review as it may be seen after the way of working was changed. */
export function showReviewAnew(): void {
  const { presented } = useReviewStore.getState();
  const { reviewImageId } = useSessionStore.getState();
  if (presented === null || reviewImageId === null) return;
  restViewer();
  showReview(presented.review, reviewImageId);
  useInquiryStore.setState(nothingAsked);
}

/** The open review as another tab has left it. Steps of undo would lead back past what was done there. */
export function showKeptReview(review: Review): void {
  const { reviewImageId } = useSessionStore.getState();
  if (reviewImageId === null) return;
  putNextReview(presentReview(asMayBeSeen(review, reviewImageId)));
  clearHistory();
}

/** Shows a review with what the model says of its image, or without, as the reader's way of working has it. */
function showReview(review: Review, imageId: string): void {
  putOpenedReview(presentReview(asMayBeSeen(review, imageId)));
}

function asMayBeSeen(review: Review, imageId: string): Review {
  if (review.signature !== null) return review;
  if (!mayShowAi(review)) return withoutUndecided(review);
  const reading = useReadingStore.getState().readings[imageId];
  // The model may have finished while another study was open.
  if (reading?.status !== 'done' || !isUnfilled(review)) return review;
  return withModelFindings(review, reading.reading.findings);
}

/** None of the model's findings awaits a decision: it said nothing here yet, or was hidden meanwhile. */
function isUnfilled(review: Review): boolean {
  const decided = new Set(review.decisions.map(({ trackingUID }) => trackingUID));
  return review.findings.every(
    ({ trackingUID, origin }) => origin.kind !== 'model' || decided.has(trackingUID),
  );
}

function startEmptyReview(study: Study, image: Image): Review {
  const review = startReview(
    {
      StudyInstanceUID: study.StudyInstanceUID,
      SOPInstanceUID: image.SOPInstanceUID,
      frame: image.frame,
    },
    [],
    useSettingsStore.getState().reportLanguage,
  );
  return { ...review, context: contextOfStudy(study) };
}
