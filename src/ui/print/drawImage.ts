import type { DisplayPixels, Image } from '#domain';
import {
  applyLut,
  canvasFromImage,
  findEdgeLetters,
  gridOf,
  openingState,
  reducePixels,
  shadePixels,
  type Affine,
  type EdgeLetters,
  type ViewportState,
} from '#viewer';

/** Of the longer side. Enough for some 300 dots per inch at the size it is printed. */
const longest = 1200;

/** An image drawn for paper, in pixels of the drawing. */
export interface DrawnImage {
  readonly canvas: HTMLCanvasElement;
  /** Where pixels of the image lie on it. */
  readonly canvasFromImage: Affine;
  /** Null where the header does not say which side is which. */
  readonly letters: EdgeLetters | null;
}

/**
 * The whole image through a window, upright as it opens whichever way the reader has turned or mirrored it, with nothing
 * around it. Without a window: that in which it opens.
 */
export function drawImage(
  image: Image,
  display: DisplayPixels,
  window: ViewportState['window'] | null,
): DrawnImage {
  const grid = gridOf(image, display.width, display.height);
  const state = openingState(image, display);
  const isLying = state.rotation === 90 || state.rotation === 270;
  const [across, down] = [grid.width, grid.height * grid.pixelAspect];
  const scale = Math.min(1, longest / Math.max(across, down));
  const size = {
    width: Math.round((isLying ? down : across) * scale),
    height: Math.round((isLying ? across : down) * scale),
  };
  const matrix = canvasFromImage(state, grid, size);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('a canvas gave no context');
  const factor = Math.max(1, Math.floor(1 / scale));
  context.imageSmoothingQuality = 'high';
  context.setTransform(...matrix);
  context.scale(factor, factor);
  context.drawImage(shade(display, { ...state, window: window ?? state.window }, factor), 0, 0);
  return {
    canvas,
    canvasFromImage: matrix,
    letters: findEdgeLetters(image.PatientOrientation, state),
  };
}

/** The image in shades of the screen, `factor` times smaller. */
function shade(display: DisplayPixels, state: ViewportState, factor: number): HTMLCanvasElement {
  const lut = display.isColor ? undefined : state.window.lut;
  const shown = lut ? applyLut(display, lut) : display;
  const window = lut ? { center: 2 ** (lut.bits - 1), width: 2 ** lut.bits } : state.window;
  const small = factor > 1 ? reducePixels(shown, factor) : shown;
  const { width, height } = small;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pixels = new ImageData(shadePixels(small, { ...state, window }), width, height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}
