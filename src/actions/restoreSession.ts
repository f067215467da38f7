import { interfaceLanguages } from '#domain';
import {
  backendChoices,
  defaultSettings,
  useSessionStore,
  useSettingsStore,
  type Settings,
} from '#state';
import { z } from 'zod';
import { attempt } from './notices';
import { listFiles } from './openFiles';
import { openStudy } from './openStudy';
import { theStorage } from './services';

const keptSettings = z.object({
  interfaceLanguage: z.enum(interfaceLanguages),
  reportLanguage: z.enum(['en', 'ja']),
  backend: z.enum(backendChoices),
  isAiOn: z.boolean(),
  readerName: z.string(),
  hasAcceptedIntendedUse: z.boolean(),
  place: z.object({ StudyInstanceUID: z.string().nullable(), imageId: z.string().nullable() }),
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
  }
  useSessionStore.setState({ isRestored: true });
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
