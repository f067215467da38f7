/** What keeps the app on this device; null where it cannot be fetched: without a network there is nothing to keep. */
export const loadOffline = () => import('#offline').catch(() => null);
