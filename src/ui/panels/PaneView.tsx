import * as actions from '#actions';
import { isStack, type ListedImage } from '#domain';
import {
  emptyPane,
  imagesIn,
  usePanesStore,
  useSettingsStore,
  useViewerStore,
  type SectionContent,
} from '#state';
import { Viewport, type ViewportHandle, type ViewportState } from '#viewer';
import { clsx } from 'clsx';
import { memo, useCallback, useMemo, useState, type DragEvent, type RefObject } from 'react';
import { cornersOf, cornersOfSection, describeView } from '../cornerTexts';
import { draggedImage, draggedPrior } from '../draggedImage';
import { editModeOf } from '../editMode';
import { describeSize } from '../trueSize';
import type { LinkedViews } from '../linkedViews';
import { shownViews } from '../shownViews';
import { useAttention } from '../useAttention';
import { useCine } from '../useCine';
import { useLinks } from '../useGuides';
import { useListedImage } from '../useListedImage';
import { useMarks, useMarksOfCut, useShutters } from '../useMarks';
import { useOverlays } from '../useOverlays';
import { usePaneMeasurements } from '../usePaneMeasurements';
import { useSummary } from '../useSummary';
import { useTranslator } from '../useTranslator';
import { FrameNote } from './FrameNote';
import { ObjectView } from './ObjectView';
import { PaneGuides } from './PaneGuides';
import { PlaneChoice } from './PlaneChoice';
import { StackBar } from './StackBar';

interface PaneViewProps {
  readonly index: number;
  readonly count: number;
  readonly isActive: boolean;
  /** Behind the active viewport, which fills the stage. */
  readonly isHidden: boolean;
  /** Given to the active viewport, for keys and buttons to act on it. */
  readonly viewport: RefObject<ViewportHandle | null> | null;
  /** All viewports, for those that follow each other. */
  readonly views: LinkedViews;
}

