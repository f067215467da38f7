/** Keeps the app itself on the device, so that it opens and reads without a network. */
export { connectWorker, isOfflinePossible, type OfflineWorker } from './connectWorker';
export { hasRuntime } from './hasRuntime';
export { forgetApp } from './forgetApp';
export { keepFetched, keepModel } from './keepFetched';
export { measureKeptApp, readOfflineState } from './readOfflineState';
