import type { FrameSource } from '#dicom';
import type { InferenceClient } from '#inference';
import type { Storage } from '#storage';

/*
 * What lives outside the stores: pixels, the worker, the database. Each is made on first use and
 * fetched as its own chunk, so that the start screen loads none of them.
 */

let frameSource: FrameSource | null = null;
let storage: Promise<Storage> | null = null;
let inference: Promise<InferenceClient> | null = null;

/** Files of a new opening join those already open. */
export function addFrames(frames: FrameSource): void {
  if (frameSource === null) frameSource = frames;
  else frameSource.merge(frames);
}

/** Null before the first file is open. */
export function openFrames(): FrameSource | null {
  return frameSource;
}

export function theStorage(): Promise<Storage> {
  storage ??= import('#storage').then(({ openStorage }) => openStorage());
  return storage;
}

export function theInference(): Promise<InferenceClient> {
  inference ??= import('#inference').then(({ createInferenceClient }) => createInferenceClient());
  return inference;
}
