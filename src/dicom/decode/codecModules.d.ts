/** The codec packages bring no types: emscripten factories, declared here as far as we use them. */
declare module '*/codec-charls/decodewasmjs' {
  const factory: import('./codecs').CodecFactory<'JpegLSDecoder'>;
  export default factory;
}
declare module '*/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const factory: import('./codecs').CodecFactory<'JPEGDecoder'>;
  export default factory;
}
declare module '*/codec-openjpeg/decodewasmjs' {
  const factory: import('./codecs').CodecFactory<'J2KDecoder'>;
  export default factory;
}
declare module '*/codec-openjph/wasmjs' {
  const factory: import('./codecs').CodecFactory<'HTJ2KDecoder'>;
  export default factory;
}
declare module '*/codec-libjxl/decodewasmjs' {
  const factory: import('./codecs').CodecFactory<'JpegXLDecoder'>;
  export default factory;
}
declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    readonly frame: { readonly precision: number; readonly dimX: number; readonly dimY: number };
    readonly numComp: number;
    decode(
      buffer: ArrayBufferLike,
      offset: number,
      length: number,
      bytesPerSample: number,
    ): Uint8Array | Uint16Array;
  }
}
