import { plainView, type WorklistView } from '#domain';
import { create } from 'zustand';

interface WorklistViewStore extends WorklistView {
  /** The row in hand: where the keys act, and where a reader comes back to. */
  readonly activeUID: string | null;
  /** Of the list, in pixels, as it was left. */
  readonly scrollTop: number;
  /** Studies in the order they had when one was opened from the list: the way of "next". */
  readonly queue: readonly string[];
}

/** How the worklist is looked at, and where in it the reader is. */
export const useWorklistViewStore = create<WorklistViewStore>()(() => ({
  ...plainView,
  activeUID: null,
  scrollTop: 0,
  queue: [],
}));
