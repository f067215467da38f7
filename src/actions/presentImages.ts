import type { Image } from '#domain';
import { isPresented, presentImage, type Presented } from '#objects';
import { useObjectsStore, type ObjectState } from '#state';

export type { Presented };

/** Shows images as a presentation state says; null: as they came. */
export function presentAs(presentedUID: string | null): void {
  useObjectsStore.setState({ presentedUID });
}

/** How an image is to be seen by the presentation state in force; null where there is none, or it is not about it. */
export function presentationOf(state: ObjectState | undefined, image: Image): Presented | null {
  if (state?.status !== 'ready' || state.content.kind !== 'presentation') return null;
  return isPresented(state.content, image) ? presentImage(state.content, image) : null;
}
