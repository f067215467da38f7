import type { Runtime } from './graphs';

/** onnxruntime's WASM build as it runs in Node. The page's worker loads its own (`loadBrowserRuntime.ts`). */
export async function loadNodeRuntime(): Promise<Runtime> {
  return import('onnxruntime-web');
}
