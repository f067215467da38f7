import { answerRequest } from './answerRequest';
import { installVersion } from './installVersion';
import { removeOldVersions } from './removeOldVersions';
import type { ServiceWorkerScope } from './serviceWorkerScope';
import type { Version } from './version';

/*
 * The service worker. It is our own and not workbox's, because workbox removes an earlier version's chunks as soon
 * as a new one takes over, while a page of the earlier one may be open in another tab with a study in it.
 */

/** Put in by `build/serviceWorker.ts`, so that another build is another worker. */
declare const __VERSION__: Version;
const version = __VERSION__;
const scope = self as unknown as ServiceWorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(installVersion(version)));
scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim().then(() => removeOldVersions(version)));
});
scope.addEventListener('fetch', (event) => {
  const answer = answerRequest(event.request, version, (work) => event.waitUntil(work));
  if (answer) event.respondWith(answer);
});
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
  // One that is being installed or waits is not old.
  const isNewest = !scope.registration.installing && !scope.registration.waiting;
  if (event.data === 'tidy' && isNewest) event.waitUntil(removeOldVersions(version));
});
