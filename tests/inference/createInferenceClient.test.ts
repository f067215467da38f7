import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noContext, type Backend, type ModelReading } from '#domain';
import { createInferenceClient, type ReadPart, type ReadRequest } from '#inference';
import type { WorkerCalls } from '../../src/inference/workerMessages';
import { frontalImage } from './tinyPackage';

/** A worker's edge: the same messages, on the same thread. */
class FakeWorker extends EventTarget {
  static started: FakeWorker[] = [];
  readonly isCrashed: boolean = false;
  private readonly ports = new MessageChannel();

  constructor(calls: Partial<WorkerCalls>) {
    super();
    FakeWorker.started.push(this);
    expose(calls, this.ports.port2);
    this.ports.port1.onmessage = ({ data }: MessageEvent) =>
      this.dispatchEvent(new MessageEvent('message', { data: data as unknown }));
  }
  postMessage(message: unknown, transfer: Transferable[] = []) {
    this.ports.port1.postMessage(message, transfer as never);
  }
  terminate() {
    this.ports.port1.close();
    this.ports.port2.close();
  }
  crash() {
    this.dispatchEvent(Object.assign(new Event('error'), { message: 'gone' }));
  }
}

const pixels = {
  width: 4,
  height: 4,
  data: new Float32Array(16),
  isInverted: false,
  padding: null,
};
const request: ReadRequest = {
  image: frontalImage(pixels),
  patientAgeYears: null,
  pixels,
  context: noContext,
  languages: ['en'],
};
const reading = { findings: [] } as unknown as ModelReading;
const prepared = { manifest: { id: 'tiny' }, backend: { kind: 'wasm' } } as never;
const forever = () => new Promise<never>(() => undefined);
const ignore = () => undefined;

function clientOf(calls: Partial<WorkerCalls>) {
  const start = () =>
    new FakeWorker({
      prepare: async () => ({ kind: 'done', value: prepared }),
      cancel: ignore,
      ...calls,
    });
  return createInferenceClient(start as unknown as () => Worker);
}

beforeEach(() => {
  FakeWorker.started = [];
  vi.stubGlobal('document', { baseURI: 'https://shoken.example/' });
});
afterEach(() => {
  for (const worker of FakeWorker.started) worker.terminate();
  vi.unstubAllGlobals();
});

