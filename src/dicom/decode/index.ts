/** Decoding of one frame: described and encoded on one side, pixels out on the other; off the main thread in a browser. */
export { createDecoder, warmDecoder, type Decoder } from './createDecoder';
export { isOnItsSide, readExifOrientation } from './exifOrientation';
export type {
  Codec,
  EncodedDicomFrame,
  EncodedFrame,
  Frame,
  LookupTable,
  Palette,
  PaletteSupplement,
  PixelDescription,
} from './types';
