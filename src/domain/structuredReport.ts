import type { PointInImage } from './geometry';
import type { Vector3 } from './image';
import type { CodedConcept, ImageReference } from './studyObject';

/** Points of an image as a report or presentation draws them; circles and ellipses come as polygons. */
export interface Graphic {
  readonly shape: 'points' | 'line' | 'polygon';
  readonly points: readonly PointInImage[];
}

/** The same in the patient, mm (SCOORD3D, PS3.3 C.18.9). */
export interface GraphicInPatient {
  readonly shape: Graphic['shape'];
  readonly points: readonly Vector3[];
  readonly FrameOfReferenceUID: string;
}

/** One item of a report's tree (PS3.3 C.17.3). */
export interface ContentItem {
  /** CONTAINER, TEXT, CODE, NUM, PNAME, DATE, TIME, DATETIME, UIDREF, IMAGE, COMPOSITE, SCOORD, SCOORD3D, WAVEFORM, TCOORD … */
  readonly valueType: string;
  readonly relationship: string;
  readonly name: CodedConcept | null;
  /** Text, person, date, UID, or a number as written; empty for other types. */
  readonly text: string;
  readonly code: CodedConcept | null;
  readonly unit: CodedConcept | null;
  readonly reference: ImageReference | null;
  /** The segment that an image reference names. */
  readonly segment: number | null;
  readonly graphic: Graphic | null;
  readonly graphicInPatient: GraphicInPatient | null;
  readonly children: readonly ContentItem[];
}

export interface ReportContent {
  readonly kind: 'report';
  readonly root: ContentItem;
  readonly isComplete: boolean;
  readonly isVerified: boolean;
}
