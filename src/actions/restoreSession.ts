import { interfaceLanguages, reportLanguages } from '#domain';
import {
  backendChoices,
  defaultSettings,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
  type FindingDraft,
  type Settings,
} from '#state';
import { z } from 'zod';
import { attempt } from './notices';
import { listFiles } from './openFiles';
import { keptDraft } from './keptDraft';
import { openStudy } from './openStudy';
import { followHands } from './rememberPlace';
import { theStorage } from './services';

const keptSettings = z.object({
  interfaceLanguage: z.enum(interfaceLanguages),
  reportLanguage: z.enum(reportLanguages),
  hasChosenReportLanguage: z.boolean(),
  backend: z.enum(backendChoices),
  isAiOn: z.boolean(),
  readerName: z.string(),
  hasAcceptedIntendedUse: z.boolean(),
  archive: z.object({ baseUrl: z.string(), authorization: z.string() }).nullable().catch(null),
  place: z.object({
    StudyInstanceUID: z.string().nullable(),
    imageId: z.string().nullable(),
    // Written by an earlier version, these may be missing or of another shape.
    confirmedIssues: z.array(z.string()).catch([]),
    draft: keptDraft.nullable().catch(null),
  }),
});

let restoring: Promise<void> | null = null;

/** Brings back what the last visit left: settings, studies, and the image that was open. Once. */
export function restoreSession(): Promise<void> {
  restoring ??= restore();
  return restoring;
}

async function restore(): Promise<void> {
  const kept = await attempt('storage-failed', async () => (await theStorage()).loadSettings());
  const parsed = keptSettings.partial().safeParse(kept ?? {});
  const { place, ...settings } = parsed.success ? parsed.data : {};
  useSettingsStore.setState({ ...languageOfBrowser(), ...settings });
  const files = await attempt('storage-failed', async () => (await theStorage()).loadStudyFiles());
  if (files && files.length > 0) await listFiles(files);
  if (place?.StudyInstanceUID) {
    await openStudy(place.StudyInstanceUID, place.imageId ?? undefined);
    restoreHands(place.confirmedIssues, place.draft);
  }
  followHands();
  useSessionStore.setState({ isRestored: true });
}

/** What was confirmed, and the finding that was being edited, where it still can be. */
function restoreHands(confirmedIssues: readonly string[], draft: FindingDraft | null): void {
  useReviewStore.setState({ confirmedIssues });
  const presented = useReviewStore.getState().presented;
  if (draft === null || !presented || presented.review.signature !== null) return;
  const isKnown = presented.findings.some(
    (each) => each.original.trackingUID === draft.trackingUID,
  );
  if (draft.trackingUID !== null && !isKnown) return;
  useViewerStore.setState({ draft, selectedUID: draft.trackingUID });
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
