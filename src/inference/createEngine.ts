import {
  CancelledError,
  ShokenError,
  type Backend,
  type BackendReason,
  type DescribedRegion,
  type HeartMeasure,
  type LocatedPhrase,
  type ModelReading,
  type ReadingStep,
} from '#domain';
import { throwIfCancelled } from './cancel';
import { chooseBackend, type BackendWish } from './chooseBackend';
import { describeDrawn, type DescribeRequest } from './describeDrawn';
import { openGraphs, type Graphs, type Runtime } from './graphs';
import type { ModelPackage } from './loadPackage';
import { locatePhrase, type LocateRequest } from './locatePhrase';
import type { AskedImage } from './lookAtImage';
import { measureHeart } from './measureHeart';
import { readImage, type OpenModel, type ReadPart, type ReadRequest } from './readImage';
import { runSelfTest } from './runSelfTest';
import { openTokenizer } from './tokenizer';

/** Remembers which self-tests were passed, so that each is run once per backend and version. */
export interface SelfTestMemory {
  has(key: string): Promise<boolean>;
  add(key: string): Promise<void>;
}

export interface EngineOptions {
  readonly backend: BackendWish;
  readonly threads?: number | undefined;
  /** Loads onnxruntime for a backend; called when it is first needed. */
  readonly loadRuntime: (kind: Backend['kind']) => Promise<Runtime>;
  /** Hears the backend at the start and each time it changes. */
  readonly onBackend?: (backend: Backend) => void;
  readonly onStep?: (step: ReadingStep) => void;
  readonly selfTests?: SelfTestMemory;
  readonly signal?: AbortSignal | undefined;
  /** What was found out before, where it is not to be found out again: a crash. */
  readonly fallback?: BackendReason | undefined;
}

/** One package on one backend. Reads one image at a time; further calls wait. */
export interface Engine {
  readonly backend: Backend;
  read(
    request: ReadRequest,
    onPart: (part: ReadPart) => void,
    signal?: AbortSignal,
  ): Promise<ModelReading>;
  /** Region → text. */
  describe(request: DescribeRequest, signal?: AbortSignal): Promise<DescribedRegion>;
  /** Text → region. */
  locate(request: LocateRequest, signal?: AbortSignal): Promise<LocatedPhrase>;
  measureHeart(
    request: AskedImage,
    signal?: AbortSignal,
  ): Promise<{ readonly measure: HeartMeasure | null }>;
  dispose(): Promise<void>;
}

/**
 * Opens a package and runs its golden cases. Where WebGPU is absent, fails or departs from the golden
 * answers, now or later, WASM takes over and the backend's reason says so. Throws
 * `package-golden-mismatch` if WASM departs too.
 */
export async function createEngine(
  modelPackage: ModelPackage,
  options: EngineOptions,
): Promise<Engine> {
  const tokenizer = openTokenizer(modelPackage);
  const first: Backend = options.fallback
    ? { ...(await chooseBackend('wasm', options.threads)), reason: options.fallback }
    : await chooseBackend(options.backend, options.threads);
  let opened = await openOrFallBack(first);
  let queue: Promise<unknown> = Promise.resolve();

  async function openOrFallBack(backend: Backend): Promise<Opened> {
    try {
      return await openBackend(modelPackage, backend, options);
    } catch (error) {
      if (backend.kind === 'wasm' || error instanceof CancelledError) throw error;
      return openBackend(modelPackage, withReason(backend, reasonOf(error)), options);
    }
  }

  /** Runs the work, and once more on WASM if the graphics device was lost on the way. */
  async function run<T>(
    work: (model: OpenModel) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    throwIfCancelled(signal);
    if (opened.isLost()) await replaceLost();
    try {
      return await work({ modelPackage, tokenizer, graphs: opened.graphs });
    } catch (error) {
      const isOurs = error instanceof ShokenError && error.code.startsWith('scope-');
      if (opened.backend.kind === 'wasm' || isOurs || error instanceof CancelledError) throw error;
      await replaceLost();
      return work({ modelPackage, tokenizer, graphs: opened.graphs });
    }
  }

  async function replaceLost(): Promise<void> {
    const lost = opened;
    opened = await openBackend(modelPackage, withReason(lost.backend, 'device-lost'), options);
    // A lost device may refuse to be let go of.
    await lost.graphs.release().catch(() => undefined);
  }

  /** The runtime takes one call at a time. */
  function queued<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  }

  return {
    get backend() {
      return opened.backend;
    },
    read: (request, onPart, signal) =>
      queued(async () => {
        const reading = await run((model) => readImage(model, request, onPart, signal), signal);
        return { ...reading, backend: opened.backend };
      }),
    describe: (request, signal) =>
      queued(() => run((model) => describeDrawn(model, request, signal), signal)),
    locate: (request, signal) =>
      queued(() => run((model) => locatePhrase(model, request, signal), signal)),
    measureHeart: (request, signal) =>
      queued(() => run((model) => measureHeart(model, request, signal), signal)),
    dispose: () => queued(() => opened.graphs.release()),
  };
}

interface Opened {
  readonly backend: Backend;
  readonly graphs: Graphs;
  readonly isLost: () => boolean;
}

async function openBackend(
  modelPackage: ModelPackage,
  backend: Backend,
  { loadRuntime, selfTests, onBackend, onStep, signal }: EngineOptions,
): Promise<Opened> {
  throwIfCancelled(signal);
  onStep?.('prepare');
  const runtime = await loadRuntime(backend.kind).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ShokenError('backend-unavailable', { backend: backend.kind, why }, { cause: error });
  });
  runtime.env.wasm.numThreads = backend.threads;
  const graphs = await openGraphs(runtime, modelPackage, backend.kind);
  const isLost = backend.kind === 'webgpu' ? await watchDevice(runtime) : () => false;
  throwIfCancelled(signal);

  const key = [modelPackage.weightsHash, backend.kind, runtime.env.versions.web ?? ''].join('/');
  if (!(await selfTests?.has(key))) {
    onStep?.('self-test');
    const departures = await runSelfTest(graphs, modelPackage, signal);
    if (departures.length > 0) {
      await graphs.release();
      throw new ShokenError('package-golden-mismatch', {
        backend: backend.kind,
        why: departures.join('; '),
      });
    }
    await selfTests?.add(key);
  } else if (backend.kind === 'wasm') {
    // The WASM is fetched and compiled beside what comes before it is needed. What fails is told then.
    graphs.open('encoder').catch(() => undefined);
  }
  onBackend?.(backend);
  return { backend, graphs, isLost };
}

const withReason = ({ threads }: Backend, reason: BackendReason): Backend => ({
  kind: 'wasm',
  threads,
  reason,
});

const reasonOf = (error: unknown): BackendReason =>
  error instanceof ShokenError && error.code === 'package-golden-mismatch'
    ? 'golden-mismatch'
    : 'device-lost';

async function watchDevice(runtime: Runtime): Promise<() => boolean> {
  const device: unknown = await runtime.env.webgpu.device;
  let isLost = false;
  if (isDevice(device)) void device.lost.then(() => (isLost = true));
  return () => isLost;
}

const isDevice = (value: unknown): value is Pick<GPUDevice, 'lost'> =>
  typeof value === 'object' && value !== null && 'lost' in value && value.lost instanceof Promise;
