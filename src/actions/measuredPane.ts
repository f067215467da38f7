import type { Image, NoValues, SectionPlace } from '#domain';
import type { MeasuredImage } from '#measuring';
import { usePanesStore, useVolumeStore } from '#state';

/** What a viewport shows, to be measured. */
export interface MeasuredPane extends MeasuredImage {
  readonly image: Image;
  /** Where the section lies that is shown instead of an image; null for an image. */
  readonly section: SectionPlace | null;
}

/** Null while nothing is shown. */
export function measuredPane(pane: number): MeasuredPane | null {
  const { content, frame } = usePanesStore.getState().panes[pane] ?? {};
  if (!content || frame?.status !== 'ready') return null;
  const { image } = frame;
  const { display, modality, isPreview } = frame.frame;
  if (content.kind === 'stack') {
    return { image, pixels: isPreview ? 'preparing' : (modality ?? 'color'), section: null };
  }
  const { data, width, height } = display;
  if (content.kind !== 'section') return null;
  const missing = valuesMissing(content.thickness);
  // A grey picture to be shown holds modality values.
  const pixels =
    missing ?? (data instanceof Float32Array ? { data, width, height, padding: null } : 'color');
  const section = image.plane && {
    plane: image.plane,
    imageId: content.imageId,
    orientation: content.plane,
  };
  return { image, pixels, section };
}

/** Why a section holds no values of its own; null where it does. */
function valuesMissing(thickness: number): NoValues | null {
  if (thickness > 1) return 'slab';
  return useVolumeStore.getState().isFilling ? 'preparing' : null;
}
