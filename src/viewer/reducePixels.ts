import type { DisplayPixels } from '#domain';

/**
 * The image `factor` times smaller each way: every pixel the mean of those it stands for (fewer at the right and
 * lower edge). A radiograph has several pixels for each of the screen; a change of window then costs as many as are seen.
 */
export function reducePixels(display: DisplayPixels, factor: number): DisplayPixels {
  if (factor === 2 && isHalvable(display)) return halve(display);
  const channels = display.isColor ? 3 : 1;
  const width = Math.ceil(display.width / factor);
  const height = Math.ceil(display.height / factor);
  const data = new Float32Array(width * height * channels);
  const sums = new Float64Array(width * channels);
  for (let row = 0; row < height; row++) {
    const top = row * factor;
    const bottom = Math.min(display.height, top + factor);
    sums.fill(0);
    for (let y = top; y < bottom; y++) addRow(sums, display, y, factor, channels);
    for (let column = 0; column < width; column++) {
      const columns = Math.min(factor, display.width - column * factor);
      const share = 1 / (columns * (bottom - top));
      for (let channel = 0; channel < channels; channel++) {
        const at = column * channels + channel;
        data[row * width * channels + at] = sums[at]! * share;
      }
    }
  }
  return { ...display, width, height, data };
}

function addRow(
  sums: Float64Array,
  { data, width }: DisplayPixels,
  y: number,
  factor: number,
  channels: number,
): void {
  const start = y * width * channels;
  for (let channel = 0; channel < channels; channel++) {
    for (let column = 0, x = 0; x < width; column++) {
      const end = Math.min(width, x + factor);
      let sum = 0;
      for (; x < end; x++) sum += data[start + x * channels + channel]!;
      const at = column * channels + channel;
      sums[at] = sums[at]! + sum;
    }
  }
}

const isHalvable = ({ width, height, isColor }: DisplayPixels) =>
  !isColor && width % 2 === 0 && height % 2 === 0;

/** The same for what comes most often, a radiograph on a screen of half its size, in a third of the time: the page waits for it. */
function halve(display: DisplayPixels): DisplayPixels {
  const { data: from, width: stride } = display;
  const width = stride / 2;
  const height = display.height / 2;
  const data = new Float32Array(width * height);
  let at = 0;
  for (let row = 0; row < height; row++) {
    let upper = row * 2 * stride;
    for (const end = upper + stride; upper < end; upper += 2) {
      const lower = upper + stride;
      data[at++] = (from[upper]! + from[upper + 1]! + (from[lower]! + from[lower + 1]!)) * 0.25;
    }
  }
  return { ...display, width, height, data };
}
