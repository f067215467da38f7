import type { Image, ImageMark, ObjectContent, Series, VolumeCut } from '#domain';
import { marksOfPresentation, marksOn, marksOnSections, partsOf, type ObjectPart } from '#objects';
import { useObjectsStore, type ObjectState } from '#state';
import { findImage } from './findImage';

export type { ObjectPart };

/** What one object draws on an image; nothing before it has been read. */
export function listMarks(SOPInstanceUID: string, imageId: string): readonly ImageMark[] {
  const found = findImage(imageId);
  const state = useObjectsStore.getState().states[SOPInstanceUID];
  if (!found || isMask(found.image) || state?.status !== 'ready') return [];
  return marksOfObject(SOPInstanceUID, state.content, found.image, found.series);
}

/** What all that has been read draws on an image, but for the parts that are switched off. */
export function marksOfObjects(
  states: Readonly<Record<string, ObjectState>>,
  hiddenParts: Readonly<Record<string, true>>,
  presentedUID: string | null,
  image: Image,
  series: Series,
): ImageMark[] {
  if (isMask(image)) return [];
  return Object.entries(states).flatMap(([uid, state]) => {
    if (state.status !== 'ready') return [];
    const { content } = state;
    if (content.kind === 'presentation') {
      return uid === presentedUID ? marksOfPresentation(uid, content, image) : [];
    }
    return marksOfObject(uid, content, image, series).filter(({ id }) => !(id in hiddenParts));
  });
}

/** The same on a section or slab of a volume. A presentation state is of images, and draws nothing there. */
export function marksOfCut(
  states: Readonly<Record<string, ObjectState>>,
  hiddenParts: Readonly<Record<string, true>>,
  cut: VolumeCut,
): ImageMark[] {
  if (cut.volume.slices.some(isMask)) return [];
  return Object.entries(states).flatMap(([uid, state]) => {
    if (state.status !== 'ready') return [];
    return marksOnSections(state.content, uid, cut).filter(({ id }) => !(id in hiddenParts));
  });
}

/** A segmentation's own frames show it as it is: nothing is drawn over them. */
const isMask = ({ SOPInstanceUID }: Image) => SOPInstanceUID in useObjectsStore.getState().states;

function marksOfObject(uid: string, content: ObjectContent, image: Image, series: Series) {
  if (content.kind === 'presentation') return marksOfPresentation(uid, content, image);
  return marksOn(content, uid, image, series.images);
}

/** What an object is made of, to be listed and switched. */
export function listParts(content: ObjectContent, SOPInstanceUID: string): ObjectPart[] {
  return partsOf(content, SOPInstanceUID);
}

/** Draws a part or leaves it out. */
export function toggleParts(ids: readonly string[], isShown: boolean): void {
  useObjectsStore.setState(({ hiddenParts }) => {
    const others = Object.entries(hiddenParts).filter(([id]) => !ids.includes(id));
    const hidden = isShown ? [] : ids.map((id) => [id, true] as const);
    return { hiddenParts: Object.fromEntries([...others, ...hidden]) };
  });
}
