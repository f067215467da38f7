import {
  useReviewStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
  useWorklistViewStore,
} from '#state';
import { attempt } from './notices';
import { theStorage } from './services';

let isStale = false;
let isSaving = false;

/**
 * Keeps which image is open, the settings and what is in hand, for a reload. The place is written at
 * once; of the rest only the newest state waits while one write is under way, so typing never queues up.
 */
export function rememberPlace(): void {
  void attempt('storage-failed', async () => (await theStorage()).savePlace(currentPlace()));
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
    await attempt('storage-failed', async () => (await theStorage()).saveSettings(currentState()));
  }
  isSaving = false;
}

function currentPlace() {
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  const { activeUID: _, scrollTop: __, queue: ___, ...view } = useWorklistViewStore.getState();
  return { StudyInstanceUID, imageId, view };
}

function currentState() {
  const { StudyInstanceUID } = useSessionStore.getState();
  const { confirmedIssues } = useReviewStore.getState();
  const { draft } = useViewerStore.getState();
  return {
    ...useSettingsStore.getState(),
    hands: { StudyInstanceUID, confirmedIssues, draft },
  };
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
