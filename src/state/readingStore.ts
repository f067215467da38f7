import type { Backend, ModelManifest, ReadingState } from '#domain';
import { create } from 'zustand';

interface ReadingStore {
  /** What became of the model's look at each image, by imageId. Absent: not run. */
  readonly readings: Readonly<Record<string, ReadingState>>;
  /** Download of the model package, while one is under way. */
  readonly download: { readonly loadedBytes: number; readonly totalBytes: number } | null;
  readonly backend: Backend | null;
  /** What the installed package says of itself, and the one hash of its weights; null until asked for. */
  readonly manifest: ModelManifest | null;
  readonly weightsHash: string | null;
}

/** The model: its package, where it runs, and what it said of each image. */
export const useReadingStore = create<ReadingStore>()(() => ({
  readings: {},
  download: null,
  backend: null,
  manifest: null,
  weightsHash: null,
}));

export function putReading(imageId: string, reading: ReadingState): void {
  useReadingStore.setState((state) => ({ readings: { ...state.readings, [imageId]: reading } }));
}

/** The same for several images of which nothing is known yet. */
export function putFirstReading(imageIds: readonly string[], reading: ReadingState): void {
  useReadingStore.setState(({ readings }) => ({
    readings: { ...Object.fromEntries(imageIds.map((imageId) => [imageId, reading])), ...readings },
  }));
}

export function dropReadings(imageIds: readonly string[]): void {
  useReadingStore.setState((state) => ({
    readings: Object.fromEntries(
      Object.entries(state.readings).filter(([imageId]) => !imageIds.includes(imageId)),
    ),
  }));
}
