import type { DocumentContent } from './documentContent';
import type { PresentationContent } from './presentationState';
import type { SegmentationContent } from './segmentation';
import type { ReportContent } from './structuredReport';
import type { StructuresContent } from './structureSet';

/** What comes with a study beside its images. A key object selection is read as the report that it is. */
export type ObjectKind =
  'segmentation' | 'report' | 'key-objects' | 'structures' | 'presentation' | 'document';

/** One such object as it is listed; what it holds is read when it is needed. */
export interface StudyObject {
  readonly SOPInstanceUID: string;
  readonly SOPClassUID: string;
  readonly kind: ObjectKind;
  readonly Modality: string;
  readonly SeriesInstanceUID: string;
  readonly SeriesNumber: number | null;
  readonly InstanceNumber: number | null;
  /** In its maker's words: title, label or description; may be empty. */
  readonly title: string;
  readonly maker: Maker;
  readonly fileName: string;
}

/** Which device wrote an object (General Equipment, PS3.3 C.7.5.1). Any of it may be empty. */
export interface Maker {
  readonly Manufacturer: string;
  readonly ManufacturerModelName: string;
  readonly SoftwareVersions: string;
}

/** A code in whatever scheme, as an object states it. */
export interface CodedConcept {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** An image that an object refers to; without frames it means all of them. */
export interface ImageReference {
  readonly SOPInstanceUID: string;
  readonly frames: readonly number[];
}

/** True where the reference is to this frame (1-based) of this object. */
export function isReferenceTo(
  { SOPInstanceUID, frames }: ImageReference,
  image: { readonly SOPInstanceUID: string; readonly frame: number },
): boolean {
  return (
    SOPInstanceUID === image.SOPInstanceUID && (frames.length === 0 || frames.includes(image.frame))
  );
}

/** Red, green and blue, 0..255. */
export type Color = readonly [red: number, green: number, blue: number];

export type ObjectContent =
  SegmentationContent | ReportContent | StructuresContent | PresentationContent | DocumentContent;
