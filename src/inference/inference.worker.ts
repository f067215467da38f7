import { expose, transfer } from 'comlink';
import { ShokenError } from '#domain';
import { createEngine, type Engine, type SelfTestMemory } from './createEngine';
import { httpPackageSource, openBrowserCache } from './httpPackageSource';
import { loadBrowserRuntime } from './loadBrowserRuntime';
import { loadPackage, type FileCache } from './loadPackage';
import { forTransfer, outcomeOf, type Outcome, type WorkerCalls } from './workerMessages';

/* The one worker that owns onnxruntime. Everything heavy happens here, nothing on the page's thread. */

let engine: Engine | null = null;
const running = new Map<number, AbortController>();

async function callOf<T>(
  call: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Outcome<T>> {
  const controller = new AbortController();
  running.set(call, controller);
  try {
    return handOver(await outcomeOf(() => work(controller.signal)));
  } finally {
    running.delete(call);
  }
}

/** Masks and attention are given away, not copied by the receiving thread. */
function handOver<T extends object>(value: T): T {
  const { copy, buffers } = forTransfer(value);
  return transfer(copy, buffers);
}

function openEngine(): Engine {
  if (engine) return engine;
  throw new ShokenError('inference-failed', { why: 'not prepared' });
}

const calls: WorkerCalls = {
  prepare: (call, packageUrl, backend, hasCrashed, onProgress, onBackend) =>
    callOf(call, async (signal) => {
      await engine?.dispose();
      engine = null;
      const cache = await openBrowserCache();
      const bytes = { loadedBytes: 0, totalBytes: 0, file: '' };
      const modelPackage = await loadPackage(httpPackageSource(packageUrl), {
        cache,
        signal,
        onProgress: (progress) => {
          Object.assign(bytes, progress);
          onProgress({ step: 'download', ...progress });
        },
      });
      engine = await createEngine(modelPackage, {
        backend,
        loadRuntime: loadBrowserRuntime,
        fallback: hasCrashed ? 'device-lost' : undefined,
        onBackend,
        onStep: (step) => onProgress({ step, ...bytes }),
        signal,
        ...(cache && { selfTests: selfTestsIn(cache) }),
      });
      return { manifest: modelPackage.manifest, backend: engine.backend };
    }),
  read: (call, request, onPart) =>
    callOf(call, async (signal) => {
      // Parts travel on a port of their own: the result must not overtake them.
      const told: unknown[] = [];
      const reading = await openEngine().read(
        request,
        (part) => told.push(onPart(handOver(part))),
        signal,
      );
      await Promise.all(told);
      return reading;
    }),
  locate: (call, request) => callOf(call, (signal) => openEngine().locate(request, signal)),
  cancel: (call) => running.get(call)?.abort(),
};

/** Passed self-tests lie beside the files they are about, and go when these go. */
function selfTestsIn(cache: FileCache): SelfTestMemory {
  const keyOf = (key: string) => `self-test/${key}/${encodeURIComponent(navigator.userAgent)}`;
  return {
    has: async (key) => (await cache.get(keyOf(key))) !== null,
    add: (key) => cache.put(keyOf(key), new ArrayBuffer(0)),
  };
}

expose(calls);
