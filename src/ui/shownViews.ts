import type { ViewportHandle, ViewportState } from '#viewer';

const handles = new Set<ViewportHandle>();

/** The viewports on the screen, for what wants an image as the reader sees it. */
export const shownViews = {
  add: (handle: ViewportHandle): void => void handles.add(handle),
  remove: (handle: ViewportHandle): void => void handles.delete(handle),
  /** How an image is shown now; null where it is not. */
  stateOf(imageId: string): ViewportState | null {
    const views = [...handles].map((handle) => handle.getView());
    return views.find((view) => view?.image.imageId === imageId)?.stage.state ?? null;
  },
};
