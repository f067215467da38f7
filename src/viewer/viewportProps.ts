import type { ReactNode, Ref } from 'react';
import type {
  BoxInImage,
  DisplayPixels,
  Image,
  ImageMark,
  MaskInImage,
  ModalityPixels,
  OverlayPlane,
  PointInImage,
  Shutter,
  VoiWindow,
} from '#domain';
import type { AttentionOverlay } from './HeatLayer';
import type { Viewed } from './followView';
import type { Measuring } from './measuring';
import type { OverlayItem } from './overlayItem';
import type { Placement } from './placement';
import type { ViewportState } from './painter';
import type { WindowPreset } from './windowLevel';

/** A decoded frame. Decoding happens elsewhere, off the main thread. */
export interface ViewportFrame {
  readonly display: DisplayPixels;
  /** Not used for drawing; here so that a frame can be passed as it comes. */
  readonly modality: ModalityPixels | null;
  readonly overlayPlanes?: readonly OverlayPlane[];
}

/** What a drag with the left button does. */
export type ToolId = 'window' | 'pan' | 'zoom' | 'scroll' | 'crosshair';

/**
 * `brush`, `eraser` and `box` change the selected region (or begin one where none is selected);
 * `draw-box` only reports the box that was drawn.
 */
export type EditMode = 'none' | 'brush' | 'eraser' | 'box' | 'draw-box';

/** Lines for the corners, ready to show. The bottom left belongs to the banner. */
export interface CornerTexts {
  readonly topLeft?: readonly string[];
  readonly topRight?: readonly string[];
}

/** How a presentation state wants an image seen; what is null stays as it is. */
export interface PresentedView {
  readonly window: VoiWindow | null;
  readonly rotation: ViewportState['rotation'];
  readonly isMirrored: boolean;
  /** Against the stored values. */
  readonly isInverted: boolean | null;
  /** The part to be seen, in pixels; null for the whole image. */
  readonly area: { readonly topLeft: PointInImage; readonly bottomRight: PointInImage } | null;
}

/** What keys, buttons and linked viewports do to a viewport. Without an image they do nothing. */
export interface ViewportHandle {
  zoomIn: () => void;
  zoomOut: () => void;
  /** By CSS pixels: positive moves the image right and down. */
  panBy: (x: number, y: number) => void;
  /** Shows the whole image; rotation and flips stay. */
  fit: () => void;
  /** As many CSS pixels per image column; the middle stays. */
  setScale: (scale: number) => void;
  /** Null before the first image. */
  getImage: () => Image | null;
  /** Everything as the image opened. */
  reset: () => void;
  rotateRight: () => void;
  rotateLeft: () => void;
  flipHorizontal: () => void;
  flipVertical: () => void;
  invert: () => void;
  /** In modality units. */
  setWindow: (center: number, width: number) => void;
  /** `n` is the number of the key, 1 the first of `listWindowPresets`; beyond the last, nothing happens. */
  setWindowPreset: (n: number) => void;
  autoWindow: () => void;
  /** What `setWindowPreset` counts; empty before the first image is painted. */
  listWindows: () => readonly WindowPreset[];
  /** Null before the first image is painted. */
  getState: () => ViewportState | null;
  setState: (state: Partial<ViewportState>) => void;
  /** The image and how it is shown, for other viewports to follow; null before the first is painted. */
  getView: () => Viewed | null;
  /** Takes zoom and place from another viewport. */
  follow: (placement: Pick<Placement, 'zoom' | 'centerInImage'>) => void;
  /** Shows the image as a presentation state wants it. */
  present: (view: PresentedView) => void;
  /** Drops an unfinished stroke, box or measurement; false if there was none. */
  cancelEdit: () => boolean;
  focus: () => void;
}

export interface ViewportProps {
  readonly ref?: Ref<ViewportHandle> | undefined;
  readonly image: Image | null;
  readonly frame: ViewportFrame | null;
  /** Images of one stack keep window, zoom and turn among them; null for an image that stands alone. */
  readonly stack?: string | null;
  /** Names the viewport for screen readers. */
  readonly label: string;
  readonly tool?: ToolId;
  /** What a drag with the right button does. Default: zoom. */
  readonly rightTool?: Exclude<ToolId, 'crosshair'>;
  /** What the wheel does; with Ctrl it always zooms. Default: scroll in a multi-frame image, else zoom. */
  readonly wheel?: 'scroll' | 'zoom';
  readonly overlays?: readonly OverlayItem[];
  readonly attention?: AttentionOverlay | null;
  /** A `GuideLayer`: lines and the crosshair that tie this image to those of other viewports. */
  readonly guides?: ReactNode;
  /** Parts of objects that came with the study. */
  readonly marks?: readonly ImageMark[];
  /** What a presentation state covers. */
  readonly shutters?: readonly Shutter[];
  /** Whether graphics that came with the image (60xx overlays) are drawn. Default: they are. */
  readonly arePlanesVisible?: boolean;
  /** Hides everything drawn from AI at once; the banner stays. */
  readonly isHidden?: boolean;
  /** 0..1, of regions, labels and heat map. */
  readonly opacity?: number;
  readonly editMode?: EditMode;
  readonly measuring?: Measuring;
  /** In image pixels. */
  readonly brushRadius?: number;
  readonly corners?: CornerTexts;
  /** Lines for the bottom right from the present window and zoom; `scale` in CSS pixels per image column. */
  readonly describeState?: (state: ViewportState, scale: number) => readonly string[];
  /** One line on what the AI did, always shown: "AI: 2 findings · not verified". */
  readonly banner?: string | null;
  readonly onRegionHover?: (trackingUID: string | null) => void;
  readonly onRegionSelect?: (trackingUID: string) => void;
  /** At the end of each stroke; `trackingUID` is null for a region begun without a selected one. */
  readonly onRegionEdited?: (mask: MaskInImage, trackingUID: string | null) => void;
  readonly onBoxDrawn?: (box: BoxInImage) => void;
  /** With the tool `crosshair`: where it was put, or is being dragged to. */
  readonly onPoint?: (point: PointInImage) => void;
  /** The reader changed how the image is shown; not told of what `follow` does. */
  readonly onViewChange?: () => void;
  /** By frames or images, from wheel or drag: +1 is the next. */
  readonly onScroll?: (by: number) => void;
  readonly onStateChange?: (state: ViewportState) => void;
  /** Each time a new image has reached the screen. */
  readonly onPainted?: (imageId: string) => void;
  /** Drawing is impossible here, as without WebGL. */
  readonly onFail?: (error: unknown) => void;
}
