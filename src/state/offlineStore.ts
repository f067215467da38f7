import type { OfflineState } from '#domain';
import { create } from 'zustand';

interface OfflineStore {
  readonly state: OfflineState;
  /** What app, model and opened samples take on this device; null until measured. */
  readonly bytes: number | null;
  /** A newer version waits, and begins as the page is loaded anew by it. */
  readonly hasNewVersion: boolean;
}

/** What of the app itself is kept on this device. */
export const useOfflineStore = create<OfflineStore>()(() => ({
  state: 'not-yet',
  bytes: null,
  hasNewVersion: false,
}));
