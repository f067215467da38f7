import type { DisplayPixels, ModalityPixels, Problem } from '#domain';
import { create } from 'zustand';

/** The open image's pixels, for the viewer and for the model. */
export interface OpenFrame {
  readonly display: DisplayPixels;
  readonly modality: ModalityPixels | null;
}

export type FrameState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly frame: OpenFrame }
  | { readonly status: 'failed'; readonly problem: Problem };

interface SessionStore {
  /** False until what was kept from the last visit has been read. */
  readonly isRestored: boolean;
  readonly StudyInstanceUID: string | null;
  readonly imageId: string | null;
  /** The image that the review and the report are about. */
  readonly reviewImageId: string | null;
  readonly frame: FrameState;
  /** Grows each time the frame is on screen, so that work waits for the paint. */
  readonly paintedImageId: string | null;
}

export const closedSession = {
  StudyInstanceUID: null,
  imageId: null,
  reviewImageId: null,
  frame: { status: 'none' },
  paintedImageId: null,
} as const satisfies Partial<SessionStore>;

/** Which study and image are open. */
export const useSessionStore = create<SessionStore>()(() => ({
  isRestored: false,
  ...closedSession,
}));
