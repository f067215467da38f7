import type { ArchivedStudy, Problem } from '#domain';
import { create } from 'zustand';

/** Whether the archive has been asked for earlier studies of the patient, and what it said. */
export type PriorsSearch =
  | { readonly status: 'none' }
  | { readonly status: 'searching' }
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly problem: Problem };

interface PriorsStore {
  readonly search: PriorsSearch;
  /** Earlier studies of the open study's patient that the archive has, those that are open here too. */
  readonly archived: readonly ArchivedStudy[];
  /** The one that is being fetched. */
  readonly fetchingUID: string | null;
  /** The one that did not come, and why. */
  readonly failed: { readonly StudyInstanceUID: string; readonly problem: Problem } | null;
}

export const noPriors = {
  search: { status: 'none' },
  archived: [],
  fetchingUID: null,
  failed: null,
} as const satisfies PriorsStore;

/** What the archive has for comparison with the open study. Never kept: it names studies that are not open here. */
export const usePriorsStore = create<PriorsStore>()(() => noPriors);
