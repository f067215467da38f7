import type { CodedConcept, ImageReference, ObjectContent } from '#domain';
import { cssColor } from './colors';
import { listGraphics } from './listGraphics';
import { framesBySegment, partId } from './marksOn';

/** One part of an object, to be listed and switched. */
export interface ObjectPart {
  readonly id: string;
  /** In its maker's words; may be empty. */
  readonly label: string;
  readonly color: string;
  /** What a code says it is, where that is not the label. */
  readonly type: CodedConcept | null;
  /** Frames, outlines or graphics that make it up. */
  readonly count: number;
}

/** Segments, structures or graphics. A document has no parts, a presentation state only its whole. */
export function partsOf(content: ObjectContent, SOPInstanceUID: string): ObjectPart[] {
  switch (content.kind) {
    case 'segmentation':
      return content.segments.map(({ number, label, color, type }, index) => ({
        id: partId(SOPInstanceUID, number),
        label,
        color: cssColor(color, index),
        type,
        count: framesBySegment(content).get(number)?.length ?? 0,
      }));
    case 'structures':
      return content.structures.map(({ number, name, color, contours }, index) => ({
        id: partId(SOPInstanceUID, number),
        label: name,
        color: cssColor(color, index),
        type: null,
        count: contours.length,
      }));
    case 'report':
      return listGraphics(content.root).map(({ label }, index) => ({
        id: partId(SOPInstanceUID, index),
        label,
        color: cssColor(null, index),
        type: null,
        count: 1,
      }));
    case 'presentation':
    case 'document':
      return [];
  }
}

/** The images that an object names. */
export function referencesOf(content: ObjectContent): ImageReference[] {
  switch (content.kind) {
    case 'segmentation':
      return content.frames.flatMap(({ sources }) => sources);
    case 'structures':
      return content.structures.flatMap(({ contours }) =>
        contours.flatMap(({ references }) => references),
      );
    case 'report':
      return listGraphics(content.root).flatMap(({ references }) => references);
    case 'presentation':
      return [...content.references];
    case 'document':
      return [];
  }
}
