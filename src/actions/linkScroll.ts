import {
  areParallel,
  heightOf,
  middleOf,
  moveAlong,
  riseOf,
  type PlacedImage,
  type Series,
} from '#domain';
import { useGuidesStore } from '#state';
import { findImage } from './findImage';
import { areAligned, contentOf, goToPoint, otherPlaces, placeOf } from './panePlace';

/** Where a viewport was when it was tied to others with which it has no frame of reference in common. */
interface Anchor {
  readonly series: Series | undefined;
  readonly heightMm: number;
}
const anchors = new Map<number, Anchor>();
/** How far the viewports have gone together since, mm. */
let wentMm = 0;

/**
 * From now on viewports that show the same section of a body scroll together, or no longer: by position in one frame of
 * reference; else, as of two examinations, by the way gone from where they are now.
 */
export async function toggleScrollLink(): Promise<void> {
  const isScrollLinked = !useGuidesStore.getState().isScrollLinked;
  anchors.clear();
  wentMm = 0;
  useGuidesStore.setState({ isScrollLinked });
  if (!isScrollLinked) return;
  for (const { pane, place } of await otherPlaces(-1)) anchor(pane, heightOf(place));
}

/** Takes along the viewports that are tied to one that was scrolled. */
export async function followScroll(pane: number): Promise<void> {
  if (!useGuidesStore.getState().isScrollLinked) return;
  const place = await placeOf(contentOf(pane));
  if (!place) return;
  const others = await otherPlaces(pane);
  wentMm = heightOf(place) - anchorOf(pane, place);
  for (const { pane: other, place: there } of others) {
    if (areAligned(place, there)) void goToPoint(other, middleOf(place));
    else if (areParallel(place.plane, there.plane)) {
      const way = anchorOf(other, there) + wentMm - heightOf(there);
      void goToPoint(other, moveAlong(middleOf(there), riseOf(there.plane), way));
    }
  }
}

/** Another series in a viewport begins where it is. */
function anchorOf(pane: number, place: PlacedImage): number {
  const known = anchors.get(pane);
  if (known && known.series === seriesIn(pane)) return known.heightMm;
  return anchor(pane, heightOf(place) - wentMm);
}

function anchor(pane: number, heightMm: number): number {
  anchors.set(pane, { series: seriesIn(pane), heightMm });
  return heightMm;
}

const seriesIn = (pane: number) => findImage(contentOf(pane)?.imageId ?? '')?.series;
