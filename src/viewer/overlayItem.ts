import type { PointInImage, Presence, Region, ReviewedFinding } from '#domain';
import { isSetAt } from './maskEditing';

/** A finding's region as it is drawn. */
export interface OverlayItem {
  readonly trackingUID: string;
  readonly region: Region;
  /** Short and ready to show, in the interface's language. */
  readonly label: string;
  readonly status: ReviewedFinding['status'];
  readonly presence: Presence;
  readonly isSelected: boolean;
  readonly isHighlighted: boolean;
  /** See `regionColor`. */
  readonly colorIndex: number;
}

/** A rejected region is gone from the image; an absent finding has none to show. */
export function listShownItems(items: readonly OverlayItem[]): readonly OverlayItem[] {
  return items.filter(({ status, presence }) => status !== 'rejected' && presence !== 'absent');
}

/** The shown region under a point of the image: the smallest where several lie over each other. */
export function findItemAt(
  items: readonly OverlayItem[],
  pointInImage: PointInImage,
): OverlayItem | null {
  const under = listShownItems(items).filter((item) => isSetAt(item.region.mask, pointInImage));
  const extent = ({ region }: OverlayItem) => region.mask.width * region.mask.height;
  return under.reduce<OverlayItem | null>(
    (best, item) => (best && extent(best) <= extent(item) ? best : item),
    null,
  );
}
