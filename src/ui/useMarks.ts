import { marksOfObjects, presentationOf } from '#actions';
import type { ImageMark, Shutter } from '#domain';
import { useObjectsStore } from '#state';
import { useMemo } from 'react';
import type { ListedImage } from './useListedImage';

const noMarks: readonly ImageMark[] = [];

/** What came with the study and lies on this image. */
export function useMarks(listed: ListedImage | null): readonly ImageMark[] {
  const states = useObjectsStore((state) => state.states);
  const hiddenParts = useObjectsStore((state) => state.hiddenParts);
  const presentedUID = useObjectsStore((state) => state.presentedUID);
  return useMemo(() => {
    if (!listed) return noMarks;
    return marksOfObjects(states, hiddenParts, presentedUID, listed.image, listed.series);
  }, [listed, states, hiddenParts, presentedUID]);
}

const noShutters: readonly Shutter[] = [];

/** What the presentation state in force covers of this image. */
export function useShutters(listed: ListedImage | null): readonly Shutter[] {
  const presented = useObjectsStore(({ states, presentedUID }) => states[presentedUID ?? '']);
  return useMemo(
    () => (listed && presentationOf(presented, listed.image)?.shutters) ?? noShutters,
    [listed, presented],
  );
}
