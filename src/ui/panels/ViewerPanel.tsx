import { useMeasurementStore, usePanesStore, useSessionStore, useViewerStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { clsx } from 'clsx';
import { useState, type RefObject } from 'react';
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

/** The viewports with their tools above and the line on the AI below. */
export function ViewerPanel(props: { readonly viewport: RefObject<ViewportHandle | null> }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const imageId = useSessionStore((session) => session.imageId);
  const { layout, panes, active, isMaximized } = usePanesStore();
  const viewer = useViewerStore();
  const [views] = useState(createLinkedViews);
  usePresentation(props.viewport);
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
        {panes.map((pane, index) => (
          <PaneView
            key={index}
            pane={pane}
            index={index}
            count={panes.length}
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
      <AiBar imageId={imageId} />
    </div>
  );
}
