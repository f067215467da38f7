import { pageLock } from './cacheNames';
import type { WorkerRequest } from './serviceWorkerScope';

/** The service worker, as a page sees it. */
export interface OfflineWorker {
  /** Loads the page anew, in the version that waits. */
  startNewVersion(): Promise<void>;
}

/** Only a page that came safely may have a service worker; while developing there is none. */
export const isOfflinePossible = () => import.meta.env.PROD && 'serviceWorker' in navigator;

const hourMs = 3_600_000;

/** While this page lives, its version’s chunks are kept. */
function holdVersion(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  if (!script) return;
  const { pathname } = new URL(script.src);
  void navigator.locks.request(
    pageLock + pathname,
    { mode: 'shared' },
    () => new Promise(() => {}),
  );
}

/**
 * Has the service worker keep the app, and resolves once it is kept whole. `onUpdate` is called when another version
 * waits; nothing changes before `startNewVersion`. Rejects where the browser does not allow it.
 */
export async function connectWorker(onUpdate: () => void): Promise<OfflineWorker> {
  const { serviceWorker } = navigator;
  holdVersion();
  // Another tab has started the new version: this one goes on with its own until it is loaded anew.
  if (serviceWorker.controller) serviceWorker.addEventListener('controllerchange', onUpdate);
  await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const registration = await serviceWorker.ready;
  const tell = () => {
    if (registration.waiting) onUpdate();
  };
  const follow = () => registration.installing?.addEventListener('statechange', tell);
  // The browser has looked by itself as the page was loaded: one may be here already, or on its way.
  tell();
  follow();
  registration.addEventListener('updatefound', follow);
  // A page may stay open for days. Without a network there is nothing to learn.
  setInterval(() => void registration.update().catch(() => undefined), hourMs);
  ask(registration.active, 'tidy');
  return {
    async startNewVersion() {
      if (registration.waiting) {
        const hasTakenOver = new Promise((resolve) => {
          serviceWorker.addEventListener('controllerchange', resolve, { once: true });
        });
        ask(registration.waiting, 'take-over');
        await hasTakenOver;
      }
      location.reload();
    },
  };
}

const ask = (worker: ServiceWorker | null, request: WorkerRequest) => worker?.postMessage(request);
