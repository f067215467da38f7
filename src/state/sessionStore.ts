import { create } from 'zustand';

interface SessionStore {
  /** False until what was kept from the last visit has been read. */
  readonly isRestored: boolean;
  readonly StudyInstanceUID: string | null;
  /** The image of the active viewport. */
  readonly imageId: string | null;
  /** The image that the review and the report are about. */
  readonly reviewImageId: string | null;
  /** Grows each time the frame is on screen, so that work waits for the paint. */
  readonly paintedImageId: string | null;
}

export const closedSession = {
  StudyInstanceUID: null,
  imageId: null,
  reviewImageId: null,
  paintedImageId: null,
} as const satisfies Partial<SessionStore>;

/** Which study and image are open. */
export const useSessionStore = create<SessionStore>()(() => ({
  isRestored: false,
  ...closedSession,
}));
