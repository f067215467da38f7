import type { Image, PointInImage } from '#domain';
import type { Affine, PointInCanvas, SizeInCanvas } from './affine';
import { applyAffine, imageFromCanvas } from './affine';

/** The image as the viewer lays it out: pixels, and how much taller than wide one pixel is. */
export interface ImageGrid {
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: number;
}

export type QuarterTurn = 0 | 90 | 180 | 270;

/** How the image lies in the viewport. It is mirrored first, then turned clockwise. */
export interface Placement {
  /** 1: the whole image just fits. A resize keeps it, so that a fitted image stays fitted. */
  readonly zoom: number;
  /** The point of the image in the middle of the viewport. */
  readonly centerInImage: PointInImage;
  readonly rotation: QuarterTurn;
  readonly isMirrored: boolean;
}

const smallestZoom = 0.2;
const largestZoom = 40;

export function gridOf(image: Pick<Image, 'spacing'>, width: number, height: number): ImageGrid {
  const { spacing } = image;
  const aspect = spacing ? spacing.rowMm / spacing.columnMm : 1;
  return { width, height, pixelAspect: Number.isFinite(aspect) && aspect > 0 ? aspect : 1 };
}

export function placeToFit(
  grid: ImageGrid,
  { rotation, isMirrored }: Pick<Placement, 'rotation' | 'isMirrored'>,
): Placement {
  const centerInImage = { x: grid.width / 2, y: grid.height / 2 };
  return { zoom: 1, centerInImage, rotation, isMirrored };
}

/** CSS pixels per image column at which the whole image just fits. */
export function fitScale(grid: ImageGrid, canvas: SizeInCanvas, rotation: QuarterTurn): number {
  const height = grid.height * grid.pixelAspect;
  const isUpright = rotation === 0 || rotation === 180;
  return isUpright
    ? Math.min(canvas.width / grid.width, canvas.height / height)
    : Math.min(canvas.width / height, canvas.height / grid.width);
}

const cosines: Record<QuarterTurn, readonly [cos: number, sin: number]> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

/** Where a direction of the image (y down) points on the screen (y down). */
export function turnToScreen(
  { rotation, isMirrored }: Pick<Placement, 'rotation' | 'isMirrored'>,
  direction: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  const [cos, sin] = cosines[rotation];
  const x = isMirrored ? -direction.x : direction.x;
  return { x: x * cos - direction.y * sin, y: x * sin + direction.y * cos };
}

/** The matrix from image pixels to CSS pixels of the viewport that a placement asks for. */
export function canvasFromImage(
  placement: Placement,
  grid: ImageGrid,
  canvas: SizeInCanvas,
): Affine {
  const scale = fitScale(grid, canvas, placement.rotation) * placement.zoom;
  const alongX = turnToScreen(placement, { x: scale, y: 0 });
  const alongY = turnToScreen(placement, { x: 0, y: scale * grid.pixelAspect });
  const { x, y } = placement.centerInImage;
  return [
    alongX.x,
    alongX.y,
    alongY.x,
    alongY.y,
    canvas.width / 2 - alongX.x * x - alongY.x * y,
    canvas.height / 2 - alongX.y * x - alongY.y * y,
  ];
}

/** Moves the image by CSS pixels; its middle stays within reach, so that it cannot be lost. */
export function panBy(
  placement: Placement,
  grid: ImageGrid,
  canvas: SizeInCanvas,
  by: PointInCanvas,
): Placement {
  const matrix = canvasFromImage(placement, grid, canvas);
  const middle = { x: canvas.width / 2 - by.x, y: canvas.height / 2 - by.y };
  const { x, y } = imageFromCanvas(matrix, middle);
  return {
    ...placement,
    centerInImage: {
      x: Math.min(grid.width, Math.max(0, x)),
      y: Math.min(grid.height, Math.max(0, y)),
    },
  };
}

/** Zooms by a factor, keeping the part of the image under `fixed` (default: the middle) where it is. */
export function zoomBy(
  placement: Placement,
  grid: ImageGrid,
  canvas: SizeInCanvas,
  factor: number,
  fixed: PointInCanvas = { x: canvas.width / 2, y: canvas.height / 2 },
): Placement {
  const zoom = Math.min(largestZoom, Math.max(smallestZoom, placement.zoom * factor));
  const held = imageFromCanvas(canvasFromImage(placement, grid, canvas), fixed);
  const zoomed = { ...placement, zoom };
  const now = applyAffine(canvasFromImage(zoomed, grid, canvas), held);
  return panBy(zoomed, grid, canvas, { x: fixed.x - now.x, y: fixed.y - now.y });
}

function turn(rotation: QuarterTurn, by: number): QuarterTurn {
  const degrees = (((rotation + by) % 360) + 360) % 360;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

export function rotateBy<P extends Pick<Placement, 'rotation'>>(placement: P, by: 90 | -90): P {
  return { ...placement, rotation: turn(placement.rotation, by) };
}

/** Mirrors what is on the screen left to right, however the image is turned. */
export function flipHorizontally<P extends Pick<Placement, 'rotation' | 'isMirrored'>>(
  placement: P,
): P {
  return {
    ...placement,
    isMirrored: !placement.isMirrored,
    rotation: turn(0, -placement.rotation),
  };
}

/** Mirrors what is on the screen top to bottom. */
export function flipVertically<P extends Pick<Placement, 'rotation' | 'isMirrored'>>(
  placement: P,
): P {
  return {
    ...placement,
    isMirrored: !placement.isMirrored,
    rotation: turn(180, -placement.rotation),
  };
}
