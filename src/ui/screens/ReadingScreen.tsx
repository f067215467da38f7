import * as actions from '#actions';
import { useReviewStore, useSessionStore, useViewerStore, useWorklistStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { OverlayId } from '../App';
import { namePatient } from '../namePatient';
import { FindingsPanel } from '../panels/FindingsPanel';
import { ReadingHeader } from '../panels/ReadingHeader';
import { ReportPanel } from '../panels/ReportPanel';
import { SeriesStrip } from '../panels/SeriesStrip';
import { ViewerPanel } from '../panels/ViewerPanel';
import { useKeys } from '../useKeys';
import { useTranslator } from '../useTranslator';
import './reading.css';
import './findings.css';
import './report.css';

/** The reading screen: image in the middle, series at the left, findings and report at the right. */
export function ReadingScreen({ onOverlay }: { readonly onOverlay: (id: OverlayId) => void }) {
  const t = useTranslator();
  const viewport = useRef<ViewportHandle>(null);
  const StudyInstanceUID = useSessionStore((session) => session.StudyInstanceUID);
  const study = useWorklistStore((state) =>
    state.studies.find((each) => each.StudyInstanceUID === StudyInstanceUID),
  );
  /** The finding whose menu of reasons is open. */
  const [rejectingUID, setRejectingUID] = useState<string | null>(null);
  const name = study ? namePatient(t, study) : '';
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);

  const view = (command: (handle: ViewportHandle) => void) => () => {
    if (viewport.current) command(viewport.current);
  };
  const preset = (n: number) => view((handle) => handle.setWindowPreset(n));
  const withSelected = (act: (trackingUID: string) => void) => () => {
    const selected = selectedFinding();
    if (selected !== null) act(selected);
  };
  useKeys(
    {
      zoomTool: () => actions.chooseTool('zoom'),
      zoomIn: view((handle) => handle.zoomIn()),
      zoomOut: view((handle) => handle.zoomOut()),
      fit: view((handle) => handle.fit()),
      rotateRight: view((handle) => handle.rotateRight()),
      rotateLeft: view((handle) => handle.rotateLeft()),
      flipHorizontal: view((handle) => handle.flipHorizontal()),
      flipVertical: view((handle) => handle.flipVertical()),
      invert: view((handle) => handle.invert()),
      reset: view((handle) => handle.reset()),
      preset1: preset(1),
      preset2: preset(2),
      preset3: preset(3),
      preset4: preset(4),
      previousImage: () => actions.stepImage(-1),
      nextImage: () => actions.stepImage(1),
      firstImage: () => actions.stepImage('first'),
      lastImage: () => actions.stepImage('last'),
      previousSeries: () => actions.stepSeries(-1),
      nextSeries: () => actions.stepSeries(1),
      cancel: () => {
        if (viewport.current?.cancelEdit() !== true) actions.cancelUnderWay();
      },
      undo: actions.undo,
      redo: actions.redo,
      nextFinding: () => actions.stepFinding(1),
      previousFinding: () => actions.stepFinding(-1),
      accept: withSelected((uid) => void actions.acceptFinding(uid)),
      reject: withSelected(setRejectingUID),
      editRegion: withSelected((uid) => actions.startEditing(uid, true)),
      toggleAi: actions.toggleAi,
      jump: () => jumpBetween(viewport.current),
      sign: () => void actions.signReport(),
      signAndNext: () => void actions.signAndOpenNext(),
      skip: actions.skipToNext,
      help: () => onOverlay('help'),
    },
    { command: 'toggleAi', onHold: actions.peek },
  );

  if (!study) return null;
  return (
    <div className="reading">
      <ReadingHeader study={study} onOverlay={onOverlay} />
      <Group orientation="horizontal" className="reading-body">
        <Panel minSize="400px">
          <div className="image-side">
            <SeriesStrip study={study} />
            <ViewerPanel study={study} viewport={viewport} />
          </div>
        </Panel>
        <Separator className="separator is-vertical" />
        <Panel
          defaultSize="400px"
          minSize="300px"
          maxSize="60%"
          groupResizeBehavior="preserve-pixel-size"
        >
          <Group orientation="vertical" className="side">
            <Panel minSize="120px" defaultSize="52%">
              <FindingsPanel rejectingUID={rejectingUID} onRejecting={setRejectingUID} />
            </Panel>
            <Separator className="separator is-horizontal" />
            <Panel minSize="120px">
              <ReportPanel />
            </Panel>
          </Group>
        </Panel>
      </Group>
    </div>
  );
}

/** The finding in hand; without one, the first that awaits a decision. */
function selectedFinding(): string | null {
  const { selectedUID, draft } = useViewerStore.getState();
  if (draft !== null) return null;
  if (selectedUID !== null) return selectedUID;
  const findings = useReviewStore.getState().presented?.findings ?? [];
  const first = findings.find(({ status }) => status === 'pending');
  return first?.original.trackingUID ?? null;
}

/** From the image to the selected finding's sentence, and back. */
function jumpBetween(viewport: ViewportHandle | null): void {
  const trackingUID = selectedFinding();
  const sentence = document.querySelector<HTMLElement>(`[data-sentence-of="${trackingUID}"]`);
  if (sentence === null || document.activeElement === sentence) viewport?.focus();
  else sentence.focus();
  if (trackingUID !== null) actions.selectFinding(trackingUID);
}
