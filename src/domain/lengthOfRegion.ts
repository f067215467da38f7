import type { Region } from './finding';
import type { PixelSpacing } from './image';
import { partsOfMasks } from './partsOfMasks';

/** Longest side of the box of its largest place, in millimetres; null where the header gives no spacing. */
export function lengthOfRegion(region: Region | null, spacing: PixelSpacing | null): number | null {
  if (!region || !spacing) return null;
  // A box around places apart from each other measures the way between them.
  const [, , width, height] = partsOfMasks([region.mask])[0]?.box ?? region.box;
  return Math.max(width * spacing.columnMm, height * spacing.rowMm);
}
