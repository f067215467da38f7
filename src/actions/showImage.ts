import { isStack } from '#domain';
import { imageIdOf, putPane, usePanesStore, useSessionStore, useViewerStore } from '#state';
import { fetchAhead } from './fetchAhead';
import { findImage, isFrontal, type FoundImage } from './findImage';
import { markMoment } from './markMoment';
import { setHandsAside } from './handsAside';
import { loadPane } from './loadPane';
import { problemOf } from './notices';
import { openReviewOf } from './openReview';
import { readObjects } from './readObjects';
import { readWhenPainted, refuseWhenPainted } from './readWhenPainted';
import { rememberPlace, rememberPlaceSoon } from './rememberPlace';
import { restViewer } from './restViewer';

/**
 * Shows an image in a viewport, the active one unless told otherwise. There, another frontal view of the
 * open study brings its own review with it.
 */
export async function showImage(
  imageId: string,
  pane = usePanesStore.getState().active,
): Promise<void> {
  const found = findImage(imageId);
  if (!found) return;
  const loaded = loadPane(pane, { kind: 'stack', imageId });
  if (pane === usePanesStore.getState().active) await follow(found);
  if (isStack(found.series)) fetchAhead(found, pane);
  await loaded;
}

/** The image of the active viewport is the session's; its review comes with it if it has one of its own. */
async function follow({ study, series, image }: FoundImage): Promise<void> {
  const { imageId } = image;
  useSessionStore.setState({ imageId, paintedImageId: null });
  if (isStack(series)) rememberPlaceSoon();
  else rememberPlace();
  const session = useSessionStore.getState();
  const isOpen = session.StudyInstanceUID === study.StudyInstanceUID;
  // A finding in hand is not put down because the reader looks at another view.
  const isInHand = useViewerStore.getState().draft !== null;
  if (!isFrontal(image) || session.reviewImageId === imageId || !isOpen || isInHand) return;
  setHandsAside();
  restViewer();
  await openReviewOf(study, image);
}

/** Makes a viewport the one that keys, tools and the list of series act on. */
export async function activatePane(pane: number): Promise<void> {
  const { active, panes } = usePanesStore.getState();
  if (pane === active || !panes[pane]) return;
  usePanesStore.setState({ active: pane });
  const imageId = imageIdOf(panes[pane]);
  const found = imageId === null ? null : findImage(imageId);
  if (!found) return;
  await follow(found);
  const { frame } = panes[pane];
  if (frame.status === 'ready') imagePainted(frame.image.imageId, pane);
}

/** The next viewport, or the previous, round the layout. */
export function stepPane(step: 1 | -1): void {
  const { active, panes } = usePanesStore.getState();
  void activatePane((active + step + panes.length) % panes.length);
}

/** Called once the image is on screen; only now may the model take processor and network. */
export function imagePainted(imageId: string, pane = usePanesStore.getState().active): void {
  if (pane !== usePanesStore.getState().active) {
    refuseWhenPainted(imageId);
    return;
  }
  const session = useSessionStore.getState();
  if (session.imageId !== imageId || session.paintedImageId === imageId) return;
  useSessionStore.setState({ paintedImageId: imageId });
  markMoment('image-painted');
  void readObjects();
  void readWhenPainted(imageId);
}

/** An image cannot be drawn here, as without WebGL. */
export function viewerFailed(error: unknown, pane: number): void {
  putPane(pane, { frame: { status: 'failed', problem: problemOf(error, 'viewer-unavailable') } });
}
