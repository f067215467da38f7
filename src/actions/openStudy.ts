import { objectsOf } from '#domain';
import {
  clearHistory,
  closedSession,
  noObjectShown,
  putOpenedReview,
  useObjectsStore,
  useSessionStore,
} from '#state';
import { clearPanes } from './arrangePanes';
import { audit } from './audit';
import { findImage, findStudy, isFrontal, primaryImage } from './findImage';
import { setHandsAside } from './handsAside';
import { hangStudy } from './hangStudy';
import { dropProblemsOfStudy } from './notices';
import { closeMeasurements, openMeasurements } from './keepMeasurements';
import { openReviewOf } from './openReview';
import { forgetPriors, seekPriors } from './priors';
import { rememberPlace } from './rememberPlace';
import { restViewer } from './restViewer';
import { showImage } from './showImage';
import { showObject } from './showObject';

/** Shows a study in the reading screen, beginning with its main image or with the one asked for. */
export async function openStudy(StudyInstanceUID: string, imageId?: string): Promise<void> {
  const study = findStudy(StudyInstanceUID);
  const image = (imageId ? findImage(imageId)?.image : null) ?? (study && primaryImage(study));
  if (!study) return;
  setHandsAside();
  useSessionStore.setState({ ...closedSession, StudyInstanceUID });
  clearPanes();
  restViewer();
  forgetPriors();
  putOpenedReview(null);
  clearHistory();
  closeMeasurements();
  dropProblemsOfStudy();
  useObjectsStore.setState(noObjectShown);
  // Before anything of it is on the screen.
  rememberPlace(image?.imageId);
  audit('accessed', 'study shown', { StudyInstanceUID });
  if (!image) {
    const [object] = objectsOf(study);
    if (object) await showObject(object.SOPInstanceUID);
    return;
  }
  const reviewed = isFrontal(image) ? image : (primaryImage(study) ?? image);
  await Promise.all([openReviewOf(study, reviewed), openMeasurements(StudyInstanceUID)]);
  const showBeside = await hangStudy(study, image);
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID) return;
  const shown = showImage(image.imageId);
  showBeside();
  await shown;
  // The archive is asked once the image is there.
  if (useSessionStore.getState().StudyInstanceUID === StudyInstanceUID) void seekPriors();
}

/** Back to the worklist. A reading that is under way goes on. */
export function closeStudy(): void {
  setHandsAside();
  useSessionStore.setState(closedSession);
  clearPanes();
  forgetPriors();
  dropProblemsOfStudy();
  restViewer();
  putOpenedReview(null);
  closeMeasurements();
  clearHistory();
  rememberPlace();
}
