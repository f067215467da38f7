/** Shows an image with findings over it and lets a reader handle both. Props in, events out. */
export { followView } from './followView';
export { GuideLayer, type Guides } from './GuideLayer';
export { letterboxOf, type Letterbox } from './letterbox';
export type { AttentionOverlay } from './HeatLayer';
export type { MeasureItem, Measuring } from './measuring';
export type { OverlayItem } from './overlayItem';
export { preloadPainter, type ViewportState } from './painter';
export { regionColor } from './regionColors';
export { Viewport } from './Viewport';
export { findSideOfWindow, type WindowPreset } from './windowLevel';
export type {
  CornerTexts,
  EditMode,
  ToolId,
  ViewportFrame,
  ViewportHandle,
  ViewportProps,
} from './viewportProps';
