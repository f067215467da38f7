import { useGuidesStore } from '#state';

/** Zoom and pan go to the other viewports too, or no longer. */
export function toggleViewLink(): void {
  useGuidesStore.setState(({ isViewLinked }) => ({ isViewLinked: !isViewLinked }));
}
