import type { DisplayPixels } from '#domain';
import type { PointInCanvas, SizeInCanvas } from './affine';
import type { ViewportState } from './painter';
import { panBy, zoomBy, type ImageGrid } from './placement';
import type { ToolId } from './viewportProps';
import { dragWindow, findUnitsPerPixel } from './windowLevel';

/** What a press of a button began. Points and ways are in CSS pixels of the viewport. */
export interface Gesture {
  move: (to: PointInCanvas, by: PointInCanvas) => void;
  /** `hasMoved` is false for a click. */
  end: (hasMoved: boolean) => void;
  cancel: () => void;
  /** It only changes how the image is shown. */
  readonly isOfView?: boolean;
}

/** The image on show, for whoever changes how it is shown. */
export interface Stage {
  readonly state: ViewportState;
  readonly display: DisplayPixels;
  readonly grid: ImageGrid;
  readonly canvas: SizeInCanvas;
}
export type ChangeStage = (update: (stage: Stage) => ViewportState) => void;

const pixelsPerDoubling = 150;
const pixelsPerScroll = 24;

/** A drag that changes how the image is shown. */
export function beginViewGesture(
  tool: Exclude<ToolId, 'crosshair'>,
  from: PointInCanvas,
  stage: Stage,
  change: ChangeStage,
  onScroll: (by: number) => void,
): Gesture {
  let unscrolled = 0;
  const unitsPerPixel = tool === 'window' ? findUnitsPerPixel(stage.display) : 0;
  const moves: Record<typeof tool, (by: PointInCanvas) => void> = {
    window: (by) =>
      change(({ state }) => ({ ...state, window: dragWindow(state.window, by, unitsPerPixel) })),
    pan: (by) =>
      change(({ state, grid, canvas }) => ({ ...state, ...panBy(state, grid, canvas, by) })),
    zoom: (by) =>
      change(({ state, grid, canvas }) => ({
        ...state,
        ...zoomBy(state, grid, canvas, 2 ** (-by.y / pixelsPerDoubling), from),
      })),
    scroll: (by) => {
      unscrolled += by.y / pixelsPerScroll;
      const whole = Math.trunc(unscrolled);
      unscrolled -= whole;
      if (whole !== 0) onScroll(whole);
    },
  };
  return {
    move: (_, by) => moves[tool](by),
    end: () => undefined,
    // As it was, so that a second finger or Esc leaves no trace of the first.
    cancel: () => change(() => stage.state),
    isOfView: true,
  };
}
