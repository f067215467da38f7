/** Shows an image with findings over it and lets a reader handle both. Props in, events out. */
export { applyAffine, type Affine, type PointInCanvas } from './affine';
export { drawContourPath, findContours } from './contour';
export { followView } from './followView';
export { GuideLayer, type Guides } from './GuideLayer';
export { letterboxOf, type Letterbox } from './letterbox';
export type { AttentionOverlay } from './HeatLayer';
export type { MeasureItem, Measuring } from './measuring';
export type { OverlayItem } from './overlayItem';
export { applyLut } from './lutPainter';
export { findEdgeLetters, type EdgeLetters } from './orientation';
export { preloadPainter, type ViewportState } from './painter';
export { canvasFromImage, gridOf } from './placement';
export { reducePixels } from './reducePixels';
export { regionColor } from './regionColors';
export { shadePixels } from './shadePixels';
export { openingState } from './usePainter';
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
