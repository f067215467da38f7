import { CancelledError, nextTask } from '#domain';

/** Throws `CancelledError` if the work was stopped. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}

/**
 * Lets a waiting message in, so that a worker hears of a cancellation between two graph runs: awaiting
 * a graph alone only runs microtasks.
 */
export async function pauseForCancel(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await nextTask();
  throwIfCancelled(signal);
}
