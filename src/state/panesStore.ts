import type { DisplayPixels, Image, ModalityPixels, OverlayPlane, Problem } from '#domain';
import { create } from 'zustand';

/** A decoded image, for the viewer and for the model. */
export interface OpenFrame {
  readonly display: DisplayPixels;
  readonly modality: ModalityPixels | null;
  readonly overlayPlanes?: readonly OverlayPlane[];
}

/** What has reached a viewport. While a stack is scrolled, the last image stays until the next is decoded. */
export type FrameState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly image: Image; readonly frame: OpenFrame }
  | { readonly status: 'failed'; readonly problem: Problem };

/** What a viewport was asked to show. */
export interface PaneContent {
  readonly kind: 'stack';
  readonly imageId: string;
}

/** One viewport of the reading screen. */
export interface Pane {
  readonly content: PaneContent | null;
  readonly frame: FrameState;
}

export interface Layout {
  readonly rows: number;
  readonly columns: number;
}
export const mostRows = 3;
export const mostColumns = 3;

interface PanesStore {
  readonly layout: Layout;
  /** Row by row, as many as the layout has places. */
  readonly panes: readonly Pane[];
  /** Keys, tools and the list of series act on this one. */
  readonly active: number;
  /** The active viewport alone fills the stage; the others wait behind it. */
  readonly isMaximized: boolean;
}

export const emptyPane: Pane = { content: null, frame: { status: 'none' } };

export const closedPanes = {
  layout: { rows: 1, columns: 1 },
  panes: [emptyPane],
  active: 0,
  isMaximized: false,
} as const satisfies PanesStore;

/** The viewports, and what each shows. */
export const usePanesStore = create<PanesStore>()(() => closedPanes);

/** Changes one viewport; one that is gone stays so. */
export function putPane(index: number, change: Partial<Pane>): void {
  usePanesStore.setState(({ panes }) => ({
    panes: panes.map((pane, at) => (at === index ? { ...pane, ...change } : pane)),
  }));
}

/** The image that a viewport was asked for, or null. */
export function imageIdOf(pane: Pane | undefined): string | null {
  return pane?.content?.imageId ?? null;
}
