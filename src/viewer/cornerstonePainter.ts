import {
  Enums,
  getConfiguration,
  init,
  RenderingEngine,
  StackViewport,
  type Types,
} from '@cornerstonejs/core';
import type { DisplayPixels } from '#domain';
import type { Affine, SizeInCanvas } from './affine';
import { affineFromCorners } from './affine';
import { holdFrame, registerFrames, releaseFrame } from './cornerstoneImages';
import type { Painter, ViewportState } from './painter';
import type { ImageGrid } from './placement';
import { fitScale, turnToScreen } from './placement';
import { rangeOfWindow } from './windowLevel';

/*
 * Only the core is used. Window, pan, zoom and wheel come to a few pure functions over our own
 * state, which also restores, links and tests it; @cornerstonejs/tools would add 143 kB gzip and a
 * second keeper of that state.
 */

let engine: RenderingEngine | null = null;
let lastViewport = 0;

/** Starts the library, once for all viewports. */
export function startCornerstone(): RenderingEngine {
  if (engine) return engine;
  // One WebGL context serves all viewports; more only cost memory.
  const usual = getConfiguration();
  init({ ...usual, rendering: { ...usual.rendering, webGlContextCount: 1 } });
  registerFrames();
  engine = new RenderingEngine('shoken');
  return engine;
}

/** The camera that shows a placement. The image lies in the plane z = 0, seen from z < 0. */
function cameraOf(state: ViewportState, grid: ImageGrid, canvas: SizeInCanvas): Types.ICamera {
  const worldFrom = (x: number, y: number): Types.Point3 => [
    x - 0.5,
    (y - 0.5) * grid.pixelAspect,
    0,
  ];
  const focalPoint = worldFrom(state.centerInImage.x, state.centerInImage.y);
  // The turn is orthogonal, so what its transpose makes of "up" is where up comes from in the image.
  const up = { x: 0, y: -1 };
  const xOnScreen = turnToScreen(state, { x: 1, y: 0 });
  const yOnScreen = turnToScreen(state, { x: 0, y: 1 });
  const viewUp: Types.Point3 = [
    xOnScreen.x * up.x + xOnScreen.y * up.y,
    yOnScreen.x * up.x + yOnScreen.y * up.y,
    0,
  ];
  // A mirrored image is the same image seen from behind.
  const toViewer = state.isMirrored ? 1 : -1;
  const scale = fitScale(grid, canvas, state.rotation) * state.zoom;
  const distance = Math.max(grid.width, grid.height);
  return {
    focalPoint,
    position: [focalPoint[0], focalPoint[1], toViewer * distance],
    viewPlaneNormal: [0, 0, toViewer],
    viewUp,
    parallelScale: canvas.height / 2 / scale,
    parallelProjection: true,
  };
}

export function createCornerstonePainter(element: HTMLDivElement, onPainted: () => void): Painter {
  const running = startCornerstone();
  lastViewport += 1;
  const viewportId = `viewport-${lastViewport}`;
  running.enableElement({
    viewportId,
    element,
    type: Enums.ViewportType.STACK,
    defaultOptions: { background: [0, 0, 0] },
  });
  const viewport = running.getViewport(viewportId);
  if (!(viewport instanceof StackViewport)) throw new Error('cornerstone made no stack viewport');
  let shown: { imageId: string; display: DisplayPixels; grid: ImageGrid } | null = null;
  let isDisposed = false;
  let lastShow = 0;
  const tellPainted = () => {
    if (shown) onPainted();
  };
  element.addEventListener(Enums.Events.IMAGE_RENDERED, tellPainted);

  const size = (): SizeInCanvas => {
    const ratio = window.devicePixelRatio || 1;
    return { width: viewport.sWidth / ratio, height: viewport.sHeight / ratio };
  };

  return {
    async show(display, grid) {
      lastShow += 1;
      const turn = lastShow;
      const imageId = holdFrame(display, grid);
      const before = shown;
      shown = null;
      if (before) releaseFrame(before.imageId);
      try {
        await viewport.setStack([imageId]);
      } catch (error) {
        releaseFrame(imageId);
        throw error;
      }
      // A later image, or the end of the viewport, may have overtaken this one.
      if (isDisposed || turn !== lastShow) releaseFrame(imageId);
      else shown = { imageId, display, grid };
    },

    paint(state) {
      const canvas = size();
      // A viewport without size, as in a closed panel, is painted when it gets one.
      if (!shown || isDisposed || canvas.width < 1 || canvas.height < 1) return;
      viewport.setProperties(
        {
          VOILUTFunction:
            state.window.shape === 'sigmoid' && !shown.display.isColor
              ? Enums.VOILUTFunctionType.SAMPLED_SIGMOID
              : Enums.VOILUTFunctionType.LINEAR,
          voiRange: rangeOfWindow(state.window),
          invert: shown.display.isInverted !== state.isInverted,
        },
        true,
      );
      viewport.setCamera(cameraOf(state, shown.grid, canvas));
      viewport.render();
    },

    resize() {
      if (!isDisposed) running.resize(false, false);
    },

    get size() {
      return size();
    },

    get canvasFromImage(): Affine {
      const aspect = shown?.grid.pixelAspect ?? 1;
      const at = (x: number, y: number) => {
        const [left, top] = viewport.worldToCanvas([x - 0.5, (y - 0.5) * aspect, 0]);
        return { x: left, y: top };
      };
      return affineFromCorners(at(0, 0), at(1, 0), at(0, 1));
    },

    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      element.removeEventListener(Enums.Events.IMAGE_RENDERED, tellPainted);
      running.disableElement(viewportId);
      if (shown) releaseFrame(shown.imageId);
    },
  };
}
