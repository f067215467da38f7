import { CancelledError, ShokenError } from '#domain';
import type { DecodeRequest, DecodeResponse, EncodedFrame, Frame } from './types';

/** Decodes frames; `encoded.bytes` may be moved away to a worker, so pass a copy that nothing else needs. */
export interface Decoder {
  /** `onPreview` is called once before, where decoding the whole frame takes long. */
  decode(
    encoded: EncodedFrame,
    signal?: AbortSignal,
    onPreview?: (preview: Frame) => void,
  ): Promise<Frame>;
}

let shared: Decoder | null = null;

/** The one decoder: in a Web Worker on a page, else (Node, another worker) in place. */
export function createDecoder(): Decoder {
  shared ??= canStartWorker() ? createWorkerDecoder() : { decode: decodeInPlace };
  return shared;
}

/** Starts the decoder's worker, so that the first image need not wait for its script. */
export function warmDecoder(): void {
  createDecoder();
}

/** `Worker` alone says little: in Node onnxruntime-web defines one, which cannot run our file. */
const canStartWorker = () => typeof document !== 'undefined' && typeof Worker !== 'undefined';

async function decodeInPlace(
  encoded: EncodedFrame,
  signal?: AbortSignal,
  onPreview?: (preview: Frame) => void,
): Promise<Frame> {
  if (signal?.aborted) throw new CancelledError();
  // Loaded on demand: where the worker decodes, the page need not carry the decoders.
  const { decodeFrame } = await import('./decodeFrame');
  const frame = await decodeFrame(encoded, onPreview);
  if (signal?.aborted) throw new CancelledError();
  return frame;
}

interface Waiting {
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: Error) => void;
  readonly onPreview: ((preview: Frame) => void) | undefined;
}

/** Requests are numbered; pixels travel by transfer in both directions. */
function createWorkerDecoder(): Decoder {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let worker: Worker | null = null;

  const start = () => {
    const started = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<DecodeResponse>) => {
      const request = waiting.get(data.id);
      if ('preview' in data) {
        request?.onPreview?.(data.preview);
        return;
      }
      waiting.delete(data.id);
      if ('frame' in data) request?.resolve(data.frame);
      else request?.reject(new ShokenError(data.problem.code, data.problem.detail));
    };
    started.onerror = () => {
      // The script did not load or the worker ran out of memory: the next request starts a new one.
      started.terminate();
      worker = null;
      for (const { reject } of waiting.values()) reject(new ShokenError('file-decode-failed'));
      waiting.clear();
    };
    return started;
  };
  worker = start();

  return {
    decode: (encoded, signal, onPreview) =>
      new Promise<Frame>((resolve, reject) => {
        if (signal?.aborted) {
          reject(new CancelledError());
          return;
        }
        const id = ++lastId;
        const cancel = () => {
          // The worker finishes the frame; nobody waits for it any more.
          waiting.delete(id);
          reject(new CancelledError());
        };
        signal?.addEventListener('abort', cancel, { once: true });
        const settle = () => signal?.removeEventListener('abort', cancel);
        waiting.set(id, {
          onPreview,
          resolve: (frame) => {
            settle();
            resolve(frame);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        worker ??= start();
        const wantsPreview = onPreview !== undefined;
        worker.postMessage({ id, frame: encoded, wantsPreview } satisfies DecodeRequest, [
          encoded.bytes.buffer,
        ]);
      }),
  };
}
