import type { MaskInImage } from './geometry';
import type { ImagePlane, PixelSpacing } from './image';
import type { CodedConcept, Color, ImageReference } from './studyObject';

/** One segment of a segmentation (PS3.3 C.8.20.4): what it is and who or what drew it. */
export interface Segment {
  readonly number: number;
  readonly label: string;
  readonly color: Color | null;
  readonly type: CodedConcept | null;
  readonly site: CodedConcept | null;
  readonly laterality: CodedConcept | null;
  readonly algorithmType: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL' | '';
  readonly algorithmName: string;
  readonly algorithmVersion: string;
  readonly trackingUID: string | null;
}

/** One frame's share of one segment. */
export interface SegmentFrame {
  readonly segment: number;
  /** On the segmentation's own grid; never without a set pixel. */
  readonly mask: MaskInImage;
  /** Of which images it was made; often not said where the frame says where it lies. */
  readonly sources: readonly ImageReference[];
  readonly plane: ImagePlane | null;
  readonly spacing: Pick<PixelSpacing, 'rowMm' | 'columnMm'> | null;
  /** How far it reaches through the plane in all, mm; 0 where that is not said. */
  readonly thicknessMm: number;
}

/** A DICOM Segmentation with its masks. Fractions are cut at one half: `isFractional` tells that they were. */
export interface SegmentationContent {
  readonly kind: 'segmentation';
  readonly segments: readonly Segment[];
  readonly frames: readonly SegmentFrame[];
  readonly isFractional: boolean;
  /** Frames of no segment that is described, or that the file does not hold. */
  readonly lostFrames: number;
}
