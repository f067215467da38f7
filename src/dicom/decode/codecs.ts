import type { CodecSamples } from './decodeSamples';

/** What the emscripten decoders of the codec packages have in common. */
export interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): unknown;
  /** JPEG 2000 only, as what follows: `level` 1 is half the resolution. */
  decodeSubResolution?(level: number, layer: number): unknown;
  getNumDecompositions?(): number;
  calculateSizeAtDecompositionLevel?(level: number): {
    readonly width: number;
    readonly height: number;
  };
  getFrameInfo(): {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned?: boolean;
  };
  getDecodedBuffer(): Uint8Array;
  /** JPEG-LS only: 0 is plane after plane. */
  getInterleaveMode?(): number;
  delete(): void;
}
export type CodecFactory<Name extends string> = (options: {
  locateFile?: (file: string) => string;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}) => Promise<
  Readonly<Record<Name, new () => WasmDecoder>> & {
    getExceptionMessage?: (exception: unknown) => unknown;
  }
>;

type Loaded = { new: () => WasmDecoder; explain: (error: unknown) => string };

const isNode = typeof process !== 'undefined' && typeof process.versions.node === 'string';

/** Node's build of a codec finds its WASM beside itself; a bundled one has to be told. */
async function load<Name extends string>(
  module: Promise<{ readonly default: CodecFactory<Name> }>,
  name: Name,
  wasm: URL,
): Promise<Loaded> {
  const { default: factory } = await module;
  const silent = () => undefined; // Codecs print what they also throw.
  const output = { print: silent, printErr: silent };
  const codec = await factory(isNode ? output : { ...output, locateFile: () => wasm.href });
  return {
    new: () => new codec[name](),
    explain: (error) =>
      String(typeof error === 'number' ? (codec.getExceptionMessage?.(error) ?? error) : error),
  };
}

/** Each codec is fetched and compiled when its first frame comes. A failed load may be tried again. */
function lazy(start: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null;
  return () => {
    loading ??= start().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

const charls = lazy(() =>
  load(
    import('@cornerstonejs/codec-charls/decodewasmjs'),
    'JpegLSDecoder',
    new URL('@cornerstonejs/codec-charls/decodewasm', import.meta.url),
  ),
);
const turbo = lazy(() =>
  load(
    import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'),
    'JPEGDecoder',
    new URL('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm', import.meta.url),
  ),
);
const openjpeg = lazy(() =>
  load(
    import('@cornerstonejs/codec-openjpeg/decodewasmjs'),
    'J2KDecoder',
    new URL('@cornerstonejs/codec-openjpeg/decodewasm', import.meta.url),
  ),
);
const openjph = lazy(() =>
  load(
    import('@cornerstonejs/codec-openjph/wasmjs'),
    'HTJ2KDecoder',
    new URL('@cornerstonejs/codec-openjph/wasm', import.meta.url),
  ),
);
const libjxl = lazy(() =>
  load(
    import('@cornerstonejs/codec-libjxl/decodewasmjs'),
    'JpegXLDecoder',
    new URL('@cornerstonejs/codec-libjxl/decodewasm', import.meta.url),
  ),
);

type Decode = (decoder: WasmDecoder) => { readonly width: number; readonly height: number } | null;

const whole: Decode = (decoder) => {
  decoder.decode();
  return decoder.getFrameInfo();
};

/** Every second sample of every second row, low-pass filtered; null where the stream holds no such level. */
const half: Decode = (decoder) => {
  decoder.decodeSubResolution?.(1, 0);
  if ((decoder.getNumDecompositions?.() ?? 0) < 1) return null;
  return decoder.calculateSizeAtDecompositionLevel?.(1) ?? null;
};

function runAs(decode: Decode, codec: Loaded, bytes: Uint8Array, isRgb: boolean) {
  const decoder = codec.new();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    const size = decode(decoder);
    if (size === null) return null;
    const { bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
    // The decoder's memory is reused: copy before the next frame overwrites it.
    const { buffer } = decoder.getDecodedBuffer().slice();
    return {
      data: samplesIn(buffer, bitsPerSample, isSigned === true),
      width: size.width,
      height: size.height,
      samplesPerPixel: componentCount,
      precision: bitsPerSample,
      isSigned: isSigned === true,
      isRgb,
      isPlanar: componentCount > 1 && decoder.getInterleaveMode?.() === 0,
    } satisfies CodecSamples;
  } catch (error) {
    throw new Error(codec.explain(error), { cause: error });
  } finally {
    decoder.delete();
  }
}

const run = (codec: Loaded, bytes: Uint8Array, isRgb: boolean): CodecSamples =>
  runAs(whole, codec, bytes, isRgb)!;

function samplesIn(buffer: ArrayBuffer, bits: number, isSigned: boolean): CodecSamples['data'] {
  if (bits <= 8) return isSigned ? new Int8Array(buffer) : new Uint8Array(buffer);
  return isSigned ? new Int16Array(buffer) : new Uint16Array(buffer);
}

/** JPEG-LS keeps the header's colour space. */
export const decodeJpegLs = async (bytes: Uint8Array) => run(await charls(), bytes, false);

/** Baseline, extended or progressive, 8 bit. The codec turns luma and chroma into RGB. */
export const decodeJpeg8 = async (bytes: Uint8Array) => run(await turbo(), bytes, true);

/** The codec undoes JPEG 2000's own colour transform (RCT, ICT); YBR_FULL in the header stays as it is. */
export const decodeJpeg2000 = async (bytes: Uint8Array) => run(await openjpeg(), bytes, false);
export const decodeHalfJpeg2000 = async (bytes: Uint8Array) =>
  runAs(half, await openjpeg(), bytes, false);
export const decodeHtj2k = async (bytes: Uint8Array) => run(await openjph(), bytes, false);
export const decodeJpegXl = async (bytes: Uint8Array) => run(await libjxl(), bytes, true);
