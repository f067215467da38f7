/** Aborts when the reader cancels, and when nothing was heard for too long. */
export interface SilenceWatch {
  readonly signal: AbortSignal;
  /** Something came: the wait begins anew. */
  heard(): void;
  stop(): void;
  isTimedOut(): boolean;
  isCancelled(): boolean;
}

export function watchSilence(patienceMs: number, cancel?: AbortSignal): SilenceWatch {
  const controller = new AbortController();
  let hasTimedOut = false;
  const giveUp = () => {
    hasTimedOut = true;
    controller.abort();
  };
  let timer = setTimeout(giveUp, patienceMs);
  const onCancel = () => controller.abort();
  if (cancel?.aborted) onCancel();
  cancel?.addEventListener('abort', onCancel);
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patienceMs);
    },
    stop() {
      clearTimeout(timer);
      cancel?.removeEventListener('abort', onCancel);
    },
    isTimedOut: () => hasTimedOut,
    isCancelled: () => cancel?.aborted ?? false,
  };
}
