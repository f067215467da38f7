import charls from '@cornerstonejs/codec-charls/wasmjs';
import openjpeg from '@cornerstonejs/codec-openjpeg/wasmjs';

/** A lossless JPEG-LS or JPEG 2000 stream of 16-bit grey pixels. */
export async function encodeStream(
  codec: 'jpeg-ls' | 'jpeg2000',
  pixels: readonly number[],
  columns: number,
  bitsPerSample: number,
): Promise<Uint8Array> {
  const encoder =
    codec === 'jpeg-ls'
      ? new (await charls()).JpegLSEncoder()
      : new (await openjpeg()).J2KEncoder();
  const words = Uint16Array.from(pixels);
  const info = {
    width: columns,
    height: pixels.length / columns,
    bitsPerSample,
    componentCount: 1,
    isSigned: false,
    isUsingColorTransform: false,
  };
  encoder.getDecodedBuffer(info).set(new Uint8Array(words.buffer));
  encoder.encode();
  return encoder.getEncodedBuffer().slice();
}
