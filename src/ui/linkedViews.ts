import { useGuidesStore } from '#state';
import { followView, type ViewportHandle } from '#viewer';

/** The viewports by their places, so that zoom and pan of one can go to the others. */
export interface LinkedViews {
  readonly put: (pane: number, handle: ViewportHandle) => void;
  readonly remove: (pane: number, handle: ViewportHandle) => void;
  /** The reader changed how a viewport shows its image. */
  readonly follow: (pane: number) => void;
}

export function createLinkedViews(): LinkedViews {
  const handles = new Map<number, ViewportHandle>();
  return {
    put: (pane, handle) => void handles.set(pane, handle),
    remove: (pane, handle) => {
      if (handles.get(pane) === handle) handles.delete(pane);
    },
    follow: (pane) => {
      const from = handles.get(pane)?.getView();
      if (!from || !useGuidesStore.getState().isViewLinked) return;
      for (const [other, handle] of handles) {
        const to = other === pane ? null : handle.getView();
        const view = to && followView(to, from);
        if (view) handle.follow(view);
      }
    },
  };
}
