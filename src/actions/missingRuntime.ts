import { ShokenError, type Backend } from '#domain';
import { loadOffline } from './loadOffline';

const names = { wasm: 'WASM', webgpu: 'WebGPU' } as const;
const others = { wasm: 'webgpu', webgpu: 'wasm' } as const;

/**
 * What is missing where the model could not start, because the form of the runtime for this backend is neither kept on
 * the device nor to be had without a network; null where it is not that.
 */
export async function missingRuntime(kind: Backend['kind']): Promise<ShokenError | null> {
  const offline = await loadOffline();
  if (offline === null || (await offline.hasRuntime(kind))) return null;
  const other = others[kind];
  const detail = { runtime: names[kind], other: names[other] };
  return new ShokenError(
    (await offline.hasRuntime(other)) ? 'runtime-not-kept' : 'runtimes-not-kept',
    detail,
  );
}
