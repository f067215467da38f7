import type { BoxInImage, PixelSpacing, RegionSize } from '#domain';

/** Across and down; in millimetres only where the header gives a spacing. */
export function sizeOfBox(
  [, , widthPx, heightPx]: BoxInImage,
  spacing: PixelSpacing | null,
): RegionSize {
  return {
    widthPx,
    heightPx,
    mm: spacing && {
      width: widthPx * spacing.columnMm,
      height: heightPx * spacing.rowMm,
      source: spacing.source,
    },
  };
}
