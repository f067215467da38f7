/** A service worker's own scope, as far as it is used here: TypeScript's DOM library leaves it out. */
export interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifetimeEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LifetimeEvent & MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AnswerEvent) => void): void;
}

interface LifetimeEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AnswerEvent extends LifetimeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What a page asks of it. */
export type WorkerRequest =
  /** A new version that waits shall answer from now on. */
  | 'take-over'
  /** Versions that no page runs any more shall go. */
  | 'tidy';
