import { contextOfStudy, type Image, type Review, type Study } from '#domain';
import { startReview } from '#review';
import {
  clearHistory,
  nothingAsked,
  putOpenedReview,
  useInquiryStore,
  useReadingStore,
  useSessionStore,
  useSettingsStore,
} from '#state';
import { joinProposals } from './joinProposals';
import { presentReview } from './keepReview';
import { attempt } from './notices';
import { theStorage } from './services';

/** Brings the review of an image of the open study: as it was kept, or a new one. */
export async function openReviewOf(study: Study, image: Image): Promise<void> {
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
  clearHistory();
  useInquiryStore.setState(nothingAsked);
  useSessionStore.setState({ reviewImageId: image.imageId });
  // Other makers' objects may have been read with another image of the study.
  void joinProposals();
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
