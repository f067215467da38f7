import type { DisplayPixels, ModalityPixels, OverlayPlane, Problem } from '#domain';

/** How a frame's bytes are compressed. `jpeg` is any of JPEG's processes: the stream itself says which. */
export type Codec =
  'none' | 'encapsulated' | 'deflated-frame' | 'rle' | 'jpeg' | 'jpeg2000' | 'htj2k' | 'jpeg-xl';

/** Output for every input from `first` on; inputs outside take the nearest end (PS3.3 C.11.1.1). */
export interface LookupTable {
  readonly first: number;
  readonly values: Uint16Array;
  /** Bits per entry, 8..16. */
  readonly bits: number;
}

export type Palette = readonly [LookupTable, LookupTable, LookupTable];

/** Colours for some values of a grey image, as of a perfusion map. */
export interface PaletteSupplement {
  readonly palette: Palette;
  /** In modality units, for the values without colour; null where the header gives none. */
  readonly window: { readonly center: number; readonly width: number } | null;
}

/** What the header says of stored pixels, as plain data that crosses to a worker. */
export interface PixelDescription {
  readonly codec: Codec;
  readonly isBigEndian: boolean;
  /** 8-bit pixels written as big-endian 16-bit words have every pair swapped. */
  readonly areBytesSwapped: boolean;
  readonly sample: 'integer' | 'float' | 'double';
  readonly Rows: number;
  readonly Columns: number;
  readonly SamplesPerPixel: number;
  readonly PhotometricInterpretation: string;
  readonly PlanarConfiguration: number;
  readonly BitsAllocated: number;
  readonly BitsStored: number;
  readonly HighBit: number;
  readonly isSigned: boolean;
  readonly slope: number;
  readonly intercept: number;
  readonly modalityLut: LookupTable | null;
  readonly palette: Palette | null;
  readonly supplement: PaletteSupplement | null;
  /** Stored values from low to high (inclusive) are padding. */
  readonly padding: { readonly low: number; readonly high: number } | null;
  readonly isInverted: boolean;
}

export interface EncodedDicomFrame {
  readonly kind: 'dicom';
  readonly description: PixelDescription;
  readonly bytes: Uint8Array;
  /** 1-bit frames may start inside a byte. */
  readonly bitOffset: number;
}

/** A PNG or JPEG file without a DICOM header. */
export interface EncodedPicture {
  readonly kind: 'picture';
  readonly bytes: Uint8Array;
}

export type EncodedFrame = EncodedDicomFrame | EncodedPicture;

/** One decoded frame. `modality` is null for colour that is not grey: nothing may be measured on its luma. */
export interface Frame {
  readonly display: DisplayPixels;
  readonly modality: ModalityPixels | null;
  readonly overlayPlanes?: readonly OverlayPlane[];
  /** Enlarged from half the resolution, to be looked at until the whole frame is decoded; its modality pixels are null. */
  readonly isPreview?: true;
}

/** Integer samples as the codec gave them, interleaved by pixel. */
export interface StoredSamples {
  readonly data: Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number;
  /** Bits of a sample that carry the value. */
  readonly bits: number;
  /** The codec has already turned luma and chroma into RGB. */
  readonly isRgb: boolean;
}

export interface DecodeRequest {
  readonly id: number;
  readonly frame: EncodedFrame;
  readonly wantsPreview: boolean;
}
export type DecodeResponse =
  | { readonly id: number; readonly preview: Frame }
  | { readonly id: number; readonly frame: Frame }
  | { readonly id: number; readonly problem: Problem };
