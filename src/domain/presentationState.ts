import type { PointInImage } from './geometry';
import type { VoiWindow } from './image';
import type { Graphic } from './structuredReport';
import type { Color, ImageReference } from './studyObject';

/** Empty: all images of the presentation. */
type References = readonly ImageReference[];

/** Points in pixels of the image, or in shares of the displayed area as it lies on the screen. */
export type GraphicUnits = 'pixel' | 'display';

export interface PresentedGraphic extends Graphic {
  readonly references: References;
  readonly units: GraphicUnits;
  readonly isFilled: boolean;
  readonly color: Color | null;
}

export interface PresentedText {
  readonly references: References;
  readonly text: string;
  readonly units: GraphicUnits;
  /** Where the words begin. */
  readonly at: PointInImage;
  /** What they point to, in `anchorUnits`; null without an anchor. */
  readonly anchor: PointInImage | null;
  readonly anchorUnits: GraphicUnits;
  readonly color: Color | null;
}

/** The part of the image that is to be seen, in pixels: its corners before turning and mirroring. */
export interface DisplayedArea {
  readonly references: References;
  readonly topLeft: PointInImage;
  readonly bottomRight: PointInImage;
}

/** What lies outside any of these is to be covered (PS3.3 C.7.6.11), in pixels. */
export type Shutter =
  | {
      readonly shape: 'box';
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
  | { readonly shape: 'circle'; readonly center: PointInImage; readonly radius: number }
  | { readonly shape: 'polygon'; readonly points: readonly PointInImage[] };

/** How its maker wanted images to be seen: a Softcopy Presentation State (PS3.3 A.33). */
export interface PresentationContent {
  readonly kind: 'presentation';
  readonly label: string;
  readonly description: string;
  readonly references: References;
  readonly windows: readonly { readonly references: References; readonly window: VoiWindow }[];
  readonly areas: readonly DisplayedArea[];
  readonly graphics: readonly PresentedGraphic[];
  readonly texts: readonly PresentedText[];
  readonly shutters: readonly Shutter[];
  /** Clockwise, after mirroring. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly isMirrored: boolean;
  /** Against the stored values, whatever the image says of them; null where that is left to the image. */
  readonly isInverted: boolean | null;
}
