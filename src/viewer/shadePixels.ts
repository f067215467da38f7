import type { DisplayPixels } from '#domain';
import type { ViewportState } from './painter';
import { rangeOfWindow } from './windowLevel';

/** A part of an image, in whole pixels. */
export interface ImagePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Window and polarity: what decides how a value looks. */
export type Look = Pick<ViewportState, 'window' | 'isInverted'>;

/** Part of an image through a window, as RGBA, into `pixels`. PS3.3 C.11.2.1.2.1, or C.11.2.1.3.1 for a sigmoid. */
export function shadePixels(
  display: DisplayPixels,
  { window, isInverted }: Look,
  part: ImagePart = { x: 0, y: 0, width: display.width, height: display.height },
  pixels = new Uint8ClampedArray(part.width * part.height * 4),
): Uint8ClampedArray<ArrayBuffer> {
  const { lower, upper } = rangeOfWindow(window);
  const isNegative = display.isInverted !== isInverted;
  const gain = (isNegative ? -255 : 255) / (upper - lower);
  const start = isNegative ? 255 - gain * lower : -gain * lower;
  if (display.isColor) shadeColor(pixels, display, part, start, gain);
  else if (window.shape === 'sigmoid') {
    const steepness = (isNegative ? 4 : -4) / window.width;
    const level = (value: number) => 255 / (1 + Math.exp(steepness * (value - window.center)));
    shadeCurve(pixels, display, part, level);
  } else shadeLine(pixels, display, part, start, gain);
  return pixels;
}

function shadeColor(
  pixels: Uint8ClampedArray,
  { data, width }: DisplayPixels,
  part: ImagePart,
  start: number,
  gain: number,
): void {
  let at = 0;
  for (let y = part.y; y < part.y + part.height; y++) {
    const from = (y * width + part.x) * 3;
    for (let sample = from; sample < from + part.width * 3; sample += 3) {
      pixels[at] = start + gain * data[sample]!;
      pixels[at + 1] = start + gain * data[sample + 1]!;
      pixels[at + 2] = start + gain * data[sample + 2]!;
      pixels[at + 3] = 255;
      at += 4;
    }
  }
}

/** Grey pixels are written as whole words, and nothing is called for each: this runs at every move of the hand. */
function shadeLine(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  { data, width }: DisplayPixels,
  part: ImagePart,
  start: number,
  gain: number,
): void {
  const words = new Uint32Array(pixels.buffer);
  // Half a level more, for whole numbers are reached by cutting.
  const half = start + 0.5;
  let at = 0;
  for (let y = part.y; y < part.y + part.height; y++) {
    const from = y * width + part.x;
    for (let pixel = from; pixel < from + part.width; pixel++) {
      const level = half + gain * data[pixel]!;
      const grey = level < 0 ? 0 : level > 255 ? 255 : level | 0;
      words[at++] = 0xff000000 | (grey * 0x010101);
    }
  }
}

function shadeCurve(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  { data, width }: DisplayPixels,
  part: ImagePart,
  levelOf: (value: number) => number,
): void {
  const words = new Uint32Array(pixels.buffer);
  let at = 0;
  for (let y = part.y; y < part.y + part.height; y++) {
    const from = y * width + part.x;
    for (let pixel = from; pixel < from + part.width; pixel++) {
      words[at++] = 0xff000000 | (Math.round(levelOf(data[pixel]!)) * 0x010101);
    }
  }
}
