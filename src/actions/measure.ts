import {
  isDrawnOn,
  newUid,
  withPoints,
  type Measured,
  type MeasuredShape,
  type Measurement,
  type MeasurementKind,
} from '#domain';
import { measure } from '#measuring';
import { putMeasurements, recordStep, useMeasurementStore, useViewerStore } from '#state';
import { audit } from './audit';
import { keepMeasurements } from './keepMeasurements';
import { measuredPane } from './measuredPane';
import { currentMoment } from './undo';

/** The next drawing on the active viewport is a measurement of this kind. */
export function startMeasuring(kind: MeasurementKind): void {
  useMeasurementStore.setState({ selectedUID: null });
  useViewerStore.setState({ regionTool: `measure-${kind}` });
}

/** What a shape would measure on what a viewport shows, while it is drawn or dragged. */
export function measureShape(pane: number, shape: MeasuredShape): Measured | null {
  const shown = measuredPane(pane);
  return shown && measure(rounded(shape), shown);
}

/** A shape was drawn: it is measured, listed and kept. Of an arrow the text is asked for at once. */
export function addMeasurement(
  pane: number,
  shape: MeasuredShape,
  proposal: Measurement['proposal'] = null,
): void {
  const shown = measuredPane(pane);
  if (!shown) return;
  const { measurements } = useMeasurementStore.getState();
  const numbers = measurements
    .filter((each) => each.shape.kind === shape.kind)
    .map(({ number }) => number);
  const trackingUID = newUid();
  const added: Measurement = {
    trackingUID,
    SOPInstanceUID: shown.image.SOPInstanceUID,
    frame: shown.image.frame,
    section: shown.section,
    number: Math.max(0, ...numbers) + 1,
    name: '',
    proposal,
    at: new Date().toISOString(),
    ...measure(rounded(shape), shown),
  };
  change([...measurements, added]);
  audit('record', 'measurement: add', { trackingUID, kind: shape.kind });
  useViewerStore.setState({ regionTool: 'none' });
  useMeasurementStore.setState({
    selectedUID: trackingUID,
    namingUID: shape.kind === 'arrow' ? trackingUID : null,
  });
}

/** Points were moved on the viewport that shows them. Nudges of one measurement that follow each other are one step. */
export function moveMeasurement(
  pane: number,
  trackingUID: string,
  shape: MeasuredShape,
  isNudge: boolean,
): void {
  const shown = measuredPane(pane);
  const before = find(trackingUID);
  if (!shown || !before || !isDrawnOn(before, shown.image)) return;
  const moved = { ...measure(rounded(shape), shown), ...checked(before) };
  replace(trackingUID, moved, isNudge ? `nudge ${trackingUID}` : null);
  useMeasurementStore.setState({ selectedUID: trackingUID });
}

/** The model's proposal stands as it is. */
export function confirmMeasurement(trackingUID: string): void {
  const before = find(trackingUID);
  if (before?.proposal) replace(trackingUID, checked(before));
}

/** The reader's own name for it; empty for its kind and number. */
export function renameMeasurement(trackingUID: string, name: string): void {
  useMeasurementStore.setState({ namingUID: null });
  const before = find(trackingUID);
  if (before && before.name !== name.trim()) replace(trackingUID, { name: name.trim() });
}

export function startNaming(trackingUID: string | null): void {
  useMeasurementStore.setState({ namingUID: trackingUID });
}

/** Takes a measurement away, the selected one unless told otherwise; false where there is none. */
export function deleteMeasurement(
  trackingUID = useMeasurementStore.getState().selectedUID,
): boolean {
  const { measurements } = useMeasurementStore.getState();
  if (trackingUID === null || !find(trackingUID)) return false;
  change(measurements.filter((each) => each.trackingUID !== trackingUID));
  audit('record', 'measurement: delete', { trackingUID });
  return true;
}

export function selectMeasurement(trackingUID: string | null): void {
  useMeasurementStore.setState({ selectedUID: trackingUID });
}

const find = (trackingUID: string) =>
  useMeasurementStore.getState().measurements.find((each) => each.trackingUID === trackingUID);

function replace(trackingUID: string, changes: Partial<Measurement>, step?: string | null): void {
  const at = new Date().toISOString();
  const { measurements } = useMeasurementStore.getState();
  change(
    measurements.map((each) =>
      each.trackingUID === trackingUID ? { ...each, ...changes, at } : each,
    ),
    step,
  );
}

/** The one way from a list of measurements to the next: one step of undo, shown and kept. */
function change(measurements: readonly Measurement[], step: string | null = null): void {
  recordStep(currentMoment(), step);
  putMeasurements(measurements);
  keepMeasurements();
}

/** What the reader has moved or confirmed is the reader's. */
const checked = ({ proposal }: Measurement): Pick<Measurement, 'proposal'> => ({
  proposal: proposal && { ...proposal, isChecked: true },
});

/** A hundredth of a pixel is finer than any hand. */
function rounded(shape: MeasuredShape): MeasuredShape {
  const points = shape.points.map(({ x, y }) => ({
    x: Math.round(x * 100) / 100,
    y: Math.round(y * 100) / 100,
  }));
  return withPoints(shape, points);
}
