import type { DisplayPixels } from '#domain';
import type { Affine, SizeInCanvas } from './affine';
import { withLuts } from './lutPainter';
import type { ImageGrid, Placement } from './placement';
import type { Window } from './windowLevel';

/** All that decides how one image looks in a viewport. */
export interface ViewportState extends Placement {
  readonly window: Window;
  /** Turned by the reader, on top of what the image's photometric interpretation asks for. */
  readonly isInverted: boolean;
}

/** Draws one image into one element. Knows nothing of React, tools or findings. */
export interface Painter {
  /** Loads the image; the first picture follows with the first `paint`. */
  show: (display: DisplayPixels, grid: ImageGrid) => Promise<void>;
  /** Draws the image so at the next animation frame; then `onPainted` is called. */
  paint: (state: ViewportState) => void;
  /** Takes the element's new size; the caller paints again. */
  resize: () => void;
  readonly size: SizeInCanvas;
  /** How the image really lies on the screen, as the library says. */
  readonly canvasFromImage: Affine;
  dispose: () => void;
}

let isHardware: boolean | null = null;

/** Drivers that compute WebGL on the processor, as browsers name them. */
const softwareDrivers = /swiftshader|llvmpipe|softpipe|basic render/i;

/** WebGL 2 on a graphics processor, able to smooth the float textures in which grey images are kept. */
function hasHardwareWebGl(): boolean {
  if (isHardware === null) {
    const context = document.createElement('canvas').getContext('webgl2');
    const info = context?.getExtension('WEBGL_debug_renderer_info');
    // Firefox names the driver without being asked for more.
    const name: unknown = context?.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
    isHardware =
      Boolean(context?.getExtension('OES_texture_float_linear')) &&
      !softwareDrivers.test(String(name));
    // Browsers allow few contexts at a time; this one has said what it can.
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return isHardware;
}

/**
 * Makes the painter that suits the machine. Each is fetched when it is needed, so that importing this folder costs
 * the start screen nothing; `preloadPainter` fetches it ahead of the first image.
 */
export async function createPainter(
  element: HTMLDivElement,
  onPainted: () => void,
  onFail: (error: unknown) => void,
): Promise<Painter> {
  if (hasHardwareWebGl()) {
    const { createCornerstonePainter } = await import('./cornerstonePainter');
    return withLuts(createCornerstonePainter(element, onPainted), onFail);
  }
  const { createCanvasPainter } = await import('./canvasPainter');
  return withLuts(createCanvasPainter(element, onPainted), onFail);
}

export async function preloadPainter(): Promise<void> {
  if (!hasHardwareWebGl()) {
    await import('./canvasPainter');
    return;
  }
  const { startCornerstone } = await import('./cornerstonePainter');
  startCornerstone();
}
