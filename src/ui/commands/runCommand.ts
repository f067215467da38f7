import * as actions from '#actions';
import type { MeasurementKind } from '#domain';
import { useInquiryStore, useReviewStore, useSettingsStore, useViewerStore } from '#state';
import type { ViewportHandle } from '#viewer';
import type { OverlayId } from '../App';
import { printOpenReport } from '../print/printOpenReport';
import { signOrShowWhy } from '../signOrShowWhy';
import type { CommandOf } from './commandTable';

export interface CommandTargets {
  readonly viewport: ViewportHandle | null;
  readonly openOverlay: (id: OverlayId) => void;
  readonly openRejectMenu: (trackingUID: string) => void;
}

export type ReadingCommand = CommandOf<'reading' | 'everywhere'>;

/** What each command does on the reading screen. */
export function runCommand(command: ReadingCommand, targets: CommandTargets): void {
  effects[command](targets);
}

const effects: Readonly<Record<ReadingCommand, (targets: CommandTargets) => void>> = {
  windowTool: () => actions.chooseTool('window'),
  panTool: () => actions.chooseTool('pan'),
  zoomTool: () => actions.chooseTool('zoom'),
  zoomIn: ({ viewport }) => viewport?.zoomIn(),
  zoomOut: ({ viewport }) => viewport?.zoomOut(),
  fit: ({ viewport }) => viewport?.fit(),
  rotateRight: ({ viewport }) => viewport?.rotateRight(),
  rotateLeft: ({ viewport }) => viewport?.rotateLeft(),
  flipHorizontal: ({ viewport }) => viewport?.flipHorizontal(),
  flipVertical: ({ viewport }) => viewport?.flipVertical(),
  invert: ({ viewport }) => viewport?.invert(),
  reset: ({ viewport }) => viewport?.reset(),
  preset1: ({ viewport }) => viewport?.setWindowPreset(1),
  preset2: ({ viewport }) => viewport?.setWindowPreset(2),
  preset3: ({ viewport }) => viewport?.setWindowPreset(3),
  preset4: ({ viewport }) => viewport?.setWindowPreset(4),
  preset5: ({ viewport }) => viewport?.setWindowPreset(5),
  autoWindow: ({ viewport }) => viewport?.autoWindow(),
  togglePlanes: () => actions.togglePlanes(),
  previousImage: () => actions.stepImage(-1),
  nextImage: () => actions.stepImage(1),
  firstImage: () => actions.stepImage('first'),
  lastImage: () => actions.stepImage('last'),
  previousSeries: () => actions.stepSeries(-1),
  nextSeries: () => actions.stepSeries(1),
  cine: () => actions.toggleCine(),
  sections: () => void actions.showSections(),
  crosshair: () => void actions.toggleCrosshair(),
  referenceLines: () => actions.toggleLines(),
  linkScroll: () => void actions.toggleScrollLink(),
  linkView: () => actions.toggleViewLink(),
  previousPane: () => actions.stepPane(-1),
  nextPane: () => actions.stepPane(1),
  maximize: () => actions.toggleMaximized(),
  moreColumns: () => actions.changeLayout({ columns: 1 }),
  fewerColumns: () => actions.changeLayout({ columns: -1 }),
  moreRows: () => actions.changeLayout({ rows: 1 }),
  fewerRows: () => actions.changeLayout({ rows: -1 }),
  cancel: ({ viewport }) => {
    // An unfinished stroke first, then the draft, then the selection.
    if (viewport?.cancelEdit() === true) return;
    const isAsking = useInquiryStore.getState().inquiry.status !== 'none';
    actions.cancelUnderWay();
    // The field that a key led into is left by one too, once no answer is left to give up.
    if (!isAsking && document.activeElement?.matches('[data-command="ask"]')) viewport?.focus();
  },
  measureLength: measureWith('length'),
  measureAngle: measureWith('angle'),
  measureCobb: measureWith('cobb'),
  measureEllipse: measureWith('ellipse'),
  measureRectangle: measureWith('rectangle'),
  measureProbe: measureWith('probe'),
  measureArrow: measureWith('arrow'),
  measureRatio: ({ viewport }) => {
    void actions.measureRatio();
    viewport?.focus();
  },
  deleteMeasurement: ({ viewport }) => {
    if (!actions.deleteMeasurement()) return;
    // A handle or row that had the focus went away with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) viewport?.focus();
    });
  },
  undo: () => actions.undo(),
  redo: () => actions.redo(),
  nextFinding: () => actions.stepFinding(1),
  previousFinding: () => actions.stepFinding(-1),
  accept: () => withFinding((trackingUID) => void actions.acceptFinding(trackingUID)),
  reject: ({ openRejectMenu }) => withFinding(openRejectMenu),
  editRegion: () => withFinding((trackingUID) => actions.startEditing(trackingUID, true)),
  addFinding: () => actions.startAdding(),
  toggleAi: () => actions.toggleAi(),
  jump: ({ viewport }) => jumpBetween(viewport),
  ask: () => document.querySelector<HTMLElement>('[data-command="ask"]')?.focus(),
  describeBox: () => ifAiIsOn(() => actions.startDescribing('describe-box')),
  describeBrush: () => ifAiIsOn(() => actions.startDescribing('describe-brush')),
  sign: () => void signOrShowWhy(actions.signReport),
  signAndNext: () => void signOrShowWhy(actions.signAndOpenNext),
  skip: () => actions.skipToNext(),
  print: () => void printOpenReport(),
  palette: ({ openOverlay }) => openOverlay('palette'),
  help: ({ openOverlay }) => openOverlay('help'),
  settings: ({ openOverlay }) => openOverlay('settings'),
  keys: ({ openOverlay }) => openOverlay('keys'),
  toWorklist: () => actions.closeStudy(),
};

/** With the focus on the image: Enter puts the measurement there. */
function measureWith(kind: MeasurementKind): (targets: CommandTargets) => void {
  return ({ viewport }) => {
    actions.startMeasuring(kind);
    viewport?.focus();
  };
}

function ifAiIsOn(act: () => void): void {
  if (useSettingsStore.getState().isAiOn) act();
}

function withFinding(act: (trackingUID: string) => void): void {
  // Nobody decides on what is not on the screen.
  if (!useViewerStore.getState().isAiVisible) {
    actions.toggleAi();
    return;
  }
  const trackingUID = findingInHand();
  if (trackingUID !== null) act(trackingUID);
}

/** The selected finding; without one, the first that awaits a decision. None while one is edited. */
function findingInHand(): string | null {
  const { selectedUID, draft } = useViewerStore.getState();
  if (draft !== null) return null;
  if (selectedUID !== null) return selectedUID;
  const findings = useReviewStore.getState().presented?.findings ?? [];
  const first = findings.find(({ status }) => status === 'pending');
  return first?.original.trackingUID ?? null;
}

/** From the image to the finding's sentence, and back. */
function jumpBetween(viewport: ViewportHandle | null): void {
  const trackingUID = findingInHand();
  if (trackingUID === null) return;
  actions.selectFinding(trackingUID);
  const sentence = document.querySelector<HTMLElement>(`[data-sentence-of="${trackingUID}"]`);
  if (sentence === null || document.activeElement === sentence) viewport?.focus();
  else sentence.focus();
}
