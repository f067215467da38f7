import {
  placedImage,
  pointInPatientOf,
  ShokenError,
  type PlacedImage,
  type PointInImage,
} from '#domain';
import { useGuidesStore, usePanesStore, useViewerStore } from '#state';
import { attempt } from './notices';
import { contentOf, goToPoint, otherPlaces, placeOf } from './panePlace';

/**
 * Takes the crosshair in hand, at first in the middle of the active viewport's image; once more puts it away. An image
 * of which nobody knows where in the patient it lies has none, and says so.
 */
export async function toggleCrosshair(): Promise<void> {
  if (useViewerStore.getState().tool === 'crosshair') {
    useViewerStore.setState({ tool: 'window' });
    useGuidesStore.setState({ crosshair: null });
    return;
  }
  const { active } = usePanesStore.getState();
  const place = await attempt('place-unknown', async () => {
    const known = await placeOf(contentOf(active));
    if (!known) throw new ShokenError('place-unknown');
    return known;
  });
  if (!place) return;
  useViewerStore.setState({ tool: 'crosshair' });
  const { crosshair } = useGuidesStore.getState();
  const isHere = crosshair?.FrameOfReferenceUID === place.plane.FrameOfReferenceUID;
  if (!isHere) await moveTo(place, { x: place.Columns / 2, y: place.Rows / 2 }, active);
}

/** The reader points at a place on the image of a viewport: all others of its frame of reference go there. */
export async function pointAt(pane: number, point: PointInImage): Promise<void> {
  const frame = usePanesStore.getState().panes[pane]?.frame;
  const place = frame?.status === 'ready' ? placedImage(frame.image) : null;
  if (place) await moveTo(place, point, pane);
}

async function moveTo(place: PlacedImage, point: PointInImage, pane: number): Promise<void> {
  const { FrameOfReferenceUID } = place.plane;
  const within = {
    x: Math.min(Math.max(point.x, 0), place.Columns),
    y: Math.min(Math.max(point.y, 0), place.Rows),
  };
  const pointMm = pointInPatientOf(place, within);
  useGuidesStore.setState({ crosshair: { FrameOfReferenceUID, pointMm } });
  for (const other of await otherPlaces(pane)) {
    if (other.place.plane.FrameOfReferenceUID === FrameOfReferenceUID) {
      void goToPoint(other.pane, pointMm);
    }
  }
}

/** Whether the lines in which images of other viewports cut this one are drawn. */
export function toggleLines(): void {
  useGuidesStore.setState(({ areLinesShown }) => ({ areLinesShown: !areLinesShown }));
}
