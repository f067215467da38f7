import { marksOfCut, marksOfObjects, presentationOf } from '#actions';
import type { ImageMark, ListedImage, Shutter, VolumeCut } from '#domain';
import { useObjectsStore, useReviewStore } from '#state';
import { useMemo } from 'react';

const noMarks: readonly ImageMark[] = [];

/** What came with the study and lies on this image. */
export function useMarks(listed: ListedImage | null): readonly ImageMark[] {
  const states = useObjectsStore((state) => state.states);
  const hiddenParts = useObjectsStore((state) => state.hiddenParts);
  const presentedUID = useObjectsStore((state) => state.presentedUID);
  const findings = useReviewStore((state) => state.presented?.findings);
  return useMemo(() => {
    if (!listed) return noMarks;
    const marks = marksOfObjects(states, hiddenParts, presentedUID, listed.image, listed.series);
    if (marks.length === 0) return noMarks;
    // A part that is a finding of the list is drawn as that, on the image of its region.
    const { SOPInstanceUID, frame } = listed.image;
    const drawn = new Set(
      (findings ?? []).flatMap(({ original: { origin, region } }) => {
        const isHere = region?.SOPInstanceUID === SOPInstanceUID && region.frame === frame;
        return origin.kind === 'other' && isHere ? [origin.mark] : [];
      }),
    );
    return marks.filter(({ id }) => !drawn.has(id));
  }, [listed, states, hiddenParts, presentedUID, findings]);
}

/** What of it lies on a section. A part that is a finding is drawn as that on an image alone, so here as the part. */
export function useMarksOfCut(cut: VolumeCut | null): readonly ImageMark[] {
  const states = useObjectsStore((state) => state.states);
  const hiddenParts = useObjectsStore((state) => state.hiddenParts);
  return useMemo(() => {
    const marks = cut ? marksOfCut(states, hiddenParts, cut) : noMarks;
    return marks.length === 0 ? noMarks : marks;
  }, [cut, states, hiddenParts]);
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
