import { useOfflineStore, useReadingStore, useSettingsStore, useWorklistStore } from '#state';
import type { OfflineWorker } from '#offline';
import { changeSettings } from './changeSettings';
import { loadOffline } from './loadOffline';
import { attempt } from './notices';
import { fetchManifest } from './openModel';

/** Long enough to open a study from the start screen: what is not needed for the first image comes after it. */
const quietMs = 4000;

let connecting: Promise<OfflineWorker | null> | null = null;
let isFollowing = false;

/** Has the app kept on this device for use without a network, once nothing more urgent is under way. */
export function keepOffline(): void {
  if (useSettingsStore.getState().keepsApp) connecting ??= connect();
  if (isFollowing) return;
  isFollowing = true;
  useReadingStore.subscribe(({ readings }, before) => {
    const hasEnded = Object.entries(readings).some(
      ([imageId, { status }]) =>
        status === 'done' && before.readings[imageId]?.status === 'running',
    );
    if (hasEnded) void keepModelInUse();
  });
}

async function connect(): Promise<OfflineWorker | null> {
  await whenQuiet();
  const offline = await loadOffline();
  if (!offline?.isOfflinePossible()) return null;
  try {
    const worker = await offline.connectWorker(() =>
      useOfflineStore.setState({ hasNewVersion: true }),
    );
    await offline.keepFetched();
    return worker;
  } catch {
    // All works as long as there is a network. That it will not without is what Settings say.
    return null;
  } finally {
    await noteOffline();
  }
}

/** The package that has just read an image is whole: the little that it needs besides is kept too. */
async function keepModelInUse(): Promise<void> {
  if ((await connecting) === null) return;
  await whenQuiet();
  const { backend } = useReadingStore.getState();
  if (!backend || !useSettingsStore.getState().keepsApp) return;
  try {
    const { packageUrl } = await fetchManifest();
    const { keepModel } = await import('#offline');
    await keepModel(packageUrl, backend.kind);
  } catch {
    // A full disk, or no network any more: Settings say that the AI is not kept yet.
  }
  await noteOffline();
}

async function whenQuiet(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, quietMs));
  while (isBusy());
}

function isBusy(): boolean {
  const { opening, loadingSampleId } = useWorklistStore.getState();
  const { readings } = useReadingStore.getState();
  const isReading = Object.values(readings).some(({ status }) => status === 'running');
  return opening !== null || loadingSampleId !== null || isReading;
}

/** Looks what is kept on this device. */
export async function noteOffline(): Promise<void> {
  const offline = await loadOffline();
  if (offline === null) return;
  const { backend } = useReadingStore.getState();
  const { keepsApp } = useSettingsStore.getState();
  try {
    const state = keepsApp ? await offline.readOfflineState(backend?.kind ?? null) : 'off';
    useOfflineStore.setState({ state });
  } catch {
    // Where nothing may be kept, looking is refused too.
    useOfflineStore.setState({ state: 'unavailable', bytes: null });
  }
}

/** How much room it takes: every kept file is opened for that. */
export async function measureOffline(): Promise<void> {
  const { state } = useOfflineStore.getState();
  const offline = await loadOffline();
  // Where nothing may be kept, measuring is refused too; that is told by the state.
  const bytes = (await offline?.measureKeptApp().catch(() => null)) ?? null;
  // What was kept or forgotten meanwhile is measured by who sees that.
  if (useOfflineStore.getState().state === state) useOfflineStore.setState({ bytes });
}

/** Whether the app stays on this device for use without a network. Studies and reports are another matter. */
export async function changeAppKeeping(keepsApp: boolean): Promise<void> {
  changeSettings({ keepsApp });
  if (keepsApp) keepOffline();
  else {
    connecting = null;
    const { forgetApp, isOfflinePossible } = await import('#offline');
    if (isOfflinePossible()) await attempt('storage-failed', forgetApp);
  }
  await noteOffline();
}

/** Loads the page anew in the version that waits. What was decided and written is kept, as over any reload. */
export async function startNewVersion(): Promise<void> {
  const worker = await connecting;
  await worker?.startNewVersion();
}
