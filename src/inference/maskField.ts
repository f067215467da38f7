import { sigmoid } from './calibrate';

/** A square grid of probabilities over the model input, one cell per two pixels. */
export interface MaskField {
  readonly size: number;
  readonly values: Float64Array;
}

/** Pixels of the model input per cell of a field. */
export const cellSize = 2;
/** Cells of the fields per cell of the grounding graph's masks. */
export const enlargement = 4;

/** `[grid, grid]` logits → probabilities enlarged four times, bilinearly: half-pixel centres, edges clamped. */
export function enlargeMask(logits: Float32Array, grid: number): MaskField {
  const size = grid * enlargement;
  const probabilities = Float64Array.from(logits, sigmoid);
  const low = new Int32Array(size);
  const high = new Int32Array(size);
  const part = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const at = Math.min(grid - 1, Math.max(0, (i + 0.5) / enlargement - 0.5));
    low[i] = Math.floor(at);
    high[i] = Math.min(grid - 1, low[i]! + 1);
    part[i] = at - low[i]!;
  }
  const values = new Float64Array(size * size);
  for (let y = 0; y < size; y++) {
    const above = low[y]! * grid;
    const below = high[y]! * grid;
    const py = part[y]!;
    for (let x = 0; x < size; x++) {
      const px = part[x]!;
      const left =
        probabilities[above + low[x]!]! * (1 - py) + probabilities[below + low[x]!]! * py;
      const right =
        probabilities[above + high[x]!]! * (1 - py) + probabilities[below + high[x]!]! * py;
      values[y * size + x] = left * (1 - px) + right * px;
    }
  }
  return { size, values };
}

/** Cells that hang together, within the box that holds them. */
export interface Component {
  /** Cells of the field; `right` and `bottom` are the first ones outside. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Indices into the field. */
  readonly cells: readonly number[];
  readonly threshold: number;
}

/** The 8-connected cells around `start` with at least `threshold`. `visited` marks them. */
export function componentAt(
  { size, values }: MaskField,
  start: number,
  threshold: number,
  visited = new Uint8Array(values.length),
): Component {
  const cells = [start];
  visited[start] = 1;
  let left = size;
  let top = size;
  let right = 0;
  let bottom = 0;
  for (let next = 0; next < cells.length; next++) {
    const cell = cells[next]!;
    const x = cell % size;
    const y = (cell - x) / size;
    if (x < left) left = x;
    if (x >= right) right = x + 1;
    if (y < top) top = y;
    if (y >= bottom) bottom = y + 1;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(size - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(size - 1, x + 1); nx++) {
        const neighbour = ny * size + nx;
        if (visited[neighbour] || values[neighbour]! < threshold) continue;
        visited[neighbour] = 1;
        cells.push(neighbour);
      }
    }
  }
  return { left, top, right, bottom, cells, threshold };
}

/** The largest 8-connected part with at least `threshold`; null where no cell has it. */
export function largestComponent(field: MaskField, threshold: number): Component | null {
  const visited = new Uint8Array(field.values.length);
  let largest: Component | null = null;
  for (let cell = 0; cell < field.values.length; cell++) {
    if (visited[cell] || field.values[cell]! < threshold) continue;
    const component = componentAt(field, cell, threshold, visited);
    if (!largest || component.cells.length > largest.cells.length) largest = component;
  }
  return largest;
}
