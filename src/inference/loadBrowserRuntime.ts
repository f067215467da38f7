import webgpuModule from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import webgpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import wasmModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { Backend } from '#domain';
import type { Runtime } from './graphs';

/**
 * onnxruntime's build for a backend, fetched now and not before. Its threads start from its own file,
 * which `wasmPaths` names: started from our worker's file they would wait for each other for ever.
 */
export async function loadBrowserRuntime(kind: Backend['kind']): Promise<Runtime> {
  if (kind === 'webgpu') {
    const paths = pathsOf(webgpuModule, webgpuBinary);
    const runtime = await import('onnxruntime-web/webgpu');
    runtime.env.wasm.wasmPaths = paths;
    return runtime;
  }
  const paths = pathsOf(wasmModule, wasmBinary);
  const runtime = await import('onnxruntime-web/wasm');
  runtime.env.wasm.wasmPaths = paths;
  return runtime;
}

function pathsOf(module: string, binary: string) {
  const urlOf = (path: string) => new URL(path, self.location.href).href;
  const paths = { mjs: urlOf(module), wasm: urlOf(binary) };
  // The runtime asks for it when it is started, and fetches its WASM only then. What fails here fails there and is told.
  import(/* @vite-ignore */ paths.mjs).catch(() => undefined);
  return paths;
}
