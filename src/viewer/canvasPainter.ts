import type { DisplayPixels, PointInImage } from '#domain';
import { imageFromCanvas, type Affine, type SizeInCanvas } from './affine';
import type { Painter, ViewportState } from './painter';
import { canvasFromImage, type ImageGrid } from './placement';
import { reducePixels } from './reducePixels';
import { shadePixels, type ImagePart, type Look } from './shadePixels';

const isSamePart = (a: ImagePart, b: ImagePart) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Corners of the viewport as points of the image. */
const imageFromCanvasCorners = (matrix: Affine, { width, height }: SizeInCanvas) =>
  [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ].map((corner) => imageFromCanvas(matrix, corner));

/** Shaded as a whole up to here, so that zoom and pan only draw what is shaded. */
const wholePixels = 2_000_000;
/** Parts begin and end at multiples of this, so that a small pan needs nothing new. */
const partStep = 256;

/** The pixels to shade of an image `factor` times smaller for what is in sight; null where nothing is. */
function partInSight(
  { width, height }: DisplayPixels,
  corners: readonly PointInImage[],
  factor: number,
): ImagePart | null {
  if (width * height <= wholePixels) return { x: 0, y: 0, width, height };
  const span = (values: readonly number[], end: number) => {
    // One more all round, for smoothing.
    const first = Math.min(...values) / factor - 1;
    const last = Math.max(...values) / factor + 1;
    const low = Math.max(0, Math.floor(first / partStep) * partStep);
    return [low, Math.min(end, Math.ceil(last / partStep) * partStep) - low] as const;
  };
  const [x, columns] = span(
    corners.map((corner) => corner.x),
    width,
  );
  const [y, rows] = span(
    corners.map((corner) => corner.y),
    height,
  );
  return columns > 0 && rows > 0 ? { x, y, width: columns, height: rows } : null;
}

/** Pictures that follow each other faster are drawn with less smoothing, which takes half the time; at rest, with all of it. */
const restMs = 120;

/** A changed size clears a canvas and costs its memory anew, so it is set only where it differs. */
function resizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** One for all viewports: a megabyte anew for each image scrolled through would keep the collector of garbage busy. */
let memory = new ArrayBuffer(0);

function pixelsFor({ width, height }: ImagePart): Uint8ClampedArray<ArrayBuffer> {
  const length = width * height * 4;
  if (memory.byteLength < length) memory = new ArrayBuffer(length);
  return new Uint8ClampedArray(memory, 0, length);
}

/**
 * Draws without a graphics processor, which thin clients and virtual desktops lack: the same to look at, and there
 * faster than WebGL in software.
 */
export function createCanvasPainter(element: HTMLDivElement, onPainted: () => void): Painter {
  const canvas = document.createElement('canvas');
  canvas.className = 'viewport-canvas';
  element.append(canvas);
  const source = document.createElement('canvas');
  // Nothing shows through, which spares mixing each pixel with what lies behind it.
  const context = canvas.getContext('2d', { alpha: false });
  const sourceContext = source.getContext('2d', { alpha: false });
  let shown: { readonly display: DisplayPixels; readonly grid: ImageGrid } | null = null;
  let state: ViewportState | null = null;
  let reduced: { readonly factor: number; readonly display: DisplayPixels } | null = null;
  let shaded: (Look & { readonly factor: number; readonly part: ImagePart }) | null = null;
  let request = 0;
  let paintedAt = -Infinity;
  let rest: ReturnType<typeof setTimeout> | undefined;

  // Asked for at every picture, the page would have to be laid out for it each time.
  const measure = (): SizeInCanvas => ({
    width: element.clientWidth,
    height: element.clientHeight,
  });
  let size = measure();
  const matrix = () =>
    shown && state ? canvasFromImage(state, shown.grid, size) : ([1, 0, 0, 1, 0, 0] as const);

  const reduce = (display: DisplayPixels, factor: number): DisplayPixels => {
    if (reduced?.factor !== factor) {
      reduced = { factor, display: factor === 1 ? display : reducePixels(display, factor) };
    }
    return reduced.display;
  };

  /** Brings a part of the image through the window into `source`. */
  const shade = (display: DisplayPixels, look: Look, factor: number, part: ImagePart) => {
    const isKept =
      shaded?.window === look.window &&
      shaded.isInverted === look.isInverted &&
      shaded.factor === factor &&
      isSamePart(shaded.part, part);
    if (isKept) return;
    resizeCanvas(source, part.width, part.height);
    const pixels = shadePixels(display, look, part, pixelsFor(part));
    const picture = new ImageData(pixels, part.width, part.height);
    sourceContext?.putImageData(picture, 0, 0);
    shaded = { window: look.window, isInverted: look.isInverted, factor, part };
  };

  const draw = () => {
    request = 0;
    const isMoving = performance.now() - paintedAt < restMs;
    paintedAt = performance.now();
    clearTimeout(rest);
    if (isMoving) rest = setTimeout(() => drawWith('high'), restMs);
    if (drawWith(isMoving ? 'low' : 'high')) onPainted();
  };

  /** False where there is nothing to draw, or nowhere. */
  const drawWith = (quality: ImageSmoothingQuality): boolean => {
    if (!shown || !state || !context) return false;
    const ratio = window.devicePixelRatio || 1;
    // A viewport without size, as in a closed panel, is painted when it gets one.
    if (size.width < 1 || size.height < 1) return false;
    resizeCanvas(canvas, Math.round(size.width * ratio), Math.round(size.height * ratio));
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    const [a, b, c, d, e, f] = matrix();
    const scale = Math.max(Math.hypot(a, b), Math.hypot(c, d)) * ratio;
    // No more pixels than the screen can show, and of those only the ones in sight.
    const factor = Math.max(1, Math.floor(1 / scale));
    const display = reduce(shown.display, factor);
    const part = partInSight(display, imageFromCanvasCorners(matrix(), size), factor);
    if (part) {
      shade(display, state, factor, part);
      context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio);
      context.imageSmoothingQuality = quality;
      // The last cells of a smaller image may stand for fewer pixels: what is beyond the image is not drawn.
      const width = Math.min(part.width, shown.display.width / factor - part.x);
      const height = Math.min(part.height, shown.display.height / factor - part.y);
      context.drawImage(
        source,
        0,
        0,
        width,
        height,
        part.x * factor,
        part.y * factor,
        width * factor,
        height * factor,
      );
    }
    return true;
  };

  return {
    async show(display, grid) {
      shown = { display, grid };
      state = null;
      reduced = null;
      shaded = null;
    },
    paint(next) {
      state = next;
      if (request === 0) request = requestAnimationFrame(draw);
    },
    resize() {
      size = measure();
    },
    get size() {
      return size;
    },
    get canvasFromImage() {
      return matrix();
    },
    dispose() {
      cancelAnimationFrame(request);
      clearTimeout(rest);
      canvas.remove();
    },
  };
}
