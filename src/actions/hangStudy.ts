import { isStack, priorsAmong, type Image, type Study } from '#domain';
import {
  useGuidesStore,
  usePanesStore,
  useSessionStore,
  useWorklistStore,
  type SectionContent,
} from '#state';
import { arrange } from './arrangePanes';
import { findImage, isFrontal, primaryImage } from './findImage';
import { loadPane } from './loadPane';
import { planSections } from './showSections';
import { showImage } from './showImage';

const radiographs = ['CR', 'DX'];
const laterals = ['LL', 'RL', 'LATERAL', 'LAT'];
/** A stack of fewer slices is not opened with sections of its own accord. */
const fewestSlices = 16;

/** What is shown beside the image that a study opens with. */
type Companion =
  | { readonly kind: 'image'; readonly imageId: string }
  | { readonly kind: 'sections'; readonly contents: readonly SectionContent[] };

/**
 * Lays out the stage for a study: a frontal radiograph beside the prior one of the patient, else beside the lateral
 * view; a CT with its two other sections. Gives what to load there once the image itself is under way.
 */
export async function hangStudy(study: Study, image: Image): Promise<() => void> {
  const companion = await findCompanion(study, image);
  if (companion?.kind === 'image') {
    // What is compared is looked at in one size.
    const isPrior = findImage(companion.imageId)?.study !== study;
    useGuidesStore.setState({ isViewLinked: isPrior });
    arrange({ rows: 1, columns: 2 });
    return () => void showImage(companion.imageId, 1);
  }
  if (companion?.kind === 'sections') {
    arrange({ rows: 2, columns: 2, hasTallFirst: true });
    return () => companion.contents.forEach((content, at) => void loadPane(at + 1, content));
  }
  return () => undefined;
}

/** Hangs once more what came up alone before the other studies were listed: its prior may be among them. */
export async function hangOnceListed(): Promise<void> {
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  const found = imageId === null ? null : findImage(imageId);
  const isAlone = usePanesStore.getState().panes.length === 1;
  if (!found || found.study.StudyInstanceUID !== StudyInstanceUID || !isAlone) return;
  const showBeside = await hangStudy(found.study, found.image);
  showBeside();
}

async function findCompanion(study: Study, image: Image): Promise<Companion | null> {
  if (radiographs.includes(image.Modality) && isFrontal(image)) {
    const beside = findPriorFrontal(study) ?? findLateral(study);
    return beside && { kind: 'image', imageId: beside.imageId };
  }
  const found = findImage(image.imageId);
  if (!found || image.Modality !== 'CT' || !isStack(found.series)) return null;
  if (found.series.images.length < fewestSlices) return null;
  try {
    return { kind: 'sections', contents: await planSections(found) };
  } catch {
    // Nobody asked for sections yet: who does is told why there are none.
    return null;
  }
}

function findLateral(study: Study): Image | null {
  const images = study.series.flatMap((series) => series.images);
  const isLateral = ({ ViewPosition }: Image) => laterals.includes(ViewPosition.toUpperCase());
  return images.find(isLateral) ?? null;
}

/** The latest earlier frontal radiograph of the same patient among the open studies. */
function findPriorFrontal(study: Study): Image | null {
  for (const prior of priorsAmong(study, useWorklistStore.getState().studies)) {
    const image = primaryImage(prior);
    if (image && radiographs.includes(image.Modality) && isFrontal(image)) return image;
  }
  return null;
}
