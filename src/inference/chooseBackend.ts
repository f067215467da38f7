import type { Backend } from '#domain';

/** `auto`: WebGPU where real hardware offers it, else WASM. */
export type BackendWish = 'auto' | 'webgpu' | 'wasm';

/** Software adapters compute right but some fifty times slower than WASM. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i;

/** WebGPU, and what stands for its drivers in the memory of self-tests. */
interface Surroundings {
  readonly gpu: Pick<GPU, 'requestAdapter'> | null;
  readonly isIsolated: boolean;
  readonly cores: number;
}

/** What this browser, worker or Node offers. */
function surroundings(): Surroundings {
  const { navigator, crossOriginIsolated } = globalThis as Partial<typeof globalThis>;
  // TypeScript says that `gpu` is always there; on plain http and in older browsers it is not.
  const gpu = (navigator as Partial<Navigator> | undefined)?.gpu;
  return {
    gpu: gpu ?? null,
    isIsolated: crossOriginIsolated ?? false,
    cores: navigator?.hardwareConcurrency ?? 1,
  };
}

/** Which engine to try first, and why. `threads` overrides what the page's isolation allows. */
export async function chooseBackend(
  wish: BackendWish,
  threads?: number,
  { gpu, isIsolated, cores }: Surroundings = surroundings(),
): Promise<Backend> {
  const count = threads ?? (isIsolated ? Math.max(1, Math.min(4, cores)) : 1);
  const backend = (kind: Backend['kind'], reason: Backend['reason']): Backend => ({
    kind,
    threads: count,
    reason,
  });
  if (wish === 'wasm') return backend('wasm', 'forced');
  // A worker may be offered a GPU and then be denied it.
  const adapter = gpu && (await askForAdapter(gpu));
  if (!adapter) {
    const isSlow = threads === undefined && !isIsolated;
    return backend('wasm', isSlow ? 'not-isolated' : 'no-adapter');
  }
  if (wish === 'webgpu') return backend('webgpu', 'forced');
  const { isFallbackAdapter, vendor, architecture, device, description } = adapter.info;
  const names = [vendor, architecture, device, description].join(' ');
  return isFallbackAdapter || softwareNames.test(names)
    ? backend('wasm', 'software-adapter')
    : backend('webgpu', 'adapter-found');
}

type AdapterSource = NonNullable<Surroundings['gpu']>;
const asked = new WeakMap<AdapterSource, Promise<GPUAdapter | null>>();

/** Asking starts the browser's graphics side, so it is done once; only the adapter's name is looked at. */
function askForAdapter(gpu: AdapterSource): Promise<GPUAdapter | null> {
  const asking =
    asked.get(gpu) ?? gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  asked.set(gpu, asking);
  return asking;
}
