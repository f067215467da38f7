import {
  nothingAsked,
  useHistoryStore,
  useInquiryStore,
  useReviewStore,
  useSessionStore,
  useViewerStore,
  useWorklistViewStore,
} from '#state';
import { flushReview } from './keepReview';
import { historyToKeep } from './keptHistory';
import { attempt } from './notices';
import { theStorage } from './services';

/** Before what was kept is taken up again, nothing takes its place. */
let isFollowing = false;
let isStale = false;
let isSaving = false;

/**
 * Keeps which image is open and what is in hand, for a reload. The place is written at once; of what is in hand
 * only the newest state waits while one write is under way, so typing never queues up.
 */
export function rememberPlace(imageId = useSessionStore.getState().imageId): void {
  void attempt('storage-failed', async () => (await theStorage()).savePlace(placeAt(imageId)));
  isStale = true;
  if (!isSaving && isFollowing) void save();
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
    await attempt('storage-failed', async () => (await theStorage()).saveHands(currentHands()));
  }
  isSaving = false;
}

function placeAt(imageId: string | null) {
  const { StudyInstanceUID } = useSessionStore.getState();
  const { activeUID: _, scrollTop: __, queue: ___, ...view } = useWorklistViewStore.getState();
  return { StudyInstanceUID, imageId, view };
}

function currentHands() {
  const { StudyInstanceUID, reviewImageId } = useSessionStore.getState();
  const { confirmedIssues, addendum } = useReviewStore.getState();
  const { draft } = useViewerStore.getState();
  const { inquiry, words } = useInquiryStore.getState();
  // What is still being asked is asked anew by whoever wants it.
  const asked = inquiry.status === 'done' ? inquiry : nothingAsked.inquiry;
  return {
    StudyInstanceUID,
    reviewImageId,
    confirmedIssues,
    draft,
    addendum,
    inquiry: asked,
    words,
    history: historyToKeep(),
  };
}

/** As `flushReview`, for what is in hand. */
function flushHands(): void {
  if (!isStale) return;
  isStale = false;
  void attempt('storage-failed', async () => (await theStorage()).saveHands(currentHands()));
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
  isFollowing = true;
  if (isStale) void save();
  useViewerStore.subscribe((now, before) => {
    if (now.draft !== before.draft) rememberPlace();
  });
  useReviewStore.subscribe((now, before) => {
    const isSame =
      now.confirmedIssues === before.confirmedIssues && now.addendum === before.addendum;
    if (!isSame) rememberPlace();
  });
  useInquiryStore.subscribe(() => rememberPlace());
  // Later in the same turn, when what the step changes has changed too.
  useHistoryStore.subscribe(() => queueMicrotask(() => rememberPlace()));
}
