import { useMeasurementStore, usePanesStore, useViewerStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { clsx } from 'clsx';
import { memo, useState, type RefObject } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { hintOf } from '../editMode';
import { createLinkedViews } from '../linkedViews';
import { usePresentation } from '../usePresentation';
import { useTranslator } from '../useTranslator';
import { AiBar } from './AiBar';
import { ObjectPanel } from './ObjectPanel';
import { PaneView } from './PaneView';
import { ViewerToolbar } from './ViewerToolbar';
import { VolumeProgress } from './VolumeProgress';

interface ViewerPanelProps {
  readonly viewport: RefObject<ViewportHandle | null>;
}

/** The viewports with their tools above and the line on the AI below. None of it is drawn anew while a stack is scrolled. */
export const ViewerPanel = memo(function ViewerPanel(props: ViewerPanelProps) {
  const t = useTranslator();
  const keys = useKeyWords();
  const layout = usePanesStore((state) => state.layout);
  const count = usePanesStore(({ panes }) => panes.length);
  const active = usePanesStore((state) => state.active);
  const isMaximized = usePanesStore((state) => state.isMaximized);
  const viewer = useViewerStore();
  const [views] = useState(createLinkedViews);
  const isProposing = useMeasurementStore((state) => state.isProposing);
  const hint =
    (isProposing
      ? t('measure.proposing', { cancel: keys.said('cancel') })
      : hintOf(t, viewer.regionTool, keys.said('cancel'))) ??
    (viewer.attentionUID !== null && t('viewer.attention'));
  const { rows, columns } = isMaximized ? { rows: 1, columns: 1 } : layout;
  const hasTallFirst = !isMaximized && layout.hasTallFirst === true;

  return (
    <div className="viewer">
      <ViewerToolbar viewport={props.viewport} />
      <div
        className={clsx('viewer-stage', hasTallFirst && 'has-tall-first')}
        style={{ gridTemplate: `repeat(${rows}, 1fr) / repeat(${columns}, 1fr)` }}
      >
        {Array.from({ length: count }, (_, index) => (
          <PaneView
            key={index}
            index={index}
            count={count}
            isActive={index === active}
            isHidden={isMaximized && index !== active}
            viewport={index === active ? props.viewport : null}
            views={views}
          />
        ))}
        <ObjectPanel />
        <VolumeProgress />
        {hint && <p className="viewer-hint">{hint}</p>}
      </div>
      <AiBar />
      <PresentationFollower {...props} />
    </div>
  );
});

/** Looks at every image that is painted, and so is no part of what holds the viewports. */
function PresentationFollower({ viewport }: ViewerPanelProps) {
  usePresentation(viewport);
  return null;
}
