import type { MaskInImage } from '#domain';
import type { Proposal } from './findRegions';
import type { Letterbox } from './preprocess';

/** The cells of a component and their neighbours, as the mask had them; zero elsewhere. */
interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
  readonly threshold: number;
}

/** Samples between two cells of a patch, per pixel of one axis. */
interface Samples {
  readonly first: number;
  readonly cells: Int32Array;
  readonly parts: Float64Array;
}

/**
 * The union of the proposals' components on the image's own pixel grid: the mask's probability, sampled
 * bilinearly at each pixel's centre, against the component's threshold. Null if no pixel is reached.
 */
export function maskOnImage(
  proposals: readonly Proposal[],
  letterbox: Letterbox,
): MaskInImage | null {
  const { imageWidth, imageHeight } = letterbox;
  const full = new Uint8Array(imageWidth * imageHeight);
  for (const { component, field } of proposals) {
    const patch = patchOf(component, field);
    paint(full, imageWidth, patch, samplesOf(patch, field.size, letterbox));
  }
  return crop(full, imageWidth, imageHeight);
}

function patchOf(component: Proposal['component'], { size, values }: Proposal['field']): Patch {
  const left = Math.max(0, component.left - 1);
  const top = Math.max(0, component.top - 1);
  const width = Math.min(size, component.right + 1) - left;
  const height = Math.min(size, component.bottom + 1) - top;
  const patch = new Float64Array(width * height);
  for (const cell of component.cells) {
    const x = cell % size;
    const y = (cell - x) / size;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(size - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(size - 1, x + 1); nx++) {
        patch[(ny - top) * width + nx - left] = values[ny * size + nx]!;
      }
    }
  }
  return { left, top, width, height, values: patch, threshold: component.threshold };
}

function samplesOf(patch: Patch, fieldSize: number, letterbox: Letterbox) {
  const { scale, x0, y0, imageWidth, imageHeight } = letterbox;
  const columns = axisSamples(patch.left, patch.width, fieldSize, imageWidth, x0, scale);
  const rows = axisSamples(patch.top, patch.height, fieldSize, imageHeight, y0, scale);
  return { columns, rows, isMirrored: letterbox.isMirrored };
}

/** For the pixels of one axis whose centre lies in the patch: the cell before it and how far past it. */
function axisSamples(
  start: number,
  length: number,
  fieldSize: number,
  pixels: number,
  offset: number,
  scale: number,
): Samples {
  const inField = (pixel: number) =>
    Math.min(fieldSize - 1, Math.max(0, (offset + (pixel + 0.5) * scale) / 2 - 0.5)) - start;
  let first = 0;
  while (first < pixels && inField(first) < 0) first++;
  let end = first;
  while (end < pixels && inField(end) <= length - 1) end++;
  const cells = new Int32Array(end - first);
  const parts = new Float64Array(end - first);
  for (let i = 0; i < cells.length; i++) {
    const at = inField(first + i);
    cells[i] = Math.min(Math.max(0, length - 2), Math.floor(at));
    parts[i] = at - cells[i]!;
  }
  return { first, cells, parts };
}

function paint(
  full: Uint8Array,
  imageWidth: number,
  { values, width, height, threshold }: Patch,
  { columns, rows, isMirrored }: ReturnType<typeof samplesOf>,
): void {
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  for (let j = 0; j < rows.cells.length; j++) {
    const row = rows.cells[j]! * width;
    const py = rows.parts[j]!;
    const line = (rows.first + j) * imageWidth;
    for (let i = 0; i < columns.cells.length; i++) {
      const at = row + columns.cells[i]!;
      const px = columns.parts[i]!;
      const upper = values[at]! * (1 - px) + values[at + right]! * px;
      const lower = values[at + below]! * (1 - px) + values[at + below + right]! * px;
      if (upper * (1 - py) + lower * py < threshold) continue;
      const x = columns.first + i;
      full[line + (isMirrored ? imageWidth - 1 - x : x)] = 1;
    }
  }
}

function crop(full: Uint8Array, imageWidth: number, imageHeight: number): MaskInImage | null {
  let left = imageWidth;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < imageHeight; y++) {
    const row = full.subarray(y * imageWidth, (y + 1) * imageWidth);
    const first = row.indexOf(1);
    if (first < 0) continue;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(1));
  }
  if (top < 0) return null;
  const width = right - left + 1;
  const height = bottom - top + 1;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * imageWidth + left;
    data.set(full.subarray(from, from + width), y * width);
  }
  return { imageWidth, imageHeight, x: left, y: top, width, height, data };
}
