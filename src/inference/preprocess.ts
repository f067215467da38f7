import type { Image, ModalityPixels } from '#domain';
import { percentile } from './percentile';

/** Where an image lies in the square model input: `inModel = inImage · scale + (x0, y0)`, mirrored first if so. */
export interface Letterbox {
  /** Side of the model input, pixels. */
  readonly size: number;
  readonly scale: number;
  readonly x0: number;
  readonly y0: number;
  /** Of the content, pixels of the model input. */
  readonly width: number;
  readonly height: number;
  readonly imageWidth: number;
  readonly imageHeight: number;
  /** The image was mirrored left to right, to have the patient's right on the left. */
  readonly isMirrored: boolean;
}

export interface ModelInput {
  /** 0..1, row-major, `size * size` long. */
  readonly field: Float32Array;
  readonly letterbox: Letterbox;
}

export function letterboxOf(
  imageWidth: number,
  imageHeight: number,
  size: number,
  isMirrored = false,
): Letterbox {
  const scale = size / Math.max(imageWidth, imageHeight);
  const width = Math.max(1, Math.floor(imageWidth * scale + 0.5));
  const height = Math.max(1, Math.floor(imageHeight * scale + 0.5));
  const x0 = Math.floor((size - width) / 2);
  const y0 = Math.floor((size - height) / 2);
  return { size, scale, x0, y0, width, height, imageWidth, imageHeight, isMirrored };
}

/** Relative; below it a range is what is left of rounding in a blank image. */
const smallestRange = 1e-9;

/** Whether rows run towards the patient's right (PS3.3 C.7.6.1.1.1), as in a film hung back to front. */
const isMirrored = (orientation: Image['PatientOrientation']): boolean =>
  orientation?.[0].startsWith('R') ?? false;

/**
 * Modality pixels to model input, as `models/GRAPHS.md` says; agrees with the training code within 1e-4.
 * The reader's window has no part in it.
 */
export function preprocess(
  pixels: ModalityPixels,
  input: { readonly size: number; readonly percentiles: readonly [number, number] },
  orientation: Image['PatientOrientation'] = null,
): ModelInput {
  const letterbox = letterboxOf(pixels.width, pixels.height, input.size, isMirrored(orientation));
  const content = resize(upright(pixels, letterbox.isMirrored), letterbox);
  const values = content.slice();
  const low = percentile(values, input.percentiles[0]);
  const high = percentile(values, input.percentiles[1]);
  const field = new Float32Array(input.size * input.size);
  if (high - low > smallestRange * Math.max(Math.abs(high), Math.abs(low))) {
    const { x0, y0, width, height } = letterbox;
    for (let y = 0; y < height; y++) {
      const row = (y + y0) * input.size + x0;
      for (let x = 0; x < width; x++) {
        const value = (content[y * width + x]! - low) / (high - low);
        field[row + x] = Math.min(1, Math.max(0, value));
      }
    }
  }
  return { field, letterbox };
}

/** Padding takes the smallest other value, MONOCHROME1 is negated, and a mirrored image is turned round. */
function upright(pixels: ModalityPixels, mirror: boolean): Float32Array {
  const { width, height, data, padding, isInverted } = pixels;
  const floor = padding ? smallestUnpadded(data, padding) : null;
  if (floor === null && !isInverted && !mirror) return data;
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + (mirror ? width - 1 - x : x);
      const value = floor !== null && padding?.[from] ? floor : data[from]!;
      out[y * width + x] = isInverted ? -value : value;
    }
  }
  return out;
}

/** Null where nothing, or everything, is padding. */
function smallestUnpadded(data: Float32Array, padding: Uint8Array): number | null {
  let smallest = Infinity;
  let isPadded = false;
  for (let i = 0; i < data.length; i++) {
    if (padding[i]) isPadded = true;
    else if (data[i]! < smallest) smallest = data[i]!;
  }
  return isPadded && smallest < Infinity ? smallest : null;
}

function resize(image: Float32Array, letterbox: Letterbox): Float64Array {
  const { imageWidth, imageHeight, width, height } = letterbox;
  const columns = triangleFilter(imageWidth, width);
  const narrow = new Float64Array(imageHeight * width);
  for (let y = 0; y < imageHeight; y++) {
    const row = y * imageWidth;
    for (let x = 0; x < width; x++) {
      const end = columns.ends[x + 1]!;
      let sum = 0;
      let from = row + columns.firsts[x]!;
      for (let k = columns.ends[x]!; k < end; k++) sum += image[from++]! * columns.weights[k]!;
      narrow[y * width + x] = sum;
    }
  }
  const rows = triangleFilter(imageHeight, height);
  const out = new Float64Array(height * width);
  for (let y = 0; y < height; y++) {
    const end = rows.ends[y + 1]!;
    let from = rows.firsts[y]! * width;
    for (let k = rows.ends[y]!; k < end; k++) {
      const weight = rows.weights[k]!;
      for (let x = 0; x < width; x++) out[y * width + x]! += narrow[from++]! * weight;
    }
  }
  return out;
}

interface Filter {
  /** Per output, its first input. */
  readonly firsts: Int32Array;
  /** Per output, where its weights end; before the first stands 0. */
  readonly ends: Int32Array;
  /** From the first input on; those of one output sum to 1. */
  readonly weights: Float64Array;
}

function triangleFilter(source: number, target: number): Filter {
  const step = source / target;
  const reach = Math.max(1, step);
  const firsts = new Int32Array(target);
  const ends = new Int32Array(target + 1);
  const all: number[] = [];
  for (let i = 0; i < target; i++) {
    const center = (i + 0.5) * step;
    const first = Math.max(0, Math.floor(center - reach));
    const last = Math.min(source - 1, Math.ceil(center + reach));
    const weights = Array.from({ length: last - first + 1 }, (_, k) =>
      Math.max(0, 1 - Math.abs(first + k + 0.5 - center) / reach),
    );
    const sum = weights.reduce((before, weight) => before + weight, 0);
    for (const weight of weights) all.push(weight / sum);
    firsts[i] = first;
    ends[i + 1] = all.length;
  }
  return { firsts, ends, weights: Float64Array.from(all) };
}
