import { create } from 'zustand';

interface VolumeStore {
  /** Slices of the volume that is being put together; null while none is. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Slices are still missing: what sections show is not yet what they hold. */
  readonly isFilling: boolean;
}

/** How far the volume behind the sections is. */
export const useVolumeStore = create<VolumeStore>()(() => ({ progress: null, isFilling: false }));
