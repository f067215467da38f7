import {
  areInOneFrame,
  areParallel,
  placedImage,
  placeOnImage,
  pointInPatientOf,
  type Image,
} from '#domain';
import type { Stage } from './gestures';
import { fitScale, type Placement } from './placement';

/** An image and how it is shown. */
export interface Viewed {
  readonly image: Image;
  readonly stage: Stage;
}

type View = Pick<Placement, 'zoom' | 'centerInImage'>;

/**
 * How one viewport follows another's zoom and pan. Cross-sections are shown in one scale, mm for mm, and those of the same
 * section of one body with the same point in the middle; sections at an angle keep their middle. Radiographs, of which
 * nobody knows how they lie to each other, follow by shares of their size. A radiograph and a section do not: null.
 */
export function followView(to: Viewed, from: Viewed): View | null {
  const [ours, theirs] = [placedImage(to.image), placedImage(from.image)];
  if (!ours !== !theirs) return null;
  const { state, grid } = from.stage;
  const share = {
    x: (state.centerInImage.x / grid.width) * to.stage.grid.width,
    y: (state.centerInImage.y / grid.height) * to.stage.grid.height,
  };
  if (!ours || !theirs) return { zoom: state.zoom, centerInImage: share };
  const pixelsPerMm = (scaleOf(from.stage) * state.zoom) / theirs.spacing.columnMm;
  const zoom = (pixelsPerMm * ours.spacing.columnMm) / scaleOf(to.stage);
  if (!areParallel(ours.plane, theirs.plane)) {
    return { zoom, centerInImage: to.stage.state.centerInImage };
  }
  if (!areInOneFrame(ours.plane, theirs.plane)) return { zoom, centerInImage: share };
  const { x, y } = placeOnImage(ours, pointInPatientOf(theirs, state.centerInImage));
  return { zoom, centerInImage: { x, y } };
}

const scaleOf = ({ grid, canvas, state }: Stage) => fitScale(grid, canvas, state.rotation);
