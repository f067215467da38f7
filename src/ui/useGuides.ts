import {
  areInOneFrame,
  findCut,
  findNearestImage,
  placedImage,
  placeOnImage,
  type Series,
  type Vector3,
} from '#domain';
import { useGuidesStore, usePanesStore, type Pane } from '#state';
import type { Guides } from '#viewer';
import { useMemo } from 'react';
import { useTranslator } from './useTranslator';

/** Where the images of the other viewports cut that of one, and where the crosshair lies on it. */
export function useGuides(index: number, series: Series | null): Guides | null {
  const { panes, active } = usePanesStore();
  const { crosshair, areLinesShown } = useGuidesStore();
  return useMemo(() => {
    const on = placeIn(panes[index]);
    if (!on) return null;
    const lines = panes.flatMap((pane, other) => {
      const cutting = other === index || !areLinesShown ? null : placeIn(pane);
      const line = cutting && findCut(cutting, on);
      return line ? [{ key: String(other + 1), line, isActive: other === active }] : [];
    });
    const isHere = crosshair !== null && areInOneFrame(crosshair, on.plane);
    const point = isHere ? placeOnImage(on, crosshair.pointMm) : null;
    const isOff = isHere && !isOnShown(panes[index], series, crosshair.pointMm, point?.awayMm ?? 0);
    return { lines, crosshair: point && { x: point.x, y: point.y, isOff } };
  }, [panes, index, series, active, crosshair, areLinesShown]);
}

/** True where no other section or image of the stack is nearer to the point. */
function isOnShown(
  pane: Pane | undefined,
  series: Series | null,
  pointMm: Vector3,
  awayMm: number,
): boolean {
  if (pane?.content?.kind === 'section') return Math.abs(awayMm) <= pane.content.gapMm * 0.51;
  const nearest = series?.images[findNearestImage(series.images, pointMm)];
  return pane?.frame.status === 'ready' && nearest === pane.frame.image;
}

/** Words for a viewport that follows others. */
export function useLinks(count: number): readonly string[] {
  const t = useTranslator();
  const { isScrollLinked, isViewLinked } = useGuidesStore();
  return useMemo(
    () =>
      count === 1
        ? []
        : [
            ...(isScrollLinked ? [t('viewer.linked.scroll')] : []),
            ...(isViewLinked ? [t('viewer.linked.view')] : []),
          ],
    [t, count, isScrollLinked, isViewLinked],
  );
}

function placeIn(pane: Pane | undefined) {
  return pane?.frame.status === 'ready' ? placedImage(pane.frame.image) : null;
}
