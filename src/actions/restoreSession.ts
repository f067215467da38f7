import { interfaceLanguages } from '#domain';
import {
  defaultSettings,
  nothingAsked,
  useInquiryStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
  useWorklistViewStore,
  type Settings,
} from '#state';
import { hangOnceListed } from './hangStudy';
import { measureKept } from './keepStudies';
import { restoreHistory } from './keptHistory';
import { keptHands, keptPlace, keptSettings, type Hands } from './keptSession';
import { followOtherTabs } from './followOtherTabs';
import { takeDraftUp } from './handsAside';
import { attempt } from './notices';
import { listStored } from './openFiles';
import { openStudy } from './openStudy';
import { followHands, flushWhenLeaving } from './rememberPlace';
import { mayShowAi } from './secondReader';
import { theStorage } from './services';

let restoring: Promise<void> | null = null;

/** Brings back what the last visit left: settings, studies, and the image that was open. Once. */
export function restoreSession(): Promise<void> {
  restoring ??= restore();
  return restoring;
}

async function restore(): Promise<void> {
  const kept = await attempt('storage-failed', async () => (await theStorage()).loadSettings());
  const parsed = keptSettings.partial().safeParse(kept ?? {});
  useSettingsStore.setState({ ...languageOfBrowser(), ...parsed.data });
  const place = keptPlace.safeParse(
    await attempt('storage-failed', async () => (await theStorage()).loadPlace()),
  ).data;
  if (place) useWorklistViewStore.setState({ ...place.view, activeUID: place.StudyInstanceUID });
  await attempt('storage-failed', async () => (await theStorage()).forgetEndedVisits());
  if (place?.StudyInstanceUID) {
    const own = await attempt('storage-failed', async () => (await theStorage()).loadHands());
    // An earlier version kept them with the settings of all tabs.
    const hands = keptHands.safeParse(own ?? (kept as { hands?: unknown } | undefined)?.hands).data;
    // The study that was open comes first; the others are listed behind it.
    await listStored(place.StudyInstanceUID);
    await openStudy(place.StudyInstanceUID, place.imageId ?? undefined);
    if (hands?.StudyInstanceUID === place.StudyInstanceUID) {
      restoreHands(hands);
      restoreInquiry(hands);
      const { reviewImageId } = useSessionStore.getState();
      if (hands.history && hands.reviewImageId === reviewImageId) restoreHistory(hands.history);
    }
  }
  followHands();
  await attempt('storage-failed', followOtherTabs);
  flushWhenLeaving();
  useSessionStore.setState({ isRestored: true });
  await listStored();
  await hangOnceListed();
  await measureKept();
}

/** What was confirmed and begun, and the finding that was being edited. */
function restoreHands({ confirmedIssues, addendum, draft }: Hands): void {
  useReviewStore.setState({ confirmedIssues, addendum });
  takeDraftUp(draft);
}

/** What was asked of the image in review, and answered but neither kept nor discarded. */
function restoreInquiry({ reviewImageId, words, inquiry }: Hands): void {
  const session = useSessionStore.getState();
  const signature = useReviewStore.getState().presented?.review.signature ?? null;
  if (reviewImageId === null || reviewImageId !== session.reviewImageId || signature) return;
  if (!mayShowAi()) return;
  useInquiryStore.setState({ words, inquiry: inquiry ?? nothingAsked.inquiry });
}

/** A first visit speaks the browser's language, where we speak it. */
function languageOfBrowser(): Pick<Settings, 'interfaceLanguage' | 'reportLanguage'> {
  const code = navigator.language.slice(0, 2);
  const language = interfaceLanguages.find((each) => each === code);
  return {
    interfaceLanguage: language ?? defaultSettings.interfaceLanguage,
    reportLanguage: language ?? defaultSettings.reportLanguage,
  };
}
