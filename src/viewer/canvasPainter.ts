import type { DisplayPixels } from '#domain';
import type { SizeInCanvas } from './affine';
import type { Painter, ViewportState } from './painter';
import { canvasFromImage, type ImageGrid } from './placement';
import { rangeOfWindow } from './windowLevel';

/** Grey levels of an image through a window, as RGBA. PS3.3 C.11.2.1.2.1, or C.11.2.1.3.1 for a sigmoid. */
export function shadePixels(
  display: DisplayPixels,
  { window, isInverted }: Pick<ViewportState, 'window' | 'isInverted'>,
): Uint8ClampedArray<ArrayBuffer> {
  const { data, width, height, isColor } = display;
  const { lower, upper } = rangeOfWindow(window);
  const isNegative = display.isInverted !== isInverted;
  const gain = (isNegative ? -255 : 255) / (upper - lower);
  const start = isNegative ? 255 - gain * lower : -gain * lower;
  const isSigmoid = window.shape === 'sigmoid';
  const steepness = (isNegative ? 4 : -4) / window.width;
  const pixels = new Uint8ClampedArray(width * height * 4);
  // As numbers to be written whole: a third of the time of writing four bytes each.
  const words = new Uint32Array(pixels.buffer);
  for (let at = 0; at < words.length; at++) {
    if (isColor) {
      for (let channel = 0; channel < 3; channel++) {
        pixels[at * 4 + channel] = start + gain * data[at * 3 + channel]!;
      }
      pixels[at * 4 + 3] = 255;
    } else {
      const value = data[at]!;
      const level = isSigmoid
        ? 255 / (1 + Math.exp(steepness * (value - window.center)))
        : start + gain * value;
      const grey = level < 0 ? 0 : level > 255 ? 255 : Math.round(level);
      words[at] = 0xff000000 | (grey << 16) | (grey << 8) | grey;
    }
  }
  return pixels;
}

/**
 * Draws without WebGL, which thin clients and virtual desktops often lack: slower on a change of
 * window, the same to look at.
 */
export function createCanvasPainter(element: HTMLDivElement, onPainted: () => void): Painter {
  const canvas = document.createElement('canvas');
  canvas.className = 'viewport-canvas';
  element.append(canvas);
  const source = document.createElement('canvas');
  let shown: { display: DisplayPixels; grid: ImageGrid } | null = null;
  let state: ViewportState | null = null;
  let shaded: Pick<ViewportState, 'window' | 'isInverted'> | null = null;
  let request = 0;

  const size = (): SizeInCanvas => ({ width: element.clientWidth, height: element.clientHeight });
  const matrix = () =>
    shown && state ? canvasFromImage(state, shown.grid, size()) : ([1, 0, 0, 1, 0, 0] as const);

  const draw = () => {
    request = 0;
    const context = canvas.getContext('2d');
    if (!shown || !state || !context) return;
    const { display } = shown;
    if (shaded?.window !== state.window || shaded.isInverted !== state.isInverted) {
      source.width = display.width;
      source.height = display.height;
      const pixels = new ImageData(shadePixels(display, state), display.width, display.height);
      source.getContext('2d')?.putImageData(pixels, 0, 0);
      shaded = state;
    }
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = size();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.transform(...matrix());
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0);
    onPainted();
  };

  return {
    async show(display, grid) {
      shown = { display, grid };
      state = null;
      shaded = null;
    },
    paint(next) {
      state = next;
      if (request === 0) request = requestAnimationFrame(draw);
    },
    resize: () => undefined,
    get size() {
      return size();
    },
    get canvasFromImage() {
      return matrix();
    },
    dispose() {
      cancelAnimationFrame(request);
      canvas.remove();
    },
  };
}
