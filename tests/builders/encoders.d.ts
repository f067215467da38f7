/** The encoding builds of the codecs, as far as tests use them. */
interface FrameInfo {
  width: number;
  height: number;
  bitsPerSample: number;
  componentCount: number;
  isSigned: boolean;
  isUsingColorTransform?: boolean;
}
interface WasmEncoder {
  getDecodedBuffer(info: FrameInfo): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  setQuality?(isLossless: boolean, quantization: number): void;
}
declare module '*/codec-charls/wasmjs' {
  const factory: () => Promise<{ JpegLSEncoder: new () => WasmEncoder }>;
  export default factory;
}
declare module '*/codec-openjpeg/wasmjs' {
  const factory: () => Promise<{ J2KEncoder: new () => WasmEncoder }>;
  export default factory;
}
