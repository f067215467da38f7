import { expose, transfer } from 'comlink';
import type { Slab, VolumeGeometry } from '#domain';
import type { Section } from './sections';
import { Voxels } from './voxels';

let voxels: Voxels | null = null;

const held = (): Voxels => {
  if (!voxels) throw new Error('the volume was not begun');
  return voxels;
};

/** What the page asks of the worker that holds a volume. */
const worker = {
  begin(geometry: VolumeGeometry) {
    voxels = new Voxels(geometry);
  },
  putSlice: (slice: number, pixels: Float32Array) => held().putSlice(slice, pixels),
  readSection(section: Section, index: number, slab: Slab) {
    const pixels = held().readSection(section, index, slab);
    return transfer(pixels, [pixels.data.buffer]);
  },
};
export type VolumeWorker = typeof worker;

expose(worker);
