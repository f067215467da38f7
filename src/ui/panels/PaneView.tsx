import * as actions from '#actions';
import { isStack } from '#domain';
import { imageIdOf, useViewerStore, type Pane } from '#state';
import { Viewport, type ViewportHandle } from '#viewer';
import { clsx } from 'clsx';
import { useCallback, useMemo, useState, type DragEvent, type RefObject } from 'react';
import { cornersOf, describeView } from '../cornerTexts';
import { draggedImage } from '../draggedImage';
import { editModeOf } from '../editMode';
import { useAttention } from '../useAttention';
import { useListedImage } from '../useListedImage';
import { useOverlays } from '../useOverlays';
import { useSummary } from '../useSummary';
import { useTranslator } from '../useTranslator';
import { FrameNote } from './FrameNote';

interface PaneViewProps {
  readonly pane: Pane;
  readonly index: number;
  readonly count: number;
  readonly isActive: boolean;
  /** Behind the active viewport, which fills the stage. */
  readonly isHidden: boolean;
  /** Given to the active viewport, for keys and buttons to act on it. */
  readonly viewport: RefObject<ViewportHandle | null> | null;
}

/** One viewport with what is said over it. A click makes it the active one; a dropped series is shown in it. */
export function PaneView({ pane, index, count, isActive, isHidden, viewport }: PaneViewProps) {
  const t = useTranslator();
  const viewer = useViewerStore();
  const { frame } = pane;
  const image = frame.status === 'ready' ? frame.image : null;
  const listed = useListedImage(image?.imageId ?? imageIdOf(pane));
  const overlays = useOverlays(image);
  const attention = useAttention(image);
  const banner = useSummary(image?.imageId ?? null);
  const drop = useSeriesDrop(index);
  const corners = useMemo(
    () => (image && listed ? cornersOf(t, listed.study, listed.series, image) : {}),
    [t, listed, image],
  );
  const describe = useCallback(
    (state: Parameters<typeof describeView>[1]) => describeView(t, state),
    [t],
  );
  const activate = () => void actions.activatePane(index);

  return (
    <div
      className={clsx('pane', count > 1 && isActive && 'is-active', drop.isOver && 'is-over')}
      data-active={isActive}
      hidden={isHidden}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
      {...drop.handlers}
    >
      <Viewport
        ref={viewport}
        image={image}
        frame={frame.status === 'ready' ? frame.frame : null}
        stack={listed && isStack(listed.series) ? listed.series.SeriesInstanceUID : null}
        label={
          count === 1 ? t('reading.viewer') : t('reading.viewerOf', { number: index + 1, count })
        }
        tool={viewer.tool}
        wheel={(listed?.series.images.length ?? 0) > 1 ? 'scroll' : 'zoom'}
        overlays={overlays}
        attention={attention}
        arePlanesVisible={viewer.arePlanesVisible}
        isHidden={!viewer.isAiVisible || viewer.isPeeking}
        opacity={viewer.overlayOpacity}
        editMode={isActive ? editModeOf(viewer.regionTool) : 'none'}
        brushRadius={viewer.brushRadius}
        corners={corners}
        describeState={describe}
        banner={image && banner}
        onRegionHover={actions.highlightFinding}
        onRegionSelect={actions.selectFinding}
        onRegionEdited={actions.regionDrawn}
        onBoxDrawn={actions.boxDrawn}
        onScroll={(by) => actions.stepImage(by, index)}
        onPainted={(imageId) => actions.imagePainted(imageId, index)}
        onFail={(error) => actions.viewerFailed(error, index)}
      />
      {frame.status === 'none' && count > 1 && (
        <p className="viewer-note quiet">{t('reading.emptyViewer')}</p>
      )}
      <FrameNote frame={frame} />
    </div>
  );
}

/** Shows what is dragged here from the list of series. Files are the page's business. */
function useSeriesDrop(index: number) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!draggedImage.isIn(event.dataTransfer)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const imageId = draggedImage.read(event.dataTransfer);
      if (imageId === null) return;
      event.preventDefault();
      void actions.activatePane(index).then(() => actions.showImage(imageId, index));
    },
  };
  return { isOver, handlers };
}
