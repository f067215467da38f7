import type { MaskInImage, PointInImage } from './geometry';
import type { Graphic } from './structuredReport';

/** Words on an image, with a line to what they point to. */
export interface MarkText {
  readonly text: string;
  readonly at: PointInImage;
  readonly anchor: PointInImage | null;
}

/** One part of an object that came with the study, as it is drawn on one image. */
export interface ImageMark {
  /** Of the object and the part. */
  readonly id: string;
  /** In its maker's words; may be empty. */
  readonly label: string;
  /** As CSS writes it. */
  readonly color: string;
  readonly masks: readonly MaskInImage[];
  /** Masks are drawn by their edge alone, for what is an outline on the images. */
  readonly isHollow?: boolean;
  readonly graphics: readonly (Graphic & { readonly isFilled?: boolean })[];
  readonly texts: readonly MarkText[];
}
