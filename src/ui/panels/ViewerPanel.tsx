import * as actions from '#actions';
import type { Study } from '#domain';
import { useReadingStore, useReviewStore, useSessionStore, useViewerStore } from '#state';
import { letterboxOf, Viewport, type ViewportHandle } from '#viewer';
import { useCallback, useMemo, type RefObject } from 'react';
import { describeView, cornersOf } from '../cornerTexts';
import { useOverlays } from '../useOverlays';
import { useSummary } from '../useSummary';
import { useTranslator } from '../useTranslator';
import { AiBar } from './AiBar';
import { FrameNote } from './FrameNote';
import { ViewerToolbar } from './ViewerToolbar';

interface ViewerPanelProps {
  readonly study: Study;
  readonly viewport: RefObject<ViewportHandle | null>;
}

/** The image with its tools above and the line on the AI below. */
export function ViewerPanel({ study, viewport }: ViewerPanelProps) {
  const t = useTranslator();
  const { imageId, frame } = useSessionStore();
  const viewer = useViewerStore();
  const image = useImage(study, imageId);
  const overlays = useOverlays(image);
  const attention = useAttention(image);
  const banner = useSummary(imageId);
  const corners = useMemo(() => (image ? cornersOf(t, study, image) : {}), [t, study, image]);
  const describe = useCallback(
    (state: Parameters<typeof describeView>[1]) => describeView(t, state),
    [t],
  );
  const hint =
    viewer.regionTool === 'draw-box'
      ? t('viewer.addHint')
      : viewer.regionTool !== 'none'
        ? t('viewer.regionHint')
        : attention && t('viewer.attention');

  return (
    <div className="viewer">
      <ViewerToolbar viewport={viewport} />
      <div className="viewer-stage">
        <Viewport
          ref={viewport}
          image={image}
          frame={frame.status === 'ready' ? frame.frame : null}
          label={t('reading.viewer')}
          tool={viewer.tool}
          wheel={seriesLength(study, imageId) > 1 ? 'scroll' : 'zoom'}
          overlays={overlays}
          attention={attention}
          isHidden={!viewer.isAiVisible || viewer.isPeeking}
          opacity={viewer.overlayOpacity}
          editMode={viewer.regionTool}
          brushRadius={viewer.brushRadius}
          corners={corners}
          describeState={describe}
          banner={banner}
          onRegionHover={actions.highlightFinding}
          onRegionSelect={actions.selectFinding}
          onRegionEdited={actions.regionDrawn}
          onBoxDrawn={actions.boxDrawn}
          onScroll={actions.stepImage}
          onPainted={actions.imagePainted}
          onFail={actions.viewerFailed}
        />
        <FrameNote frame={frame} />
        {hint && <p className="viewer-hint">{hint}</p>}
      </div>
      <AiBar imageId={imageId} />
    </div>
  );
}

function useImage(study: Study, imageId: string | null) {
  return useMemo(() => {
    const images = study.series.flatMap((series) => series.images);
    return images.find((image) => image.imageId === imageId) ?? null;
  }, [study, imageId]);
}

function seriesLength(study: Study, imageId: string | null): number {
  const has = ({ images }: Study['series'][number]) =>
    images.some((image) => image.imageId === imageId);
  return study.series.find(has)?.images.length ?? 0;
}

/** The heat map that was asked for, if the model that made it is known and the image is its own. */
function useAttention(image: ReturnType<typeof useImage>) {
  const attentionUID = useViewerStore((state) => state.attentionUID);
  const reading = useReadingStore((state) => (image ? state.readings[image.imageId] : undefined));
  const language = useReviewStore((state) => state.presented?.review.language);
  const size = useReadingStore((state) => state.manifest?.input.size ?? defaultInputSize);
  return useMemo(() => {
    if (!image || attentionUID === null || reading?.status !== 'done') return null;
    const finding = reading.reading.findings.find((each) => each.trackingUID === attentionUID);
    // Of the sentence that is on screen, where it has one.
    const maps = finding?.attention ?? {};
    const attention = maps[language ?? 'en'] ?? Object.values(maps)[0];
    return attention ? { attention, letterbox: letterboxOf(image, size) } : null;
  }, [image, attentionUID, reading, size, language]);
}

/** Where a reading was kept from an earlier visit and its package is not loaded yet. */
const defaultInputSize = 512;
