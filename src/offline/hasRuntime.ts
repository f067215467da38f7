import type { Backend } from '#domain';
import { runtimes } from './keepFetched';

/** Whether one form of the runtime can be had now, from this device or over the network. Asked once something failed. */
export async function hasRuntime(kind: Backend['kind']): Promise<boolean> {
  try {
    const response = await fetch(runtimes[kind]);
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Neither kept nor reachable: that is the answer.
    return false;
  }
}
