import type { Image, PointInImage, ScaleSource, UltrasoundRegion } from '#domain';

/** Millimetres of a step of one pixel across and down; where there are none, both are 1 and in pixels. */
export interface Scale {
  readonly x: number;
  readonly y: number;
  readonly source: ScaleSource;
}

const inPixels: Scale = { x: 1, y: 1, source: 'none' };

/**
 * The scale under these points. An ultrasound image with regions has one only where a single region of
 * lengths holds all of them (PS3.3 C.8.5.5.1.1): across regions, or in M-mode and Doppler, there is none.
 */
export function findScale(
  { spacing, ultrasoundRegions = [] }: Pick<Image, 'spacing' | 'ultrasoundRegions'>,
  points: readonly PointInImage[],
): Scale {
  if (ultrasoundRegions.length > 0) {
    const around = ultrasoundRegions.filter((region) =>
      points.every((point) => isInside(region, point)),
    );
    const [first] = around;
    // Of regions that lie over each other none says which of them is meant.
    if (!first?.mm || around.some(({ mm }) => !isSame(mm, first.mm))) return inPixels;
    return { x: first.mm.columnMm, y: first.mm.rowMm, source: 'ultrasound-region' };
  }
  if (!spacing) return inPixels;
  return { x: spacing.columnMm, y: spacing.rowMm, source: spacing.source };
}

/** A region ends with its last pixel, whose far edge is one further. */
const isInside = ({ left, top, right, bottom }: UltrasoundRegion, { x, y }: PointInImage) =>
  x >= left && x <= right + 1 && y >= top && y <= bottom + 1;

const isSame = (a: UltrasoundRegion['mm'], b: UltrasoundRegion['mm']) =>
  a?.columnMm === b?.columnMm && a?.rowMm === b?.rowMm;
