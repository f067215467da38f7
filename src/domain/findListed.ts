import type { Image } from './image';
import type { Series, Study } from './study';

/** An image with the series and study it belongs to. */
export interface ListedImage {
  readonly study: Study;
  readonly series: Series;
  readonly image: Image;
}

/** Asked many times for each step of a scroll, so each list of studies is gone through once. */
const indexes = new WeakMap<readonly Study[], ReadonlyMap<string, ListedImage>>();

/** The first image of this id in a list of studies, which is never changed in place. */
export function findListed(studies: readonly Study[], imageId: string): ListedImage | null {
  let index = indexes.get(studies);
  if (!index) {
    index = indexImages(studies);
    indexes.set(studies, index);
  }
  return index.get(imageId) ?? null;
}

function indexImages(studies: readonly Study[]): ReadonlyMap<string, ListedImage> {
  const index = new Map<string, ListedImage>();
  for (const study of studies) {
    for (const series of study.series) {
      for (const image of series.images) {
        if (!index.has(image.imageId)) index.set(image.imageId, { study, series, image });
      }
    }
  }
  return index;
}
