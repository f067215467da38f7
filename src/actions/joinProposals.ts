import { imagesOf, objectsOf, type Finding, type Image, type Review, type Study } from '#domain';
import { findingsOfReport, findingsOfSegments, proposalOf } from '#objects';
import { putNextReview, useObjectsStore, useReviewStore } from '#state';
import { audit } from './audit';
import { findStudy, isFrontal, isOfObject, primaryImage } from './findImage';
import { keepReview, presentReview } from './keepReview';

/**
 * What other makers' results propose joins the open review, beside the model's own findings and never in their place.
 * A proposal that is there already stays as it came; a signed review stays as it was signed.
 */
export async function joinProposals(): Promise<void> {
  const before = useReviewStore.getState().presented?.review;
  const study = before && findStudy(before.StudyInstanceUID);
  if (!before || !study || before.signature !== null) return;
  const proposed = (await propose(study)).filter((finding) => isFor(before, finding, study));
  const review = useReviewStore.getState().presented?.review;
  if (!review || !isSameImage(review, before) || review.signature !== null) return;
  const known = new Set(
    [...review.findings, ...(review.proposals ?? [])].map(({ trackingUID }) => trackingUID),
  );
  const fresh = proposed.filter(
    ({ trackingUID }, index, all) =>
      !known.has(trackingUID) &&
      all.findIndex((other) => other.trackingUID === trackingUID) === index,
  );
  if (fresh.length === 0) return;
  const next: Review = { ...review, proposals: [...(review.proposals ?? []), ...fresh] };
  putNextReview(presentReview(next));
  void keepReview(next);
  audit('imported', 'findings of other makers', { count: fresh.length });
}

const isSameImage = (a: Review, b: Review) =>
  a.SOPInstanceUID === b.SOPInstanceUID && a.frame === b.frame;

/** Reports first: they say more of a segment than the segment itself. */
async function propose(study: Study): Promise<Finding[]> {
  const { states } = useObjectsStore.getState();
  const images = imagesOf(study).filter((image) => !isOfObject(study, image));
  const contentOf = (uid: string) => {
    const state = states[uid];
    return state?.status === 'ready' ? state.content : null;
  };
  const found = objectsOf(study).flatMap((object) => {
    const content = contentOf(object.SOPInstanceUID);
    if (content?.kind === 'report') {
      const said = findingsOfReport(content, object.SOPInstanceUID, images, contentOf);
      return said.map((each) => proposalOf(each, object, 'SR'));
    }
    if (content?.kind !== 'segmentation') return [];
    const said = findingsOfSegments(content, object.SOPInstanceUID, images);
    return said.map((each) => proposalOf(each, object, 'SEG'));
  });
  const proposals = await Promise.all(found);
  return proposals.toSorted((a, b) => Number(isOfSegment(a)) - Number(isOfSegment(b)));
}

const isOfSegment = ({ origin }: Finding) => origin.kind === 'other' && origin.source === 'SEG';

/** On the image in review; or, with the study's main review, on images that have none of their own. */
function isFor(review: Review, { region }: Finding, study: Study): boolean {
  const main = primaryImage(study);
  const isMain = main !== null && isOn(review, main);
  if (region === null) return isMain;
  const image = imagesOf(study).find((each) => isOn(region, each));
  if (!image) return false;
  return isOn(review, image) || (isMain && !isFrontal(image));
}

const isOn = (
  { SOPInstanceUID, frame }: { readonly SOPInstanceUID: string; readonly frame: number },
  image: Image,
) => SOPInstanceUID === image.SOPInstanceUID && frame === image.frame;
