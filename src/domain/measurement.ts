import type { ModelOrigin } from './finding';
import type { PointInImage } from './geometry';
import type { Image, ImagePlane, PixelSpacing, Vector3 } from './image';
import type { SuvBasis } from './suv';
import type { SectionPlane } from './volume';

type P = PointInImage;

/** Each kind with its points, which are also what is drawn. */
export type MeasuredShape =
  | { readonly kind: 'length'; readonly points: readonly [from: P, to: P] }
  | { readonly kind: 'angle'; readonly points: readonly [end: P, vertex: P, end: P] }
  /** Between two lines, wherever they would meet. */
  | { readonly kind: 'cobb'; readonly points: readonly [from: P, to: P, from: P, to: P] }
  /** Opposite corners. */
  | { readonly kind: 'rectangle'; readonly points: readonly [corner: P, corner: P] }
  /** Opposite corners of the box around it, before it is turned about its middle by `turn` degrees, from x to y. */
  | {
      readonly kind: 'ellipse';
      readonly points: readonly [corner: P, corner: P];
      readonly turn?: number;
    }
  | { readonly kind: 'probe'; readonly points: readonly [at: P] }
  /** The tip first. */
  | { readonly kind: 'arrow'; readonly points: readonly [tip: P, end: P] }
  /** The heart's width, then the chest's. */
  | {
      readonly kind: 'cardiothoracic-ratio';
      readonly points: readonly [from: P, to: P, from: P, to: P];
    };
export type MeasurementKind = MeasuredShape['kind'];

/** How many points make one, in the order in which they are offered. */
export const pointsOfKind = {
  length: 2,
  angle: 3,
  cobb: 4,
  ellipse: 2,
  rectangle: 2,
  probe: 1,
  arrow: 2,
  'cardiothoracic-ratio': 4,
} as const satisfies Readonly<Record<MeasurementKind, number>>;
export const measurementKinds = Object.keys(pointsOfKind) as readonly MeasurementKind[];

/** Points that were drawn one after the other as a shape; null while there are too few, or too many. */
export function shapeOf(kind: MeasurementKind, points: readonly P[]): MeasuredShape | null {
  if (points.length !== pointsOfKind[kind]) return null;
  // The count of each kind has just been checked.
  return { kind, points } as unknown as MeasuredShape;
}

/** Where millimetres come from; `none`: there are none, and lengths are in pixels. */
export type ScaleSource = PixelSpacing['source'] | 'ultrasound-region' | 'none';

/** A length or area, in millimetres only where its source is named. */
export interface Extent2D {
  readonly value: number;
  readonly unit: 'mm' | 'px' | 'mm2' | 'px2';
}

/** Of the pixels whose middle lies in a shape, padding left out. */
export interface PixelStatistics {
  readonly count: number;
  readonly mean: number;
  /** Of these pixels themselves (population), not an estimate for others. */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
}

/** Why there are no values: nothing is made up in their place. */
export type NoValues = 'color' | 'padding' | 'slab' | 'preparing';

/** What was measured, when the points were last moved. */
export type MeasurementResult =
  | { readonly kind: 'length'; readonly length: Extent2D }
  | { readonly kind: 'angle' | 'cobb'; readonly degrees: number }
  | {
      readonly kind: 'ellipse' | 'rectangle';
      readonly area: Extent2D;
      readonly values: PixelStatistics | NoValues;
      /** Empty where the header names none. */
      readonly valueUnit: string;
    }
  | {
      readonly kind: 'probe';
      readonly value: number | NoValues;
      readonly valueUnit: string;
    }
  | { readonly kind: 'arrow' }
  | {
      readonly kind: 'cardiothoracic-ratio';
      readonly ratio: number;
      readonly heart: Extent2D;
      readonly chest: Extent2D;
    };

/** A shape with what it measures. */
export interface Measured {
  readonly shape: MeasuredShape;
  readonly result: MeasurementResult;
  readonly scaleSource: ScaleSource;
  /** Of values in PET: how they became SUV, or why they did not. */
  readonly suv?: SuvBasis;
}

/** A section through a volume, which is no image of the study: shown again only where it still lies here. */
export interface SectionPlace {
  readonly plane: ImagePlane;
  readonly orientation: SectionPlane;
  /** Any image of the series. */
  readonly imageId: string;
}

/** One measurement of the reader's, on one frame of one image. */
export interface Measurement extends Measured {
  readonly trackingUID: string;
  readonly SOPInstanceUID: string;
  readonly frame: number;
  readonly section: SectionPlace | null;
  /** Among those of its kind in the study; part of its name until the reader gives another. */
  readonly number: number;
  /** The reader's own name; of an arrow, its text. Empty for none. */
  readonly name: string;
  /** Where the model proposed it. Until the reader has moved or confirmed it, it counts as the model's. */
  readonly proposal: { readonly by: ModelOrigin; readonly isChecked: boolean } | null;
  /** ISO 8601: when it was last changed. */
  readonly at: string;
}

/** Whether a measurement was drawn on what is shown here. */
export function isDrawnOn(
  { SOPInstanceUID, frame, section }: Measurement,
  image: Pick<Image, 'SOPInstanceUID' | 'frame' | 'plane'>,
): boolean {
  if (SOPInstanceUID !== image.SOPInstanceUID || frame !== image.frame) return false;
  // A section is a number among others: with another slice in the series it would be another place.
  return section === null || (image.plane !== null && isSamePlane(section.plane, image.plane));
}

/** What rounding may do, mm. */
const nearMm = 0.01;

function isSamePlane(a: ImagePlane, b: ImagePlane): boolean {
  const isNear = (one: Vector3, other: Vector3) =>
    one.every((value, axis) => Math.abs(value - other[axis as 0 | 1 | 2]) < nearMm);
  return (
    a.FrameOfReferenceUID === b.FrameOfReferenceUID &&
    isNear(a.position, b.position) &&
    isNear(a.rowDirection, b.rowDirection) &&
    isNear(a.columnDirection, b.columnDirection)
  );
}
