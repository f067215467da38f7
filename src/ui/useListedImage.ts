import { findListed, type ListedImage } from '#domain';
import { useWorklistStore } from '#state';

/** An image of the list with the series and study it belongs to. */
export function useListedImage(imageId: string | null): ListedImage | null {
  return useWorklistStore(({ studies }) =>
    imageId === null ? null : findListed(studies, imageId),
  );
}
