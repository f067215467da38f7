import { imagesOf, type Image, type Study } from '#domain';
import { usePriorsStore, useSessionStore } from '#state';
import { audit } from './audit';
import { findImage, findStudy, primaryImage } from './findImage';
import { isCancelled } from './notices';
import { addFiles } from './openFiles';
import { hangAtRight } from './priors';
import { retrieveFiles } from './retrieveFiles';
import { archiveProblem } from './searchArchive';

/** Fetches an earlier study from the archive and hangs what compares best; one at a time. */
export async function fetchPrior(StudyInstanceUID: string, pane?: number): Promise<void> {
  const study = usePriorsStore
    .getState()
    .archived.find((each) => each.StudyInstanceUID === StudyInstanceUID);
  if (!study) return;
  usePriorsStore.setState({ fetchingUID: StudyInstanceUID, failed: null });
  const controller = new AbortController();
  // Another prior was asked for, or another study opened.
  const stop = usePriorsStore.subscribe(({ fetchingUID }) => {
    if (fetchingUID !== StudyInstanceUID) controller.abort();
  });
  try {
    const files = await retrieveFiles([{ study }], controller.signal);
    audit('imported', 'study retrieved', { StudyInstanceUID });
    await addFiles(files);
    if (controller.signal.aborted) return;
    const prior = findStudy(StudyInstanceUID);
    const image = prior && imageToCompare(prior);
    if (image) await hangAtRight(image.imageId, pane);
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) return;
    usePriorsStore.setState({ failed: { StudyInstanceUID, problem: archiveProblem(error) } });
  } finally {
    stop();
    if (!controller.signal.aborted) usePriorsStore.setState({ fetchingUID: null });
  }
}

/** The view of the earlier study that the active viewport shows of this one, else its main image. */
function imageToCompare(prior: Study): Image | null {
  const shown = findImage(useSessionStore.getState().imageId ?? '')?.image;
  const isAlike = ({ Modality, ViewPosition }: Image) =>
    shown !== undefined &&
    ViewPosition !== '' &&
    ViewPosition === shown.ViewPosition &&
    Modality === shown.Modality;
  return imagesOf(prior).find(isAlike) ?? primaryImage(prior);
}
