import {
  nothingAsked,
  useHistoryStore,
  useInquiryStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
  useWorklistViewStore,
} from '#state';
import { flushReview } from './keepReview';
import { historyToKeep } from './keptHistory';
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
  const { StudyInstanceUID, reviewImageId } = useSessionStore.getState();
  const { confirmedIssues, addendum } = useReviewStore.getState();
  const { draft } = useViewerStore.getState();
  const { inquiry, words } = useInquiryStore.getState();
  // What is still being asked is asked anew by whoever wants it.
  const asked = inquiry.status === 'done' ? inquiry : nothingAsked.inquiry;
  return {
    ...useSettingsStore.getState(),
    hands: {
      StudyInstanceUID,
      reviewImageId,
      confirmedIssues,
      draft,
      addendum,
      inquiry: asked,
      words,
      history: historyToKeep(),
    },
  };
}

/** As `flushReview`, for what is in hand. */
function flushHands(): void {
  if (!isStale) return;
  isStale = false;
  void attempt('storage-failed', async () => (await theStorage()).saveSettings(currentState()));
}

/** The page may be gone before a write that is under way lets the next one go. */
export function flushWhenLeaving(): void {
  if (!('addEventListener' in globalThis)) return;
  globalThis.addEventListener('pagehide', () => {
    flushReview();
    flushHands();
  });
}

/** From now on, what is in hand is kept as it changes. */
export function followHands(): void {
  useViewerStore.subscribe((now, before) => {
    if (now.draft !== before.draft) rememberPlace();
  });
  useReviewStore.subscribe((now, before) => {
    const isSame =
      now.confirmedIssues === before.confirmedIssues && now.addendum === before.addendum;
    if (!isSame) rememberPlace();
  });
  useInquiryStore.subscribe(rememberPlace);
  // Later in the same turn, when what the step changes has changed too.
  useHistoryStore.subscribe(() => queueMicrotask(rememberPlace));
}
