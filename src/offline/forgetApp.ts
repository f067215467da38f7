import { keptName, versionPrefix } from './cacheNames';

/** Removes the app and what it keeps of its own from this device: no study, no report and no file of a model. */
export async function forgetApp(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name === keptName || name.startsWith(versionPrefix)) await caches.delete(name);
  }
}
