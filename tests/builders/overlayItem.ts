import { boxOfMask, type MaskInImage } from '#domain';
import type { OverlayItem } from '#viewer';

/** A finding of the model as a viewport draws it, on the image 1.2.3. */
export function anOverlay(
  trackingUID: string,
  mask: MaskInImage,
  changes: Partial<OverlayItem> = {},
): OverlayItem {
  return {
    trackingUID,
    region: { SOPInstanceUID: '1.2.3', frame: 1, mask, box: boxOfMask(mask)! },
    label: `label ${trackingUID}`,
    status: 'pending',
    presence: 'present',
    isSelected: false,
    isHighlighted: false,
    colorIndex: 0,
    ...changes,
  };
}
