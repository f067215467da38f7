import type {
  DisplayPixels,
  Image,
  ModalityPixels,
  OverlayPlane,
  Problem,
  SectionPlane,
  Slab,
  VolumeCut,
} from '#domain';
import { create } from 'zustand';

/** A decoded image, for the viewer and for the model. */
export interface OpenFrame {
  readonly display: DisplayPixels;
  readonly modality: ModalityPixels | null;
  readonly overlayPlanes?: readonly OverlayPlane[];
  /** At half the resolution, until the whole is decoded. */
  readonly isPreview?: true;
}

/** What has reached a viewport. While a stack is scrolled, the last image stays until the next is decoded. */
export type FrameState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly image: Image;
      readonly frame: OpenFrame;
      /** Where the image is a section: of what, and which. */
      readonly cut?: VolumeCut;
    }
  | { readonly status: 'failed'; readonly problem: Problem };

/** What a viewport was asked to show. */
export type PaneContent = ImageContent | ObjectInPane;

/** What comes of images of a series. */
export type ImageContent = { readonly kind: 'stack'; readonly imageId: string } | SectionContent;

/** A report or document in the place of an image. */
export interface ObjectInPane {
  readonly kind: 'object';
  readonly SOPInstanceUID: string;
}

/** A section through the volume that a series makes. */
export interface SectionContent extends Slab {
  readonly kind: 'section';
  /** Any image of the series. */
  readonly imageId: string;
  readonly plane: SectionPlane;
  /** Counted from 0, of `count`. */
  readonly index: number;
  readonly count: number;
  /** Between sections. */
  readonly gapMm: number;
}

/** One viewport of the reading screen. */
export interface Pane {
  readonly content: PaneContent | null;
  readonly frame: FrameState;
  /** The images of its stack are shown one after the other. */
  readonly isPlaying: boolean;
}

export interface Layout {
  readonly rows: number;
  readonly columns: number;
  /** The first viewport is as high as the stage; the others share what is beside it. */
  readonly hasTallFirst?: boolean;
}
export const mostRows = 3;
export const mostColumns = 3;

export function countPanes({ rows, columns, hasTallFirst }: Layout): number {
  return rows * columns - (hasTallFirst === true ? rows - 1 : 0);
}

interface PanesStore {
  readonly layout: Layout;
  /** Row by row, as many as the layout has places. */
  readonly panes: readonly Pane[];
  /** Keys, tools and the list of series act on this one. */
  readonly active: number;
  /** The active viewport alone fills the stage; the others wait behind it. */
  readonly isMaximized: boolean;
}

export const emptyPane: Pane = { content: null, frame: { status: 'none' }, isPlaying: false };

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

/** What a viewport was asked to show of images; null where that is nothing, a report or a document. */
export function imagesIn(pane: Pane | undefined): ImageContent | null {
  const content = pane?.content;
  return content && content.kind !== 'object' ? content : null;
}

/** The image that a viewport was asked for; null where it shows none or a section, which is no image of the study. */
export function imageIdOf(pane: Pane | undefined): string | null {
  return pane?.content?.kind === 'stack' ? pane.content.imageId : null;
}
