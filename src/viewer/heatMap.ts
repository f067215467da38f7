import type { Attention } from '#domain';
import type { Letterbox } from './letterbox';

/** Longest side of the drawn map; the browser smooths the rest of the way. */
const longestSide = 192;

/** A picture to be stretched over the whole image. */
export interface HeatMap {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Weights of the four neighbours in a cubic B-spline: smooth, never below 0, so no false rings. */
function splineWeights(fraction: number): readonly [number, number, number, number] {
  const rest = 1 - fraction;
  const squared = fraction * fraction;
  const cubed = squared * fraction;
  return [
    (rest * rest * rest) / 6,
    (4 - 6 * squared + 3 * cubed) / 6,
    (1 + 3 * fraction + 3 * squared - 3 * cubed) / 6,
    cubed / 6,
  ];
}

/** The grid's value at a point in cells, (0.5, 0.5) the middle of the first; edges are continued. */
export function sampleAttention({ size, weights }: Attention, x: number, y: number): number {
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  const alongX = splineWeights(x - 0.5 - column);
  const alongY = splineWeights(y - 0.5 - row);
  const clamp = (cell: number) => Math.min(size - 1, Math.max(0, cell));
  let sum = 0;
  for (let j = 0; j < 4; j++) {
    const line = clamp(row + j - 1) * size;
    for (let i = 0; i < 4; i++) {
      sum += alongX[i]! * alongY[j]! * weights[line + clamp(column + i - 1)]!;
    }
  }
  return sum;
}

/** Dark red over orange to pale yellow: lightness rises with the weight, so it reads without colour too. */
const stops: readonly (readonly [at: number, r: number, g: number, b: number, alpha: number])[] = [
  [0, 90, 0, 30, 0],
  [0.15, 120, 10, 30, 0.08],
  [0.5, 225, 85, 20, 0.4],
  [0.8, 250, 165, 30, 0.52],
  [1, 255, 240, 150, 0.6],
];

function colorOf(heat: number): readonly [number, number, number, number] {
  for (let index = 1; index < stops.length; index++) {
    const high = stops[index]!;
    if (heat > high[0] && index < stops.length - 1) continue;
    const low = stops[index - 1]!;
    const share = Math.min(1, (heat - low[0]) / (high[0] - low[0]));
    const mix = (channel: 1 | 2 | 3 | 4) => low[channel] + share * (high[channel] - low[channel]);
    return [mix(1), mix(2), mix(3), mix(4) * 255];
  }
  return [0, 0, 0, 0];
}

/** The attention over an image of the given size, brightest where the weight is greatest. */
export function drawHeatMap(
  attention: Attention,
  letterbox: Letterbox,
  image: { readonly width: number; readonly height: number },
): HeatMap {
  const shrink = longestSide / Math.max(image.width, image.height);
  const width = Math.max(1, Math.round(image.width * shrink));
  const height = Math.max(1, Math.round(image.height * shrink));
  const cellsPerPixel = attention.size / letterbox.size;
  const heats = new Float32Array(width * height);
  let hottest = 0;
  for (let row = 0; row < height; row++) {
    const yInImage = ((row + 0.5) * image.height) / height;
    const y = (yInImage * letterbox.scale + letterbox.y0) * cellsPerPixel;
    for (let column = 0; column < width; column++) {
      const across = ((column + 0.5) * image.width) / width;
      const xInImage = letterbox.isMirrored ? image.width - across : across;
      const x = (xInImage * letterbox.scale + letterbox.x0) * cellsPerPixel;
      const heat = sampleAttention(attention, x, y);
      heats[row * width + column] = heat;
      hottest = Math.max(hottest, heat);
    }
  }
  const pixels = new Uint8ClampedArray(width * height * 4);
  if (hottest > 0) heats.forEach((heat, at) => pixels.set(colorOf(heat / hottest), at * 4));
  return { width, height, pixels };
}
