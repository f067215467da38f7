import type { UltrasoundRegion } from '#domain';
import type { Dataset } from './dataset';

/** Physical Units X/Y Direction (PS3.3 C.8.5.5.1.15). */
const none = 0;
const centimetres = 3;

/** Parts of the image with their own scales; empty where the header has none. */
export function readUltrasoundRegions(dataset: Dataset): UltrasoundRegion[] {
  return dataset.items('SequenceOfUltrasoundRegions').flatMap((region) => {
    const left = region.uint32('RegionLocationMinX0');
    const top = region.uint32('RegionLocationMinY0');
    const right = region.uint32('RegionLocationMaxX1');
    const bottom = region.uint32('RegionLocationMaxY1');
    if (left === null || top === null || right === null || bottom === null) return [];
    // Some machines describe the whole screen so, which says nothing of the parts of it.
    const units = [
      region.uint16('PhysicalUnitsXDirection') ?? none,
      region.uint16('PhysicalUnitsYDirection') ?? none,
    ];
    if (units.every((unit) => unit === none)) return [];
    const columnMm = mmOf(region, 'PhysicalUnitsXDirection', 'PhysicalDeltaX');
    const rowMm = mmOf(region, 'PhysicalUnitsYDirection', 'PhysicalDeltaY');
    const mm = columnMm !== null && rowMm !== null ? { columnMm, rowMm } : null;
    return [{ left, top, right, bottom, mm }];
  });
}

/** Of one pixel; a negative step only says that the axis runs the other way. */
function mmOf(
  region: Dataset,
  unit: 'PhysicalUnitsXDirection' | 'PhysicalUnitsYDirection',
  step: 'PhysicalDeltaX' | 'PhysicalDeltaY',
): number | null {
  if (region.uint16(unit) !== centimetres) return null;
  const mm = Math.abs(region.float64(step) ?? 0) * 10;
  return mm > 0 ? mm : null;
}
