import {
  imagesOf,
  isReferenceTo,
  objectsOf,
  type Image,
  type ImageReference,
  type StudyObject,
} from '#domain';
import { referencesOf } from '#objects';
import { imageIdOf, useObjectsStore, usePanesStore, useWorklistStore } from '#state';
import { audit } from './audit';
import { findImage } from './findImage';
import { showInPane } from './loadPane';
import { listMarks } from './listMarks';
import { readObject } from './readObjects';
import { showImage } from './showImage';

/** An object of a listed study. */
function findObject(SOPInstanceUID: string): StudyObject | null {
  const objects = useWorklistStore.getState().studies.flatMap(objectsOf);
  return objects.find((object) => object.SOPInstanceUID === SOPInstanceUID) ?? null;
}

/**
 * Shows what came with a study: words and documents in the active viewport, what lies on images by listing its
 * parts and, where it is on no image that is open, by bringing one that it is on.
 */
export async function showObject(SOPInstanceUID: string): Promise<void> {
  const object = findObject(SOPInstanceUID);
  if (!object) return;
  const { active } = usePanesStore.getState();
  audit('accessed', `object shown: ${object.kind}`, { SOPInstanceUID });
  if (isRead(object)) {
    useObjectsStore.setState({ listedUID: null });
    showInPane(active, SOPInstanceUID);
    await readObject(object);
    return;
  }
  await readObject(object);
  const isShown = isOnOpenImage(SOPInstanceUID);
  const image = isShown ? null : (findReferenced(object) ?? findDrawnOn(object));
  const isWithoutImages = !isShown && image === null;
  useObjectsStore.setState({ listedUID: isWithoutImages ? null : SOPInstanceUID });
  if (isWithoutImages) showInPane(active, SOPInstanceUID);
  if (image) await showImage(image.imageId, active);
}

/** Brings an image on which a part is drawn, where none that is open shows it. */
export async function showPart(SOPInstanceUID: string, partId: string): Promise<void> {
  const isDrawnOn = (imageId: string) =>
    listMarks(SOPInstanceUID, imageId).some(({ id }) => id === partId);
  const { panes, active } = usePanesStore.getState();
  if (panes.some((pane) => isDrawnOn(imageIdOf(pane) ?? ''))) return;
  const image = findMiddle(SOPInstanceUID, isDrawnOn);
  if (image) await showImage(image.imageId, active);
}

/** Nothing is listed beside the image any more. */
export function closeObject(): void {
  useObjectsStore.setState({ listedUID: null });
}

/** A report is read as words, whatever it draws. */
const isRead = ({ kind }: StudyObject) =>
  kind === 'report' || kind === 'key-objects' || kind === 'document';

/** Brings an image that an object names, if it is open. */
export function showReference(reference: ImageReference): void {
  const image = findImageOf([reference]);
  if (image) void showImage(image.imageId);
}

/** True where the image that is named is among the open studies. */
export const isReferenceOpen = (reference: ImageReference): boolean =>
  findImageOf([reference]) !== null;

function isOnOpenImage(SOPInstanceUID: string): boolean {
  const state = useObjectsStore.getState().states[SOPInstanceUID];
  // A presentation state may draw nothing at all.
  const named = state?.status === 'ready' ? referencesOf(state.content) : [];
  return usePanesStore.getState().panes.some((pane) => {
    const imageId = imageIdOf(pane);
    const image = imageId === null ? undefined : findImage(imageId)?.image;
    if (!image) return false;
    const isNamed = named.some((reference) => isReferenceTo(reference, image));
    return isNamed || listMarks(SOPInstanceUID, image.imageId).length > 0;
  });
}

/** The middle one of the images it names: of a structure over many slices rather its body than its edge. */
function findReferenced({ SOPInstanceUID }: StudyObject): Image | null {
  const state = useObjectsStore.getState().states[SOPInstanceUID];
  if (state?.status !== 'ready') return null;
  return findImageOf(referencesOf(state.content));
}

function findImageOf(references: readonly ImageReference[]): Image | null {
  const images = useWorklistStore.getState().studies.flatMap(imagesOf);
  const named = images.filter((image) =>
    references.some((reference) => isReferenceTo(reference, image)),
  );
  return named[named.length >> 1] ?? null;
}

/** Where it lies by its place in the patient; else, of a segmentation, its own masks. */
function findDrawnOn({ SOPInstanceUID }: StudyObject): Image | null {
  const isDrawnOn = (imageId: string) => listMarks(SOPInstanceUID, imageId).length > 0;
  return findMiddle(SOPInstanceUID, isDrawnOn) ?? findOwnImage(SOPInstanceUID);
}

function findMiddle(objectUID: string, fits: (imageId: string) => boolean): Image | null {
  const study = useWorklistStore
    .getState()
    .studies.find((each) => objectsOf(each).some((one) => one.SOPInstanceUID === objectUID));
  const fitting = (study ? imagesOf(study) : []).filter(({ imageId }) => fits(imageId));
  return fitting[fitting.length >> 1] ?? null;
}

function findOwnImage(objectUID: string): Image | null {
  const images = useWorklistStore.getState().studies.flatMap(imagesOf);
  return images.find(({ SOPInstanceUID }) => SOPInstanceUID === objectUID) ?? null;
}
