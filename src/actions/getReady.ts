import { warmDecoder } from '#dicom';
import { useSettingsStore } from '#state';
import { audit } from './audit';
import { fetchManifest } from './openModel';
import { theInference } from './services';

/**
 * Has both workers ready while the reader looks at the worklist, so that the first image is as fast as the
 * next. Of the model, only what an earlier visit has kept: the runtime's WASM and what is not kept are
 * fetched once an image is on screen.
 */
export async function getReady(): Promise<void> {
  warmDecoder();
  const { isAiOn, backend } = useSettingsStore.getState();
  if (!isAiOn) return;
  try {
    const { packageUrl } = await fetchManifest();
    const trouble = await (await theInference()).warm(packageUrl, backend);
    // The reader sees nothing of it but that the first image takes longer.
    if (trouble !== null) audit('activity', 'model not made ready ahead', { why: trouble });
  } catch {
    // Nothing was asked for yet: the first image tells what is wrong.
  }
}
