/**
 * What works without a network: nothing yet, all but the model, or everything. It is switched off by the reader, or
 * unavailable where the browser keeps nothing (private windows, pages that did not come safely).
 */
export type OfflineState = 'unavailable' | 'off' | 'not-yet' | 'without-model' | 'ready';
