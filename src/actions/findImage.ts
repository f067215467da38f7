import { findListed, imagesOf, objectsOf, type Image, type ListedImage, type Study } from '#domain';
import { useWorklistStore } from '#state';

const radiographModalities = ['CR', 'DX', 'RG', 'RF', 'XA', 'OT', 'SC'];
const frontalViews = ['', 'PA', 'AP'];

/** An image in its place. */
export type FoundImage = ListedImage;

/** The listed study and series and the image of this id. */
export function findImage(imageId: string): FoundImage | null {
  return findListed(useWorklistStore.getState().studies, imageId);
}

export function findStudy(StudyInstanceUID: string): Study | null {
  const { studies } = useWorklistStore.getState();
  return studies.find((study) => study.StudyInstanceUID === StudyInstanceUID) ?? null;
}

/** A radiograph that does not say it is a lateral: what a report of its own can be about. */
export function isFrontal(image: Image): boolean {
  if (image.NumberOfFrames > 1) return false;
  if (!image.hasHeader) return true;
  return (
    radiographModalities.includes(image.Modality) &&
    frontalViews.includes(image.ViewPosition.trim().toUpperCase())
  );
}

/** A segmentation's own frame, which is seen on other images unless it is asked for. */
export function isOfObject(study: Study, { SOPInstanceUID }: Image): boolean {
  return objectsOf(study).some((object) => object.SOPInstanceUID === SOPInstanceUID);
}

/** The image that a study opens with: a PA or AP view if it names one, else the first that may be. */
export function primaryImage(study: Study): Image | null {
  const images = imagesOf(study);
  return (
    images.find((image) => isFrontal(image) && image.ViewPosition !== '') ??
    images.find(isFrontal) ??
    images.find((image) => !isOfObject(study, image)) ??
    images[0] ??
    null
  );
}