/** One viewport with what is said over it. A click makes it the active one; a dropped series is shown in it. */
export const PaneView = memo(function PaneView({
  index,
  count,
  isActive,
  isHidden,
  viewport: viewportRef,
  views,
}: PaneViewProps) {
  const t = useTranslator();
  const viewer = useViewerStore();
  const pane = usePanesStore(({ panes }) => panes[index] ?? emptyPane);
  const { content, frame } = pane;
  const image = frame.status === 'ready' ? frame.image : null;
  const display = frame.status === 'ready' ? frame.frame.display : null;
  const isPreview = frame.status === 'ready' && frame.frame.isPreview === true;
  const section = content?.kind === 'section' ? content : null;
  // While a stack is scrolled, what is said is about the image that is still shown.
  const listed = useListedImage(
    (section ? null : image?.imageId) ?? imagesIn(pane)?.imageId ?? null,
  );
  const position = section ?? positionIn(listed);
  useCine(index, pane.isPlaying, image?.framesPerSecond ?? null);
  const overlays = useOverlays(image);
  const marksOnImage = useMarks(section ? null : listed);
  const marksOnSection = useMarksOfCut((frame.status === 'ready' && frame.cut) || null);
  const shutters = useShutters(section ? null : listed);
  const attention = useAttention(image);
  const measuring = usePaneMeasurements(index, image, isActive);
  const banner = useSummary(image?.imageId ?? null, true);
  const drop = useSeriesDrop(index);
  const corners = useMemo(() => {
    if (!image || !listed) return {};
    const { study, series } = listed;
    return section
      ? cornersOfSection(t, study, series, section, image)
      : cornersOf(t, study, series, image);
  }, [t, listed, image, section]);
  const mouse = useSettingsStore((settings) => settings.mouse);
  const screenMmPerPixel = useSettingsStore((settings) => settings.screenMmPerPixel);
  const links = useLinks(count);
  const describe = useCallback(
    (state: ViewportState, scale: number) => [
      ...describeSize(t, image, scale, screenMmPerPixel),
      ...describeView(t, image, display, state),
      ...links,
      ...(isPreview ? [t('viewer.preview')] : []),
    ],
    [t, image, display, screenMmPerPixel, links, isPreview],
  );
  const tellViewChange = useCallback(() => views.follow(index), [views, index]);
  const attach = useCallback(
    (handle: ViewportHandle) => {
      views.put(index, handle);
      shownViews.add(handle);
      if (viewportRef) viewportRef.current = handle;
      return () => {
        views.remove(index, handle);
        shownViews.remove(handle);
        if (viewportRef?.current === handle) viewportRef.current = null;
      };
    },
    [views, index, viewportRef],
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
        ref={attach}
        image={image}
        frame={frame.status === 'ready' ? frame.frame : null}
        stack={stackOf(listed, section)}
        label={
          count === 1 ? t('reading.viewer') : t('reading.viewerOf', { number: index + 1, count })
        }
        tool={viewer.tool}
        rightTool={mouse.right}
        wheel={position.count > 1 || mouse.singleWheel === 'series' ? 'scroll' : 'zoom'}
        overlays={overlays}
        marks={section ? marksOnSection : marksOnImage}
        shutters={shutters}
        attention={attention}
        guides={<PaneGuides pane={index} series={listed?.series ?? null} />}
        arePlanesVisible={viewer.arePlanesVisible}
        isHidden={!viewer.isAiVisible || viewer.isPeeking}
        opacity={viewer.overlayOpacity}
        measuring={measuring}
        editMode={isActive ? editModeOf(viewer.regionTool) : 'none'}
        brushRadius={viewer.brushRadius}
        corners={corners}
        describeState={describe}
        banner={image && !section ? banner : null}
        onRegionHover={actions.highlightFinding}
        onRegionSelect={actions.selectFinding}
        onRegionEdited={actions.regionDrawn}
        onBoxDrawn={actions.boxDrawn}
        onPoint={(point) => void actions.pointAt(index, point)}
        onViewChange={tellViewChange}
        onScroll={(by) =>
          position.count > 1
            ? actions.stepImage(by, index)
            : actions.stepSeries(by > 0 ? 1 : -1, index)
        }
        onPainted={(imageId) => actions.imagePainted(imageId, index)}
        onFail={(error) => actions.viewerFailed(error, index)}
      />
      {content?.kind === 'object' && <ObjectView SOPInstanceUID={content.SOPInstanceUID} />}
      {frame.status === 'none' && content === null && count > 1 && (
        <p className="viewer-note quiet">{t('reading.emptyViewer')}</p>
      )}
      <FrameNote frame={frame} onRetry={() => actions.reloadPane(index)} />
      {position.count > 1 && (
        <StackBar pane={index} index={position.index} count={position.count} />
      )}
      {hasPlanes(listed) && <PlaneChoice pane={index} section={section} />}
    </div>
  );
});

/** What may make a volume; a stack that does not says so when it is asked. */
const hasPlanes = (listed: ListedImage | null): boolean =>
  listed !== null && listed.image.plane !== null && listed.series.images.length > 2;

function positionIn(listed: ListedImage | null): { index: number; count: number } {
  if (!listed) return { index: 0, count: 0 };
  const { images } = listed.series;
  return { index: images.indexOf(listed.image), count: images.length };
}

function stackOf(listed: ListedImage | null, section: SectionContent | null): string | null {
  if (!listed || !isStack(listed.series)) return null;
  return `${listed.series.SeriesInstanceUID} ${section?.plane ?? ''}`;
}

/** Shows what is dragged here from the list of series. Files are the page's business. */
function useSeriesDrop(index: number) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!draggedImage.isIn(event.dataTransfer) && !draggedPrior.isIn(event.dataTransfer)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const prior = draggedPrior.read(event.dataTransfer);
      if (prior !== null) {
        event.preventDefault();
        void actions.fetchPrior(prior, index);
        return;
      }
      const imageId = draggedImage.read(event.dataTransfer);
      if (imageId === null) return;
      event.preventDefault();
      void actions.activatePane(index).then(() => actions.showImage(imageId, index));
    },
  };
  return { isOver, handlers };
}
