import { sectionPlanes, type SectionPlane, type Slab } from '#domain';
import { imagesIn, useGuidesStore, usePanesStore, type SectionContent } from '#state';
import { arrange } from './arrangePanes';
import { findImage, type FoundImage } from './findImage';
import { loadPane } from './loadPane';
import { attempt } from './notices';
import { contentOf, goToPoint, placeOf } from './panePlace';
import { showImage } from './showImage';

/**
 * Hangs a series as it was taken, with its two other sections beside it. Where it makes no volume, says why and
 * leaves everything as it is.
 */
export async function showSections(): Promise<void> {
  const { active, panes } = usePanesStore.getState();
  const found = findImage(imagesIn(panes[active])?.imageId ?? '');
  if (!found) return;
  const contents = await attempt('file-decode-failed', () => planSections(found));
  if (contents === null) return;
  const shown = panes[active]?.content;
  arrange({ rows: 2, columns: 2, hasTallFirst: true });
  void showImage(shown?.kind === 'stack' ? shown.imageId : found.image.imageId, 0);
  contents.forEach((content, at) => void loadPane(at + 1, content));
}

/** The sections of a series in the planes in which it was not taken, in the middle. Throws `volume-` problems. */
export async function planSections(found: FoundImage): Promise<SectionContent[]> {
  const { findAcquiredPlane, planVolume } = await import('#volume');
  const acquired = findAcquiredPlane(planVolume(found.series).geometry);
  return Promise.all(
    sectionPlanes.filter((plane) => plane !== acquired).map((plane) => planSection(found, plane)),
  );
}

/** One section of a series, in the middle. Throws `volume-` problems. */
export async function planSection(
  { series, image }: FoundImage,
  plane: SectionPlane,
): Promise<SectionContent> {
  const { findSection, gridOfSection, planVolume } = await import('#volume');
  const { geometry } = planVolume(series);
  const { count, gapMm } = gridOfSection(geometry, findSection(geometry, plane));
  const { imageId } = image;
  const content: SectionContent = {
    kind: 'section',
    imageId,
    plane,
    index: count >> 1,
    count,
    gapMm,
    thickness: 1,
    projection: 'max',
  };
  return content;
}

/**
 * Shows the series of a viewport in another plane, at the crosshair if there is one; null shows it as it was taken. Where
 * it makes no volume, says why and leaves everything as it is.
 */
export async function showPlane(pane: number, plane: SectionPlane | null): Promise<void> {
  const content = contentOf(pane);
  const found = content && findImage(content.imageId);
  if (!found) return;
  if (plane === null) await showImage(found.image.imageId, pane);
  else {
    const planned = await attempt('file-decode-failed', () => planSection(found, plane));
    if (planned === null) return;
    const kept = content.kind === 'section' ? slabOf(content) : {};
    await loadPane(pane, { ...planned, ...kept });
  }
  const { crosshair } = useGuidesStore.getState();
  const place = crosshair && (await placeOf(contentOf(pane)));
  if (crosshair && place?.plane.FrameOfReferenceUID === crosshair.FrameOfReferenceUID) {
    await goToPoint(pane, crosshair.pointMm);
  }
}

const slabOf = ({ thickness, projection }: Slab): Slab => ({ thickness, projection });

/** How many sections of a viewport are shown as one, and what of them. */
export function setSlab(pane: number, change: Partial<Slab>): void {
  const content = contentOf(pane);
  if (content?.kind === 'section') void loadPane(pane, { ...content, ...change });
}
