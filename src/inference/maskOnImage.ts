import { boxOfMask, cropMask, type MaskInImage } from '#domain';
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
  const painted = proposals.map(({ component, field }) => {
    const patch = patchOf(component, field);
    return { patch, samples: samplesOf(patch, field.size, letterbox) };
  });
  // Only where there is something to paint: an image has many times the pixels of a region.
  const area = areaOf(painted.map(({ samples }) => samples));
  if (area.width <= 0 || area.height <= 0) return null;
  const data = new Uint8Array(area.width * area.height);
  for (const { patch, samples } of painted) paint(data, area, patch, samples);
  const mask = { imageWidth, imageHeight, ...area, data };
  const box = boxOfMask(mask);
  return box && cropMask(mask, box);
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of the image that any of the patches reaches. */
function areaOf(reached: readonly ReturnType<typeof samplesOf>[]): Area {
  const x = Math.min(...reached.map(({ left }) => left));
  const y = Math.min(...reached.map(({ rows }) => rows.first));
  const right = Math.max(...reached.map(({ left, columns }) => left + columns.cells.length));
  const bottom = Math.max(...reached.map(({ rows }) => rows.first + rows.cells.length));
  return { x, y, width: right - x, height: bottom - y };
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
  const { isMirrored } = letterbox;
  const left = isMirrored ? imageWidth - columns.first - columns.cells.length : columns.first;
  return { columns, rows, left, isMirrored };
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
  data: Uint8Array,
  area: Area,
  { values, width, height, threshold }: Patch,
  { columns, rows, left, isMirrored }: ReturnType<typeof samplesOf>,
): void {
  const count = columns.cells.length;
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  for (let j = 0; j < rows.cells.length; j++) {
    const row = rows.cells[j]! * width;
    const py = rows.parts[j]!;
    const line = (rows.first + j - area.y) * area.width + left - area.x;
    for (let i = 0; i < count; i++) {
      const at = row + columns.cells[i]!;
      const px = columns.parts[i]!;
      const upper = values[at]! * (1 - px) + values[at + right]! * px;
      const lower = values[at + below]! * (1 - px) + values[at + below + right]! * px;
      if (upper * (1 - py) + lower * py < threshold) continue;
      data[line + (isMirrored ? count - 1 - i : i)] = 1;
    }
  }
}
