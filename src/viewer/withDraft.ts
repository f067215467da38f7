import { boxOfMask, type Image, type MaskInImage } from '#domain';
import type { OverlayItem } from './overlayItem';

/** The items with the mask being drawn in place of the selected region, or as one more if none is selected. */
export function withDraft(
  items: readonly OverlayItem[],
  mask: MaskInImage,
  image: Pick<Image, 'SOPInstanceUID' | 'frame'>,
): readonly OverlayItem[] {
  const region = {
    SOPInstanceUID: image.SOPInstanceUID,
    frame: image.frame,
    mask,
    box: boxOfMask(mask) ?? ([0, 0, 0, 0] as const),
  };
  if (items.some((item) => item.isSelected)) {
    return items.map((item) => (item.isSelected ? { ...item, region } : item));
  }
  const begun: OverlayItem = {
    trackingUID: 'draft',
    region,
    label: '',
    status: 'added',
    presence: 'present',
    isSelected: true,
    isHighlighted: false,
    colorIndex: items.length,
  };
  return [...items, begun];
}
