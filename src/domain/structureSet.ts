import type { Vector3 } from './image';
import type { Color, ImageReference } from './studyObject';

/** One outline of a structure in the patient, mm. */
export interface StructureContour {
  /** A closed contour's end is joined to its beginning. */
  readonly shape: 'closed' | 'open' | 'point';
  readonly points: readonly Vector3[];
  readonly references: readonly ImageReference[];
}

/** A structure of radiotherapy (PS3.3 C.8.8.5, C.8.8.6). */
export interface Structure {
  readonly number: number;
  readonly name: string;
  readonly color: Color | null;
  readonly FrameOfReferenceUID: string;
  readonly contours: readonly StructureContour[];
}

export interface StructuresContent {
  readonly kind: 'structures';
  readonly structures: readonly Structure[];
  /** Contours left out because their coordinates are no points. */
  readonly lostContours: number;
}
