import {
  areInOneFrame,
  areParallel,
  findNearestImage,
  placedImage,
  type PlacedImage,
  type Vector3,
} from '#domain';
import { imagesIn, usePanesStore, type ImageContent } from '#state';
import { findImage } from './findImage';
import { loadPane } from './loadPane';
import { showImage } from './showImage';

export const contentOf = (pane: number): ImageContent | null =>
  imagesIn(usePanesStore.getState().panes[pane]);

/** Where what a viewport was asked for lies in the patient; null where that is not known. */
export async function placeOf(content: ImageContent | null): Promise<PlacedImage | null> {
  const found = content && findImage(content.imageId);
  if (!found) return null;
  if (content.kind === 'stack') return placedImage(found.image);
  const { findSection, gridOfSection, placeSection, planVolume } = await import('#volume');
  const { geometry } = planVolume(found.series);
  const section = findSection(geometry, content.plane);
  const { rowMm, columnMm, Rows, Columns } = gridOfSection(geometry, section);
  const plane = placeSection(geometry, section, content.index);
  return { plane, spacing: { rowMm, columnMm }, Rows, Columns };
}

/** Brings a viewport to the image or section of what it shows that is nearest to a point of the patient. */
export async function goToPoint(pane: number, pointMm: Vector3): Promise<void> {
  const content = contentOf(pane);
  const found = content && findImage(content.imageId);
  if (!found) return;
  if (content.kind === 'section') {
    const { findSection, findSectionAt, planVolume } = await import('#volume');
    const { geometry } = planVolume(found.series);
    const index = findSectionAt(geometry, findSection(geometry, content.plane), pointMm);
    // Meanwhile the reader may have gone elsewhere.
    const now = contentOf(pane);
    const isSame = now?.kind === 'section' && now.plane === content.plane;
    if (isSame && now.index !== index) await loadPane(pane, { ...now, index });
    return;
  }
  const nearest = found.series.images[findNearestImage(found.series.images, pointMm)];
  if (nearest && nearest.imageId !== content.imageId) await showImage(nearest.imageId, pane);
}

/** The other viewports that show something, with its place. */
export async function otherPlaces(pane: number) {
  const { panes } = usePanesStore.getState();
  const places = await Promise.all(panes.map((each) => placeOf(imagesIn(each))));
  return places.flatMap((place, other) =>
    place && other !== pane ? [{ pane: other, place }] : [],
  );
}

export const areAligned = (one: PlacedImage, other: PlacedImage): boolean =>
  areInOneFrame(one.plane, other.plane) && areParallel(one.plane, other.plane);
