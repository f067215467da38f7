import { expose, transfer } from 'comlink';
import { ShokenError, type Backend } from '#domain';
import type { BackendWish } from './chooseBackend';
import { createEngine, type Engine, type SelfTestMemory } from './createEngine';
import { httpPackageSource, openBrowserCache } from './httpPackageSource';
import { loadBrowserRuntime } from './loadBrowserRuntime';
import { loadKept } from './loadKept';
import {
  loadPackage,
  type FileCache,
  type ModelPackage,
  type PackageProgress,
} from './loadPackage';
import {
  forTransfer,
  outcomeOf,
  type Outcome,
  type PreparedModel,
  type WorkerCalls,
} from './workerMessages';

/* The one worker that owns onnxruntime. Everything heavy happens here, nothing on the page's thread. */

interface Prepared {
  /** What was asked for; the same again is there already. */
  readonly key: string;
  readonly manifest: PreparedModel['manifest'];
  readonly engine: Engine;
}

let prepared: Prepared | null = null;
let tellBackend: (backend: Backend) => unknown = () => undefined;
let preparing: Promise<unknown> = Promise.resolve();
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
  if (prepared) return prepared.engine;
  throw new ShokenError('inference-failed', { why: 'not prepared' });
}

/** One at a time: who asks while another is at it waits, and finds the work done or takes it up. */
function prepareNext(work: () => Promise<Prepared>): Promise<Prepared> {
  const next = preparing.then(work);
  preparing = next.catch(() => undefined);
  return next;
}

/** What was loaded ahead of being asked for. */
let warmed: { readonly packageUrl: string; readonly modelPackage: ModelPackage } | null = null;

interface LoadOptions {
  readonly cache: FileCache | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PackageProgress) => void;
}

async function packageAt(packageUrl: string, options: LoadOptions): Promise<ModelPackage> {
  const ahead = warmed;
  // Used once: should it prove wrong, it is asked for anew.
  warmed = null;
  if (ahead?.packageUrl === packageUrl) return ahead.modelPackage;
  return loadPackage(httpPackageSource(packageUrl), options);
}

async function warmUp(packageUrl: string, wish: BackendWish): Promise<string | null> {
  if (prepared || warmed?.packageUrl === packageUrl) return null;
  const kept = await loadKept(packageUrl, wish);
  warmed = kept && { packageUrl, modelPackage: kept.modelPackage };
  return kept?.trouble ?? null;
}

type PrepareArguments = Parameters<WorkerCalls['prepare']>;

async function openPackage(
  key: string,
  [, packageUrl, backend, hasCrashed, onProgress]: PrepareArguments,
  signal: AbortSignal,
): Promise<Prepared> {
  if (prepared?.key === key) return prepared;
  await prepared?.engine.dispose();
  prepared = null;
  const cache = await openBrowserCache();
  const bytes = { loadedBytes: 0, totalBytes: 0, file: '' };
  const modelPackage = await packageAt(packageUrl, {
    cache,
    signal,
    onProgress: (progress) => {
      Object.assign(bytes, progress);
      onProgress({ step: 'download', ...progress });
    },
  });
  const engine = await createEngine(modelPackage, {
    backend,
    loadRuntime: loadBrowserRuntime,
    fallback: hasCrashed ? 'device-lost' : undefined,
    onBackend: (changed) => tellBackend(changed),
    onStep: (step) => onProgress({ step, ...bytes }),
    signal,
    ...(cache && { selfTests: selfTestsIn(cache) }),
  });
  prepared = { key, manifest: modelPackage.manifest, engine };
  return prepared;
}

const calls: WorkerCalls = {
  warm(packageUrl, wish) {
    const next = preparing.then(() => warmUp(packageUrl, wish));
    preparing = next;
    return next;
  },
  prepare: (...request) =>
    callOf(request[0], async (signal) => {
      const [, packageUrl, backend, , , onBackend] = request;
      tellBackend = onBackend;
      const key = `${backend} ${packageUrl}`;
      const { manifest, engine } = await prepareNext(() => openPackage(key, request, signal));
      return { manifest, backend: engine.backend };
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
  describe: (call, request) => callOf(call, (signal) => openEngine().describe(request, signal)),
  locate: (call, request) => callOf(call, (signal) => openEngine().locate(request, signal)),
  measureHeart: (call, request) =>
    callOf(call, (signal) => openEngine().measureHeart(request, signal)),
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
