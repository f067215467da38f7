import type { SuvBasis } from './suv';

/** Millimetres per pixel and where the number comes from; measurements say which. */
export interface PixelSpacing {
  readonly rowMm: number;
  readonly columnMm: number;
  /** `magnification`: at the detector, divided by the header's estimate of how much larger that is than the patient. */
  readonly source: 'detector' | 'magnification' | 'calibrated' | 'patient';
}

/** A part of an ultrasound image with a scale of its own (PS3.3 C.8.5.5), in pixels, its ends included. */
export interface UltrasoundRegion {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Of a pixel across and down; null where an axis is no length, as the time of M-mode or the velocity of Doppler. */
  readonly mm: { readonly columnMm: number; readonly rowMm: number } | null;
}

/** Grey pixels in modality units, ready for preprocessing and statistics. */
export interface ModalityPixels {
  readonly width: number;
  readonly height: number;
  /** Row-major, rescale slope/intercept (or modality LUT) applied, `width * height` long. */
  readonly data: Float32Array;
  /** MONOCHROME1: the lowest value is shown white. */
  readonly isInverted: boolean;
  /** 1 where the pixel is padding (Pixel Padding Value / Range Limit), or null if there is none. */
  readonly padding: Uint8Array | null;
}

/** One frame as the viewer draws it. */
export interface DisplayPixels {
  readonly width: number;
  readonly height: number;
  /** Grey: modality values, one per pixel. Colour: RGB interleaved 8 bit. */
  readonly data: Float32Array | Uint8Array;
  readonly isColor: boolean;
  readonly isInverted: boolean;
  /** Smallest and largest value of a grey image outside its padding. */
  readonly min: number;
  readonly max: number;
}

/** Graphics or a region that came with an image, one bit per pixel (60xx Overlay Plane, PS3.3 C.9.2). */
export interface OverlayPlane {
  readonly label: string;
  /** A region of interest, as against graphics. */
  readonly isRegion: boolean;
  readonly rows: number;
  readonly columns: number;
  /** Of its first pixel in the image, in pixels from the image's first; may be negative. */
  readonly top: number;
  readonly left: number;
  /** 1 where it is drawn, row-major. */
  readonly bits: Uint8Array;
}

/** Window (VOI) in modality units, linear, with the header's explanation if any. */
export interface VoiWindow {
  readonly center: number;
  readonly width: number;
  readonly explanation: string;
  /** VOI LUT Function where it is not the plain linear one. */
  readonly shape?: 'linear-exact' | 'sigmoid';
  /** The VOI LUT that `center` and `width` only approximate: entry `i` is for modality value `first + i`, `bits` wide. */
  readonly lut?: { readonly first: number; readonly values: Uint16Array; readonly bits: number };
}

/** A point or direction in the patient (PS3.3 C.7.6.2.1.1): x to the left, y to posterior, z to the head, mm. */
export type Vector3 = readonly [x: number, y: number, z: number];

/** Where a frame lies in the patient. */
export interface ImagePlane {
  /** Planes of one frame of reference can be set against each other; named by the series if the header leaves the name out. */
  readonly FrameOfReferenceUID: string;
  /** The middle of the first pixel (Image Position (Patient)). */
  readonly position: Vector3;
  /** Unit vectors along a row, to higher columns, and along a column, to higher rows. */
  readonly rowDirection: Vector3;
  readonly columnDirection: Vector3;
}

/** One frame of one object. `imageId` is our own key: SOPInstanceUID and frame number. */
export interface Image {
  readonly imageId: string;
  readonly SOPInstanceUID: string;
  readonly SOPClassUID: string;
  /** 1-based. */
  readonly frame: number;
  readonly InstanceNumber: number | null;
  /** Of frames that have an order of their own, whatever their order in the object (PS3.3 C.7.6.17). */
  readonly DimensionIndexValues?: readonly number[];
  readonly Modality: string;
  readonly Rows: number;
  readonly Columns: number;
  readonly ViewPosition: string;
  readonly BodyPartExamined: string;
  /** DICOM Patient Orientation, e.g. `['L', 'F']`: directions of a row's and a column's end; null if unknown. */
  readonly PatientOrientation: readonly [string, string] | null;
  readonly PhotometricInterpretation: string;
  readonly TransferSyntaxUID: string;
  readonly NumberOfFrames: number;
  readonly spacing: PixelSpacing | null;
  /** In an ultrasound image that has them, lengths go by these and by nothing else. */
  readonly ultrasoundRegions?: readonly UltrasoundRegion[];
  /** What modality values are: `HU`, `BQML` or another Rescale Type; absent where the header names none. */
  readonly valueUnit?: string;
  /** Of PET: how its values became SUV, or why they did not. */
  readonly suv?: SuvBasis;
  /** Null for a projection, and where the header leaves out position or orientation. */
  readonly plane: ImagePlane | null;
  /** In mm, as the header states it. */
  readonly SliceThickness?: number;
  /** At which the frames are meant to be played; null if the header does not say. */
  readonly framesPerSecond: number | null;
  readonly windows: readonly VoiWindow[];
  readonly fileName: string;
  /** False for PNG and JPEG files, which say nothing of patient, side or spacing. */
  readonly hasHeader: boolean;
}
