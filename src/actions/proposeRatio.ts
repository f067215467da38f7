import { ShokenError, type ModelOrigin } from '#domain';
import { proposeRatio as lineUp } from '#measuring';
import {
  postNotice,
  useMeasurementStore,
  usePanesStore,
  useReadingStore,
  useSettingsStore,
} from '#state';
import { addMeasurement, startMeasuring } from './measure';
import { measuredPane } from './measuredPane';
import { attempt } from './notices';
import { openModelFor } from './openModel';
import { mayShowAi } from './secondReader';

let asking: AbortController | null = null;

/**
 * The cardiothoracic ratio of the image in the active viewport, from the model's outlines of heart and lungs, to be
 * corrected by hand. Where the model may not look or finds no chest, the reader draws both widths.
 */
export async function measureRatio(): Promise<void> {
  const { active: pane } = usePanesStore.getState();
  const shown = measuredPane(pane);
  if (!shown || useMeasurementStore.getState().isProposing) return;
  if (!useSettingsStore.getState().isAiOn || !mayShowAi() || shown.section) {
    startMeasuring('cardiothoracic-ratio');
    return;
  }
  const controller = new AbortController();
  asking = controller;
  useMeasurementStore.setState({ isProposing: true });
  const { imageId } = shown.image;
  const answer = await attempt('inference-failed', async () => {
    const { signal } = controller;
    const { client, image, pixels } = await openModelFor(imageId, signal, () => undefined);
    return client.measureHeart({ image, pixels }, signal);
  });
  if (asking !== controller) return;
  asking = null;
  useMeasurementStore.setState({ isProposing: false });
  if (measuredPane(pane)?.image.imageId !== imageId) return;
  if (answer?.measure) {
    const proposal = { by: modelOrigin(), isChecked: false };
    addMeasurement(pane, lineUp(answer.measure), proposal);
    return;
  }
  if (answer) postNotice({ kind: 'no-ratio' });
  startMeasuring('cardiothoracic-ratio');
}

/** False where the model is not being asked. */
export function cancelProposing(): boolean {
  if (asking === null) return false;
  asking.abort();
  asking = null;
  useMeasurementStore.setState({ isProposing: false });
  return true;
}

/** Which package has just answered. */
function modelOrigin(): ModelOrigin {
  const { manifest, weightsHash } = useReadingStore.getState();
  if (!manifest || weightsHash === null) throw new ShokenError('package-not-found');
  return {
    kind: 'model',
    modelId: manifest.id,
    modelVersion: manifest.version,
    weightsHash,
  };
}
