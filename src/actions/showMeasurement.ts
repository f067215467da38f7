import { imagesOf, isDrawnOn, type Measurement } from '#domain';
import { useMeasurementStore, usePanesStore, useWorklistStore } from '#state';
import { findImage } from './findImage';
import { loadPane } from './loadPane';
import { selectMeasurement } from './measure';
import { attempt } from './notices';
import { activatePane, showImage } from './showImage';
import { planSection } from './showSections';

/** Selects a measurement of the list and shows the image it was drawn on: in the viewport that does so already, if one does. */
export async function showMeasurement(trackingUID: string): Promise<void> {
  const { measurements } = useMeasurementStore.getState();
  const measurement = measurements.find((each) => each.trackingUID === trackingUID);
  if (!measurement) return;
  selectMeasurement(trackingUID);
  const { panes } = usePanesStore.getState();
  const shownIn = panes.findIndex(
    ({ frame }) => frame.status === 'ready' && isDrawnOn(measurement, frame.image),
  );
  if (shownIn !== -1) await activatePane(shownIn);
  else if (measurement.section) await showSection(measurement);
  else await showDrawnImage(measurement);
}

async function showDrawnImage({ SOPInstanceUID, frame }: Measurement): Promise<void> {
  const image = useWorklistStore
    .getState()
    .studies.flatMap(imagesOf)
    .find((each) => each.SOPInstanceUID === SOPInstanceUID && each.frame === frame);
  if (image) await showImage(image.imageId);
}

/** In a viewport with a section of that plane, if there is one, else in the active one. */
async function showSection({ section, frame }: Measurement): Promise<void> {
  const found = section && findImage(section.imageId);
  if (!found) return;
  const content = await attempt('file-decode-failed', () =>
    planSection(found, section.orientation),
  );
  if (!content || frame > content.count) return;
  const { panes, active } = usePanesStore.getState();
  const like = panes.findIndex(
    ({ content: shown }) => shown?.kind === 'section' && shown.plane === content.plane,
  );
  const pane = like === -1 ? active : like;
  await activatePane(pane);
  await loadPane(pane, { ...content, index: frame - 1 });
}
