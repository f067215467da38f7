import { transfer, wrap } from 'comlink';
import { ShokenError, type Slab, type VolumeGeometry } from '#domain';
import type { Section } from './sections';
import type { VolumeWorker } from './volume.worker';
import { Voxels, type SectionPixels } from './voxels';

/** A volume that is filled slice by slice and cut into sections. */
export interface Volume {
  /** Takes the pixels away with `isOwn`: nobody else may need them then. */
  readonly putSlice: (slice: number, pixels: Float32Array, isOwn: boolean) => Promise<void>;
  readonly readSection: (section: Section, index: number, slab: Slab) => Promise<SectionPixels>;
  /** Gives the memory back. */
  readonly dispose: () => void;
}

/** Sets a volume up: in a worker on a page, else in place. Throws `out-of-memory`. */
export async function createVolume(geometry: VolumeGeometry): Promise<Volume> {
  try {
    return typeof document === 'undefined' ? createHere(geometry) : await createInWorker(geometry);
  } catch (cause) {
    throw new ShokenError('out-of-memory', {}, { cause });
  }
}

function createHere(geometry: VolumeGeometry): Volume {
  const voxels = new Voxels(geometry);
  return {
    putSlice: async (slice, pixels) => voxels.putSlice(slice, pixels),
    readSection: async (section, index, slab) => voxels.readSection(section, index, slab),
    dispose: () => undefined,
  };
}

async function createInWorker(geometry: VolumeGeometry): Promise<Volume> {
  const worker = new Worker(new URL('./volume.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<VolumeWorker>(worker);
  try {
    await remote.begin(geometry);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    putSlice: (slice, pixels, isOwn) =>
      remote.putSlice(slice, isOwn ? transfer(pixels, [pixels.buffer]) : pixels),
    readSection: (section, index, slab) => remote.readSection(section, index, slab),
    dispose: () => worker.terminate(),
  };
}
