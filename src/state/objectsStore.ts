import type { ObjectContent, Problem } from '#domain';
import { create } from 'zustand';

/** How far the reading of an object has come that came with a study. */
export type ObjectState =
  | { readonly status: 'reading' }
  | { readonly status: 'ready'; readonly content: ObjectContent }
  | { readonly status: 'failed'; readonly problem: Problem };

interface ObjectsStore {
  /** By SOP Instance UID. */
  readonly states: Readonly<Record<string, ObjectState>>;
  /** Parts that the reader has switched off; all others are drawn. */
  readonly hiddenParts: Readonly<Record<string, true>>;
  /** The object whose parts are listed beside the image. */
  readonly listedUID: string | null;
  /** The presentation state by which images are shown. */
  readonly presentedUID: string | null;
}

export const noObjectShown = {
  hiddenParts: {},
  listedUID: null,
  presentedUID: null,
} as const satisfies Partial<ObjectsStore>;

/** What came with the open study beside its images. */
export const useObjectsStore = create<ObjectsStore>()(() => ({ states: {}, ...noObjectShown }));

export function putObject(SOPInstanceUID: string, state: ObjectState): void {
  useObjectsStore.setState(({ states }) => ({ states: { ...states, [SOPInstanceUID]: state } }));
}

/** Of a study that is forgotten. */
export function dropObjects(SOPInstanceUIDs: readonly string[]): void {
  useObjectsStore.setState(({ states }) => ({
    states: Object.fromEntries(
      Object.entries(states).filter(([uid]) => !SOPInstanceUIDs.includes(uid)),
    ),
  }));
}
