import { ShokenError } from '#domain';
import { decodeFrame } from './decodeFrame';
import type { DecodeRequest, DecodeResponse, Frame } from './types';

self.onmessage = async ({ data }: MessageEvent<DecodeRequest>) => {
  const tellPreview = (preview: Frame) => reply({ id: data.id, preview }, buffersOf(preview));
  try {
    const frame = await decodeFrame(data.frame, data.wantsPreview ? tellPreview : undefined);
    reply({ id: data.id, frame }, buffersOf(frame));
  } catch (error) {
    const problem =
      error instanceof ShokenError
        ? error.toProblem()
        : { code: 'file-decode-failed' as const, detail: { reason: String(error) } };
    reply({ id: data.id, problem }, []);
  }
};

// The DOM's types describe a window here, whose postMessage takes a target origin.
const reply = (response: DecodeResponse, transfer: ArrayBuffer[]) =>
  self.postMessage(response, { transfer });

/** Display and modality pixels share one buffer when the image is grey: a buffer is transferred once. */
function buffersOf({ display, modality }: Frame): ArrayBuffer[] {
  const arrays = [display.data, modality?.data, modality?.padding];
  const buffers = arrays.flatMap((array) =>
    array?.buffer instanceof ArrayBuffer ? [array.buffer] : [],
  );
  return [...new Set(buffers)];
}
