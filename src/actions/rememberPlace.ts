import { useReviewStore, useSessionStore, useSettingsStore, useViewerStore } from '#state';
import { attempt } from './notices';
import { theStorage } from './services';

let isStale = false;
let isSaving = false;

/**
 * Keeps the settings, which image is open and what is in hand there, for the next visit or a reload.
 * While one write is under way only the newest state waits, so typing never queues up.
 */
export function rememberPlace(): void {
  isStale = true;
  if (!isSaving) void save();
}

const soonMs = 500;
let soon: ReturnType<typeof setTimeout> | null = null;

/** The same at rest: scrolling and cine do not write at every image. */
export function rememberPlaceSoon(): void {
  soon ??= setTimeout(() => {
    soon = null;
    rememberPlace();
  }, soonMs);
}

async function save(): Promise<void> {
  isSaving = true;
  while (isStale) {
    isStale = false;
    await attempt('storage-failed', async () => (await theStorage()).saveSettings(currentPlace()));
  }
  isSaving = false;
}

function currentPlace() {
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  const { confirmedIssues } = useReviewStore.getState();
  const { draft } = useViewerStore.getState();
  const place = { StudyInstanceUID, imageId, confirmedIssues, draft };
  return { ...useSettingsStore.getState(), place };
}

/** From now on, what is in hand is kept as it changes. */
export function followHands(): void {
  useViewerStore.subscribe((now, before) => {
    if (now.draft !== before.draft) rememberPlace();
  });
  useReviewStore.subscribe((now, before) => {
    if (now.confirmedIssues !== before.confirmedIssues) rememberPlace();
  });
}
