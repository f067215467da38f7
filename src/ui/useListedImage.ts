import type { Image, Series, Study } from '#domain';
import { useWorklistStore } from '#state';
import { useMemo } from 'react';

export interface ListedImage {
  readonly study: Study;
  readonly series: Series;
  readonly image: Image;
}

/** An image of the list with the series and study it belongs to. */
export function useListedImage(imageId: string | null): ListedImage | null {
  const studies = useWorklistStore((state) => state.studies);
  return useMemo(() => findListed(studies, imageId), [studies, imageId]);
}

function findListed(studies: readonly Study[], imageId: string | null): ListedImage | null {
  for (const study of studies) {
    for (const series of study.series) {
      const image = series.images.find((each) => each.imageId === imageId);
      if (image) return { study, series, image };
    }
  }
  return null;
}
