import {
  closedSession,
  putOpenedReview,
  restingViewer,
  useSessionStore,
  useViewerStore,
  useWorklistStore,
} from '#state';
import { clearPanes } from './arrangePanes';
import { audit } from './audit';
import { findImage, findStudy, isFrontal, primaryImage } from './findImage';
import { hangStudy } from './hangStudy';
import { dropSigningProblems } from './notices';
import { openReviewOf } from './openReview';
import { rememberPlace } from './rememberPlace';
import { showImage } from './showImage';

/** Shows a study in the reading screen, beginning with its main image or with the one asked for. */
export async function openStudy(StudyInstanceUID: string, imageId?: string): Promise<void> {
  const study = findStudy(StudyInstanceUID);
  const image = (imageId ? findImage(imageId)?.image : null) ?? (study && primaryImage(study));
  if (!study || !image) return;
  useSessionStore.setState({ ...closedSession, StudyInstanceUID });
  clearPanes();
  useViewerStore.setState(restingViewer);
  putOpenedReview(null);
  dropSigningProblems();
  audit('accessed', 'study shown', { StudyInstanceUID });
  await openReviewOf(study, isFrontal(image) ? image : (primaryImage(study) ?? image));
  const showBeside = await hangStudy(study, image);
  if (useSessionStore.getState().StudyInstanceUID !== StudyInstanceUID) return;
  const shown = showImage(image.imageId);
  showBeside();
  await shown;
}

/** Back to the worklist. A reading that is under way goes on. */
export function closeStudy(): void {
  useSessionStore.setState(closedSession);
  clearPanes();
  dropSigningProblems();
  useViewerStore.setState(restingViewer);
  putOpenedReview(null);
  rememberPlace();
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
