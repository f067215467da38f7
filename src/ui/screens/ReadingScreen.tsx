import { peek } from '#actions';
import { useSessionStore, useWorklistStore } from '#state';
import { preloadPainter, type ViewportHandle } from '#viewer';
import { useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ScreenProps } from '../App';
import { namePatient } from '../namePatient';
import { FindingsPanel } from '../panels/FindingsPanel';
import { ReadingHeader } from '../panels/ReadingHeader';
import { ReportPanel } from '../panels/ReportPanel';
import { SeriesStrip } from '../panels/SeriesStrip';
import { Tour } from '../panels/Tour';
import { ViewerPanel } from '../panels/ViewerPanel';
import { runCommand, type ReadingCommand } from '../commands/runCommand';
import { useKeys } from '../commands/useKeys';
import { useScreenCommands } from '../commands/useScreenCommands';
import { useTranslator } from '../useTranslator';
import './reading.css';
import './findings.css';
import './report.css';

export { preloadPainter };

/** The reading screen: image in the middle, series at the left, findings and report at the right. */
export function ReadingScreen({ ref, onOverlay }: ScreenProps) {
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

  const run = (command: ReadingCommand) =>
    runCommand(command, {
      viewport: viewport.current,
      openOverlay: onOverlay,
      openRejectMenu: setRejectingUID,
    });
  useKeys('reading', run, { command: 'toggleAi', onHold: peek });
  useScreenCommands(ref, 'reading', run);

  if (!study) return null;
  return (
    <div className="reading">
      <ReadingHeader study={study} onOverlay={onOverlay} />
      <Tour />
      <main className="reading-body">
        <Group orientation="horizontal">
          <Panel minSize="400px">
            <div className="image-side">
              <SeriesStrip study={study} />
              <ViewerPanel viewport={viewport} />
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
      </main>
    </div>
  );
}
