import type { FindingAttributes, FindingId, MeasurementKind, Presence, Region } from '#domain';
import { create } from 'zustand';

/** What buttons of the mouse can be set to do with a drag. */
export const mouseTools = ['window', 'pan', 'zoom'] as const;
export type MouseTool = (typeof mouseTools)[number];
/** What a drag with the left button does. */
export type ViewerTool = MouseTool | 'crosshair';
/**
 * What drawing does to the region in hand; `draw-box` asks for the box of a new finding, the `describe-`
 * tools for a region that the model describes, the `measure-` tools for a measurement.
 */
export type RegionTool =
  | 'none'
  | 'brush'
  | 'eraser'
  | 'box'
  | 'draw-box'
  | 'describe-box'
  | 'describe-brush'
  | `measure-${MeasurementKind}`;

/** A finding being edited or added: nothing of it counts until it is saved. */
export interface FindingDraft {
  /** Null while adding. */
  readonly trackingUID: string | null;
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly attributes: FindingAttributes;
  readonly text: string;
  readonly region: Region | null;
  readonly isRegionChanged: boolean;
  /** What another tab did with the finding after the editor was opened: saving takes its place. */
  readonly meanwhile: 'changed' | 'removed' | null;
}

interface ViewerStore {
  readonly tool: ViewerTool;
  readonly regionTool: RegionTool;
  /** Of brush and eraser, in pixels of the image. */
  readonly brushRadius: number;
  readonly isAiVisible: boolean;
  /** While the key is held: the bare image. */
  readonly isPeeking: boolean;
  readonly overlayOpacity: number;
  /** Graphics that came with the image. */
  readonly arePlanesVisible: boolean;
  readonly selectedUID: string | null;
  readonly highlightedUID: string | null;
  /** Finding whose attention is shown as a heat map. */
  readonly attentionUID: string | null;
  readonly draft: FindingDraft | null;
}

export const restingViewer = {
  tool: 'window',
  regionTool: 'none',
  selectedUID: null,
  highlightedUID: null,
  attentionUID: null,
  draft: null,
} as const satisfies Partial<ViewerStore>;

/** The tool in hand and what is pointed at. Never kept. */
export const useViewerStore = create<ViewerStore>()(() => ({
  ...restingViewer,
  isAiVisible: true,
  isPeeking: false,
  overlayOpacity: 0.8,
  arePlanesVisible: true,
  brushRadius: 40,
}));

/** The draft with some fields changed; without a draft nothing happens. */
export function changeDraft(change: Partial<FindingDraft>): void {
  useViewerStore.setState(({ draft }) =>
    draft === null ? {} : { draft: { ...draft, ...change } },
  );
}
