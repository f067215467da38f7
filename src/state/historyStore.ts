import type { Decision, Measurement } from '#domain';
import { create } from 'zustand';

/** What a step back restores: language, the reader's own text (which has the text field's own undo) and a signature are never undone with it. */
export interface Moment {
  readonly decisions: readonly Decision[];
  readonly measurements: readonly Measurement[];
}

interface HistoryStore {
  /** The open study as it was before each step, oldest first, and the steps taken back, newest last. */
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  /** Steps of one name that follow each other are one: a handle that is nudged on and on. */
  readonly lastName: string | null;
}

const noHistory = { past: [], future: [], lastName: null } as const satisfies HistoryStore;

/** One undo for decisions and measurements, in the order in which they were made. */
export const useHistoryStore = create<HistoryStore>()(() => noHistory);

/** Another review is open, or none: what was done elsewhere is not this one's history. */
export function clearHistory(): void {
  useHistoryStore.setState(noHistory);
}

/** Remembers how things were before a step; what was undone can no longer be done again. */
export function recordStep(before: Moment, name: string | null = null): void {
  useHistoryStore.setState(({ past, lastName }) =>
    name !== null && name === lastName
      ? { future: [] }
      : { past: [...past, before], future: [], lastName: name },
  );
}

/** The moment one step back, or forward again; null where there is none. */
export function momentAt(way: 'back' | 'forward'): Moment | null {
  const { past, future } = useHistoryStore.getState();
  return (way === 'back' ? past : future).at(-1) ?? null;
}

/** That step is taken, from how things are now. */
export function takeStep(way: 'back' | 'forward', now: Moment): void {
  useHistoryStore.setState(({ past, future }) =>
    way === 'back'
      ? { past: past.slice(0, -1), future: [...future, now], lastName: null }
      : { past: [...past, now], future: future.slice(0, -1), lastName: null },
  );
}
