import { useSessionStore, useSettingsStore } from '#state';
import { attempt } from './notices';
import { theStorage } from './services';

/** Keeps the settings and which image is open, for the next visit or a reload. */
export function rememberPlace(): void {
  const settings = useSettingsStore.getState();
  const { StudyInstanceUID, imageId } = useSessionStore.getState();
  void attempt('storage-failed', async () =>
    (await theStorage()).saveSettings({ ...settings, place: { StudyInstanceUID, imageId } }),
  );
}
