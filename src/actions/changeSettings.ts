import { useReadingStore, useSessionStore, useSettingsStore, type Settings } from '#state';
import { cancelReading, readImage } from './readImage';
import { audit } from './audit';
import { showReviewAnew } from './openReview';
import { attempt } from './notices';
import { theStorage } from './services';

/** Changes settings and keeps them. Switching AI off stops it; switching it on reads the open image. */
export function changeSettings(change: Partial<Settings>): void {
  const before = useSettingsStore.getState();
  useSettingsStore.setState(change);
  keepSettings();
  if (change.isAiOn === false) cancelReading();
  if (change.wayOfWorking !== undefined && change.wayOfWorking !== before.wayOfWorking) {
    audit('activity', 'way of working', { way: change.wayOfWorking });
    showReviewAnew();
  }
  const { paintedImageId } = useSessionStore.getState();
  if (change.isAiOn !== true || before.isAiOn || paintedImageId === null) return;
  // What the model has said already stands, with the decisions on it.
  const reading = useReadingStore.getState().readings[paintedImageId];
  if (reading?.status !== 'done') void readImage(paintedImageId);
}

function keepSettings(): void {
  const settings = useSettingsStore.getState();
  void attempt('storage-failed', async () => (await theStorage()).saveSettings(settings));
}
