import type { Stage } from './gestures';
import type { ViewportState } from './painter';
import { fitScale } from './placement';
import type { PresentedView } from './viewportProps';

/** The state in which a viewport shows its image as a presentation state wants it. */
export function presentedState({ state, display, grid, canvas }: Stage, view: PresentedView) {
  const { rotation, isMirrored, area, window, isInverted } = view;
  const presented: ViewportState = {
    ...state,
    rotation,
    isMirrored,
    zoom: 1,
    centerInImage: { x: grid.width / 2, y: grid.height / 2 },
    ...(window && { window }),
    ...(isInverted !== null && { isInverted: isInverted !== display.isInverted }),
  };
  if (!area) return presented;
  const { topLeft, bottomRight } = area;
  const part = {
    ...grid,
    width: bottomRight.x - topLeft.x,
    height: bottomRight.y - topLeft.y,
  };
  return {
    ...presented,
    zoom: fitScale(part, canvas, rotation) / fitScale(grid, canvas, rotation),
    centerInImage: { x: (topLeft.x + bottomRight.x) / 2, y: (topLeft.y + bottomRight.y) / 2 },
  };
}
