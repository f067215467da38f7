import type { PixelSpacing, Region, RegionSize } from '#domain';

/** Across and down the region's box; in millimetres only where the header gives a spacing. */
export function sizeOfRegion({ box }: Region, spacing: PixelSpacing | null): RegionSize {
  const [, , widthPx, heightPx] = box;
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
