import { CancelledError } from '#domain';

/** Throws `CancelledError` if the work was stopped. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}

/**
 * Lets a waiting message in, so that a worker hears of a cancellation between two graph runs: awaiting
 * a graph alone only runs microtasks. A channel, because nested timers wait four milliseconds.
 */
export async function pauseForCancel(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  throwIfCancelled(signal);
}
