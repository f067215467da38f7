import { handlesOf } from '#domain';
import { applyAffine, type Affine, type PointInCanvas } from './affine';
import { distanceToOutline } from './measureOutline';
import type { MeasureItem } from './measuring';

/** How near counts as on it, CSS pixels. */
const handleReach = 9;
const lineReach = 6;

/** What of a measurement lies under the pointer. */
export type MeasureGrip =
  | { readonly kind: 'handle'; readonly item: MeasureItem; readonly handle: number }
  | { readonly kind: 'line'; readonly item: MeasureItem };

/** The nearest handle in reach, else the nearest line; of the selected one before the others. */
export function findMeasureGrip(
  items: readonly MeasureItem[],
  canvasFromImage: Affine,
  at: PointInCanvas,
): MeasureGrip | null {
  const ordered = items.toSorted((a, b) => Number(b.isSelected) - Number(a.isSelected));
  for (const item of ordered) {
    const away = handlesOf(item.shape).map((point) => {
      const { x, y } = applyAffine(canvasFromImage, point);
      return Math.hypot(x - at.x, y - at.y);
    });
    const nearest = Math.min(...away);
    if (nearest <= handleReach) return { kind: 'handle', item, handle: away.indexOf(nearest) };
  }
  const item = ordered.find(
    ({ shape }) => distanceToOutline(shape, canvasFromImage, at) <= lineReach,
  );
  return item ? { kind: 'line', item } : null;
}
