import { restingViewer, useSettingsStore, useViewerStore } from '#state';

/** Nothing in hand, and the left button as the reader wants it at the start. */
export function restViewer(): void {
  const { start } = useSettingsStore.getState().mouse;
  useViewerStore.setState({ ...restingViewer, tool: start });
}