describe('createInferenceClient', () => {
  it('starts no worker before it is needed', () => {
    clientOf({});
    expect(FakeWorker.started).toHaveLength(0);
  });

  it('gets ready in the worker that later reads', async () => {
    const warmed: unknown[] = [];
    const client = clientOf({
      warm: async (...request) => {
        warmed.push(request);
        return 'no rehearsal';
      },
    });
    expect(await client.warm('/models/tiny', 'auto')).toBe('no rehearsal');
    await client.prepare({ packageUrl: '/models/tiny', backend: 'auto' });
    expect(warmed).toEqual([['https://shoken.example/models/tiny', 'auto']]);
    expect(FakeWorker.started).toHaveLength(1);
  });

  it('blames no backend for a worker that died while getting ready', async () => {
    const crashes: boolean[] = [];
    const client = clientOf({
      warm: forever,
      prepare: async (_call, _url, _backend, hasCrashed) => {
        crashes.push(hasCrashed);
        return { kind: 'done', value: prepared };
      },
    });
    const warming = client.warm('/models/tiny', 'auto');
    FakeWorker.started[0]!.crash();
    expect(await warming).toBe('gone');
    await client.prepare({ packageUrl: '/models/tiny', backend: 'auto' });
    expect(crashes).toEqual([false]);
    expect(FakeWorker.started).toHaveLength(2);
  });

  it('tells no progress of a preparation that has ended', async () => {
    const seen: number[] = [];
    let tell: (progress: never) => unknown = ignore;
    const client = clientOf({
      prepare: async (_call, _url, _backend, _hasCrashed, onProgress) => {
        tell = onProgress;
        await onProgress({ step: 'download', loadedBytes: 1, totalBytes: 2, file: 'a' });
        return { kind: 'problem', problem: { code: 'package-hash-mismatch', detail: {} } };
      },
    });
    const preparing = client.prepare({
      packageUrl: '/models/tiny',
      backend: 'auto',
      onProgress: ({ loadedBytes }) => seen.push(loadedBytes),
    });
    await expect(preparing).rejects.toMatchObject({ code: 'package-hash-mismatch' });
    await tell({ step: 'download', loadedBytes: 2, totalBytes: 2, file: 'a' } as never);
    expect(seen).toEqual([1]);
  });

  it('passes progress and the backend on while it prepares', async () => {
    const seen: unknown[] = [];
    const client = clientOf({
      prepare: async (_call, url, backend, hasCrashed, onProgress, onBackend) => {
        onProgress({ step: 'download', loadedBytes: 1, totalBytes: 2, file: url });
        await onBackend({ kind: 'wasm' } as Backend);
        return { kind: 'done', value: [backend, hasCrashed] as never };
      },
    });
    const result = await client.prepare({
      packageUrl: '/models/tiny',
      backend: 'auto',
      onProgress: ({ file }) => seen.push(file),
      onBackend: ({ kind }) => seen.push(kind),
    });
    expect(result).toEqual(['auto', false]);
    expect(seen).toEqual(['https://shoken.example/models/tiny', 'wasm']);
  });

  it('hands on parts and keeps the pixels of the page', async () => {
    const parts: ReadPart[] = [];
    const client = clientOf({
      read: async (_call, { pixels: received }, onPart) => {
        await onPart({ kind: 'step', step: 'encode', progress: null });
        return { kind: 'done', value: { ...reading, at: String(received.data.length) } };
      },
    });
    const result = await client.read(request, (part) => parts.push(part));
    expect(result.at).toBe('16');
    expect(parts).toEqual([{ kind: 'step', step: 'encode', progress: null }]);
    expect(pixels.data).toHaveLength(16);
  });

  it('throws a problem with its code, as if there were no thread between', async () => {
    const problem = { code: 'scope-view', detail: { view: 'LL' } } as const;
    const client = clientOf({ read: async () => ({ kind: 'problem', problem }) });
    await expect(client.read(request, ignore)).rejects.toMatchObject(problem);
  });

  it('rejects at once when cancelled, tells the worker, and is silent afterwards', async () => {
    const cancelled = vi.fn();
    const client = clientOf({ read: forever, cancel: cancelled });
    const controller = new AbortController();
    const result = client.read(request, ignore, controller.signal);
    controller.abort();
    await expect(result).rejects.toMatchObject({ name: 'CancelledError' });
    await vi.waitFor(() => {
      expect(cancelled).toHaveBeenCalledWith(1);
    });
  });

  it('starts a crashed worker anew on WASM and reads again', async () => {
    const crashes: boolean[] = [];
    let reads = 0;
    const client = clientOf({
      prepare: async (_call, _url, _backend, hasCrashed) => {
        crashes.push(hasCrashed);
        return { kind: 'done', value: prepared };
      },
      read: async () => (++reads === 1 ? forever() : { kind: 'done', value: reading }),
    });
    await client.prepare({ packageUrl: '/models/tiny', backend: 'auto' });
    const result = client.read(request, ignore);
    await vi.waitFor(() => {
      expect(reads).toBe(1);
    });
    FakeWorker.started[0]!.crash();
    await expect(result).resolves.toEqual(reading);
    expect(FakeWorker.started).toHaveLength(2);
    expect(crashes).toEqual([false, true]);
  });

  it('gives up on an image that kills the worker twice', async () => {
    const client = clientOf({
      read: async () => {
        FakeWorker.started.at(-1)!.crash();
        return forever();
      },
    });
    await expect(client.read(request, ignore)).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(FakeWorker.started).toHaveLength(2);
  });

  it('ends what is running when it is terminated, and can start again', async () => {
    const client = clientOf({ read: forever });
    const result = client.read(request, ignore);
    client.terminate();
    await expect(result).rejects.toMatchObject({ name: 'CancelledError' });
    await client.prepare({ packageUrl: '/models/tiny', backend: 'auto' });
    expect(FakeWorker.started).toHaveLength(2);
  });
});
