import { proxy, transfer, wrap, type Remote } from 'comlink';
import { CancelledError, ShokenError, type Backend, type ModelReading } from '#domain';
import { throwIfCancelled } from './cancel';
import type { BackendWish } from './chooseBackend';
import type { Engine } from './createEngine';
import type { ReadPart, ReadRequest } from './readImage';
import {
  forTransfer,
  valueOf,
  type Outcome,
  type PreparedModel,
  type PrepareProgress,
  type WorkerCalls,
} from './workerMessages';

export interface PrepareRequest {
  readonly packageUrl: string;
  readonly backend: BackendWish;
  readonly onProgress?: (progress: PrepareProgress) => void;
  /** Hears the backend at the start and each time it changes. */
  readonly onBackend?: (backend: Backend) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The page's side of the one worker that reads images. */
export interface InferenceClient extends Pick<Engine, 'describe' | 'locate' | 'measureHeart'> {
  /**
   * Starts the worker and has it ready all that an earlier visit has kept, so that `prepare` is short. Never rejects: what
   * went wrong costs time alone, and its words are given; null where nothing did.
   */
  warm(packageUrl: string, backend: BackendWish): Promise<string | null>;
  /** Fetches, checks and opens a package; the runtime's WASM is fetched only now. */
  prepare(request: PrepareRequest): Promise<PreparedModel>;
  read(
    request: ReadRequest,
    onPart: (part: ReadPart) => void,
    signal?: AbortSignal,
  ): Promise<ModelReading>;
  /** Ends the worker and gives its memory back. A later `prepare` starts a new one. */
  terminate(): void;
}

interface Running {
  readonly calls: Remote<WorkerCalls>;
  /** Rejects when the worker dies, which calls into it would wait for in vain. */
  readonly crash: Promise<never>;
  readonly end: () => void;
}

class WorkerCrash extends Error {}

const startInferenceWorker = (): Worker =>
  new Worker(new URL('./inference.worker.ts', import.meta.url), { type: 'module' });

/** One client for the page. After a crash the worker is started anew on WASM and the work is done again. */
export function createInferenceClient(
  startWorker: () => Worker = startInferenceWorker,
): InferenceClient {
  let running: Running | null = null;
  let prepared: PrepareRequest | null = null;
  let lastCall = 0;

  function stop(): void {
    running?.end();
    running = null;
  }

  /** Calls into the worker; a cancelled call rejects at once, whatever the worker is doing. */
  async function call<T>(
    work: (calls: Remote<WorkerCalls>, call: number) => Promise<Outcome<T>>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    throwIfCancelled(signal);
    running ??= start(startWorker());
    const { calls, crash } = running;
    const number = ++lastCall;
    const cancelled = rejectable();
    const onAbort = () => {
      void calls.cancel(number);
      cancelled.reject(new CancelledError());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return valueOf(await Promise.race([work(calls, number), crash, cancelled.promise]));
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  function prepareWorker(request: PrepareRequest, hasCrashed: boolean): Promise<PreparedModel> {
    const { packageUrl, backend, onProgress, onBackend, signal } = request;
    // Progress travels on a port of its own and may arrive after the end that it led to.
    let isUnderWay = true;
    const done = call(
      (calls, number) =>
        calls.prepare(
          number,
          new URL(packageUrl, document.baseURI).href,
          backend,
          hasCrashed,
          proxy((progress: PrepareProgress) => {
            if (isUnderWay && !signal?.aborted) onProgress?.(progress);
          }),
          proxy((changed: Backend) => onBackend?.(changed)),
        ),
      signal,
    );
    return done.finally(() => {
      isUnderWay = false;
    });
  }

  /** Does the work; if the worker dies of it, once more in a new one on WASM. */
  async function survive<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WorkerCrash)) throw error;
      stop();
    }
    try {
      if (prepared) await prepareWorker({ ...prepared, signal }, true);
      return await work();
    } catch (error) {
      if (!(error instanceof WorkerCrash)) throw error;
      stop();
      // A worker that dies twice at the same work dies of memory: everything else it would report.
      throw new ShokenError('out-of-memory', { why: error.message }, { cause: error });
    }
  }

  /** One of the worker's calls that take a request and give an answer. */
  function ask<Request, Answer>(
    request: Request,
    callOf: (
      calls: Remote<WorkerCalls>,
    ) => (number: number, request: Request) => Promise<Outcome<Answer>>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    return survive(() => {
      const { copy, buffers } = forTransfer(request);
      return call((calls, number) => callOf(calls)(number, transfer(copy, buffers)), signal);
    }, signal);
  }

  return {
    warm(packageUrl, backend) {
      const warming = (running ??= start(startWorker()));
      // Should it die of this, the next call starts another as if nothing had been.
      const crash = warming.crash.catch((error: unknown) => {
        if (running === warming) stop();
        return error instanceof WorkerCrash ? error.message : null;
      });
      const url = new URL(packageUrl, document.baseURI).href;
      return Promise.race([warming.calls.warm(url, backend), crash]);
    },
    async prepare(request) {
      prepared = null;
      let hasCrashed = false;
      const model = await survive(() => {
        const again = hasCrashed;
        hasCrashed = true;
        return prepareWorker(request, again);
      }, request.signal);
      prepared = request;
      return model;
    },
    read(request, onPart, signal) {
      const tell = proxy((part: ReadPart) => {
        if (!signal?.aborted) onPart(part);
      });
      return survive(() => {
        const { copy, buffers } = forTransfer(request);
        return call((calls, number) => calls.read(number, transfer(copy, buffers), tell), signal);
      }, signal);
    },
    describe: (request, signal) => ask(request, (calls) => calls.describe, signal),
    locate: (request, signal) => ask(request, (calls) => calls.locate, signal),
    measureHeart: (request, signal) => ask(request, (calls) => calls.measureHeart, signal),
    terminate() {
      prepared = null;
      stop();
    },
  };
}

function start(worker: Worker): Running {
  const crash = rejectable();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crash.reject(new WorkerCrash(event.message));
  });
  const end = () => {
    worker.terminate();
    crash.reject(new CancelledError());
  };
  return { calls: wrap<WorkerCalls>(worker), crash: crash.promise, end };
}

/** A promise that can only be rejected, from outside. */
function rejectable() {
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<never>((_, onReject) => {
    reject = onReject;
  });
  // Nobody need be waiting when it happens; whoever races it later still finds it.
  promise.catch(() => undefined);
  return { promise, reject };
}
