import { imagesOf, type Image, type Study } from '#domain';
import { useWorklistStore } from '#state';

const radiographModalities = ['CR', 'DX', 'RG', 'RF', 'XA', 'OT', 'SC'];
const frontalViews = ['', 'PA', 'AP'];

/** The listed study and the image of this id. */
export function findImage(imageId: string): { study: Study; image: Image } | null {
  for (const study of useWorklistStore.getState().studies) {
    const image = imagesOf(study).find((each) => each.imageId === imageId);
    if (image) return { study, image };
  }
  return null;
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

/** The image that a study opens with: a PA or AP view if it names one, else the first that may be. */
export function primaryImage(study: Study): Image | null {
  const images = imagesOf(study);
  return (
    images.find((image) => isFrontal(image) && image.ViewPosition !== '') ??
    images.find(isFrontal) ??
    images[0] ??
    null
  );
}
