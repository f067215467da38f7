import type { Slab, VolumeGeometry } from '#domain';
import { sectionsOfSlab, type Section, type Way } from './sections';

/** Pixels of a section in modality units, row by row. */
export interface SectionPixels {
  readonly data: Float32Array<ArrayBuffer>;
  readonly min: number;
  readonly max: number;
}

const oneSection: Slab = { thickness: 1, projection: 'max' };

/**
 * The voxels of a volume in modality units. Whole numbers, as of CT, are kept in 16 bits, half the memory; the
 * first slice that does not fit them (PET has a slope per slice) widens all.
 */
export class Voxels {
  readonly #size: VolumeGeometry['size'];
  #data: Int16Array | Float32Array;

  /** Throws a RangeError where the memory is not to be had. */
  constructor({ size }: Pick<VolumeGeometry, 'size'>) {
    this.#size = size;
    // What has not been read yet shows as air shows in CT.
    this.#data = new Int16Array(size[0] * size[1] * size[2]).fill(-1024);
  }

  get bytes(): number {
    return this.#data.byteLength;
  }

  putSlice(slice: number, pixels: Float32Array): void {
    const length = this.#size[0] * this.#size[1];
    if (pixels.length !== length) throw new RangeError('a slice of another size');
    if (this.#data instanceof Int16Array && !areInt16(pixels)) {
      this.#data = Float32Array.from(this.#data);
    }
    this.#data.set(pixels, slice * length);
  }

  /** One section, or the brightest, darkest or mean values of those of a slab around it. */
  readSection(
    { across, down, through }: Section,
    index: number,
    { thickness, projection }: Slab = oneSection,
  ): SectionPixels {
    const size = this.#size;
    const strides = [1, size[0], size[0] * size[1]] as const;
    const stepOf = ({ axis, isReversed }: Way) => (isReversed ? -strides[axis] : strides[axis]);
    const startOf = ({ axis, isReversed }: Way) =>
      isReversed ? (size[axis] - 1) * strides[axis] : 0;
    const columns = size[across.axis];
    const rows = size[down.axis];
    const { first, end } = sectionsOfSlab(index, thickness, size[through.axis]);
    const [stepX, stepY, stepZ] = [stepOf(across), stepOf(down), stepOf(through)];
    const origin = startOf(across) + startOf(down) + startOf(through);
    const voxels = this.#data;
    const data = new Float32Array(columns * rows);
    // The sections of a slab one after the other, except where they lie side by side in memory: there each
    // pixel’s values together, which spares the processor most of the waiting for memory.
    const isMean = projection === 'mean';
    const sign = projection === 'min' ? -1 : 1;
    const [turns, depth] = Math.abs(stepZ) === 1 ? [1, end - first + 1] : [end - first + 1, 1];
    for (let turn = 0; turn < turns; turn++) {
      const start = origin + (first + turn) * stepZ;
      for (let y = 0; y < rows; y++) {
        let from = start + y * stepY;
        const to = (y + 1) * columns;
        for (let at = y * columns; at < to; at++, from += stepX) {
          let value = voxels[from]!;
          for (let z = 1; z < depth; z++) {
            const next = voxels[from + z * stepZ]!;
            if (isMean) value += next;
            else if ((next - value) * sign > 0) value = next;
          }
          if (isMean) data[at] = data[at]! + value;
          else if (turn === 0 || (value - data[at]!) * sign > 0) data[at] = value;
        }
      }
    }
    if (isMean) {
      const share = 1 / (end - first + 1);
      for (let at = 0; at < data.length; at++) data[at] = data[at]! * share;
    }
    return { data, ...rangeOf(data) };
  }
}

function areInt16(pixels: Float32Array): boolean {
  for (let at = 0; at < pixels.length; at++) {
    const value = pixels[at]!;
    if (value < -32768 || value > 32767 || value !== Math.round(value)) return false;
  }
  return true;
}

function rangeOf(data: Float32Array): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let at = 0; at < data.length; at++) {
    const value = data[at]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
