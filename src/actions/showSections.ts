import { sectionPlanes, type SectionPlane } from '#domain';
import { usePanesStore, type SectionContent } from '#state';
import { arrange } from './arrangePanes';
import { findImage, type FoundImage } from './findImage';
import { loadPane } from './loadPane';
import { attempt } from './notices';
import { showImage } from './showImage';

/**
 * Hangs a series as it was taken, with its two other sections beside it. Where it makes no volume, says why and
 * leaves everything as it is.
 */
export async function showSections(): Promise<void> {
  const { active, panes } = usePanesStore.getState();
  const found = findImage(panes[active]?.content?.imageId ?? '');
  if (!found) return;
  const contents = await attempt('file-decode-failed', () => planSections(found));
  if (contents === null) return;
  const shown = panes[active]?.content;
  arrange({ rows: 2, columns: 2, hasTallFirst: true });
  void showImage(shown?.kind === 'stack' ? shown.imageId : found.image.imageId, 0);
  contents.forEach((content, at) => void loadPane(at + 1, content));
}

/** The sections of a series in the planes in which it was not taken, in the middle. Throws `volume-` problems. */
export async function planSections({ series, image }: FoundImage): Promise<SectionContent[]> {
  const { findAcquiredPlane, findSection, gridOfSection, planVolume } = await import('#volume');
  const { geometry } = planVolume(series);
  const acquired = findAcquiredPlane(geometry);
  return sectionPlanes
    .filter((plane) => plane !== acquired)
    .map((plane: SectionPlane): SectionContent => {
      const { count, gapMm } = gridOfSection(geometry, findSection(geometry, plane));
      const index = count >> 1;
      const { imageId } = image;
      return { kind: 'section', imageId, plane, index, count, gapMm, thickness: 1 };
    });
}

/** How many sections of a viewport are shown as one, by their brightest values. */
export function setSlab(pane: number, thickness: number): void {
  const content = usePanesStore.getState().panes[pane]?.content;
  if (content?.kind === 'section') void loadPane(pane, { ...content, thickness });
}
