import { presentationOf } from '#actions';
import { useObjectsStore, useSessionStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useListedImage } from './useListedImage';

/**
 * Has the active viewport follow the presentation state that the reader has chosen: once, so that the reader's own
 * window and zoom stay until another image asks for something else. When it is put away, the image is as it came.
 */
export function usePresentation(viewport: RefObject<ViewportHandle | null>): void {
  const presentedUID = useObjectsStore((state) => state.presentedUID);
  const state = useObjectsStore((objects) => objects.states[presentedUID ?? '']);
  const paintedImageId = useSessionStore((session) => session.paintedImageId);
  const listed = useListedImage(paintedImageId);
  const applied = useRef('');
  const presented = useMemo(
    () => (listed ? presentationOf(state, listed.image) : null),
    [state, listed],
  );
  useEffect(() => {
    if (!presented) {
      if (applied.current !== '' && presentedUID === null) viewport.current?.reset();
      if (presentedUID === null) applied.current = '';
      return;
    }
    const { window, rotation, isMirrored, isInverted, area } = presented;
    const wanted = JSON.stringify([presentedUID, window, rotation, isMirrored, isInverted, area]);
    if (wanted === applied.current) return;
    applied.current = wanted;
    viewport.current?.present(presented);
  }, [presented, presentedUID, viewport]);
}
