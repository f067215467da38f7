import { useDeferredValue, useRef, useState } from 'react';
import { clsx } from 'clsx';
import type { PointInImage } from '#domain';
import { imageFromCanvas, type PointInCanvas } from './affine';
import { beginViewGesture, type Gesture } from './gestures';
import { Layers } from './Layers';
import { findMeasureGrip } from './measureGrip';
import { findItemAt, type OverlayItem } from './overlayItem';
import { panBy, zoomBy } from './placement';
import { useMaskEditing } from './useMaskEditing';
import { useMeasureKeys } from './useMeasureKeys';
import { useMeasuring } from './useMeasuring';
import { usePainter } from './usePainter';
import { usePointer, type PointerPress } from './usePointer';
import { useToldChange } from './useToldChange';
import { useViewportHandle } from './useViewportHandle';
import type { ViewportProps } from './viewportProps';
import './Viewport.css';

const noItems: readonly OverlayItem[] = [];
const wheelPerDoubling = 500;
const wheelPerImage = 50;
/** Browsers count a notch of a wheel as 100 to 120, and give those of a quick hand as one. */
const wheelPerNotch = 100;

/** One image with everything drawn over it: props in, events out. It fills its parent. */
export function Viewport({ ref, ...props }: ViewportProps) {
  const { image, frame, tool = 'window', rightTool = 'zoom', editMode = 'none' } = props;
  // New regions are traced one by one between other work: together they would hold up the hand.
  const overlays = useDeferredValue(props.overlays ?? noItems, noItems);
  const { brushRadius = 10, opacity = 1, isHidden = false } = props;
  const rootRef = useRef<HTMLDivElement>(null);
  const hostRef = useRef<HTMLDivElement>(null);
  const hoveredRef = useRef<string | null>(null);
  const scrolledRef = useRef(0);
  const [pointer, setPointer] = useState<PointInImage | null>(null);
  const editing = useMaskEditing();

  const {
    shown,
    painted,
    getStage,
    change: changeQuietly,
  } = usePainter(hostRef, image, frame, props.stack ?? null, {
    onStateChange: (state) => props.onStateChange?.(state),
    onPainted: (imageId) => props.onPainted?.(imageId),
    onFail: (error) => props.onFail?.(error),
  });

  const change = useToldChange(changeQuietly, props.onViewChange);

  const measured = painted && {
    imageId: painted.image.imageId,
    image: painted.display,
    canvasFromImage: painted.canvasFromImage,
    canvas: painted.canvas,
  };
  const measure = useMeasuring();
  useMeasureKeys(rootRef, props.measuring, measured);

  const selected = overlays.find((item) => item.isSelected) ?? null;
  const isEditing = editMode !== 'none';
  const isBrush = editMode === 'brush' || editMode === 'eraser';

  function pointOf(at: PointInCanvas): PointInImage | null {
    return painted ? imageFromCanvas(painted.canvasFromImage, at) : null;
  }

  function findUnder(at: PointInCanvas, labelOf: string | null): string | null {
    if (isHidden) return null;
    const point = pointOf(at);
    return labelOf ?? (point ? (findItemAt(overlays, point)?.trackingUID ?? null) : null);
  }

  function tellHover(trackingUID: string | null) {
    if (hoveredRef.current === trackingUID) return;
    hoveredRef.current = trackingUID;
    props.onRegionHover?.(trackingUID);
  }

  function begin({ at, button, labelOf }: PointerPress): Gesture | null {
    const stage = getStage();
    if (!stage || !painted) return null;
    const scroll = (by: number) => props.onScroll?.(by);
    if (button === 'middle') return beginViewGesture('pan', at, stage, change, scroll);
    if (button === 'right') return beginViewGesture(rightTool, at, stage, change, scroll);
    const drawing = props.measuring && measured && measure.begin(props.measuring, measured, at);
    if (drawing) return drawing;
    if (isEditing && !isHidden) {
      return editing.begin(
        {
          mode: editMode,
          brushRadius,
          mask: selected?.region.mask ?? null,
          image: painted.display,
          canvasFromImage: painted.canvasFromImage,
          onRegionEdited: (mask) => props.onRegionEdited?.(mask, selected?.trackingUID ?? null),
          onBoxDrawn: (box) => props.onBoxDrawn?.(box),
        },
        at,
      );
    }
    if (tool === 'crosshair') {
      const { canvasFromImage } = painted;
      const point = (to: PointInCanvas) => props.onPoint?.(imageFromCanvas(canvasFromImage, to));
      point(at);
      return { move: point, end: () => undefined, cancel: () => undefined };
    }
    const gesture = beginViewGesture(tool, at, stage, change, scroll);
    return {
      ...gesture,
      end: (hasMoved) => {
        if (hasMoved) return;
        const { measuring } = props;
        const grip = measuring && findMeasureGrip(measuring.items, painted.canvasFromImage, at);
        if (grip) {
          measuring.onSelect(grip.item.trackingUID);
          return;
        }
        const under = findUnder(at, labelOf);
        if (under !== null) props.onRegionSelect?.(under);
      },
    };
  }

  const cancelGesture = usePointer(rootRef, {
    begin,
    onHover: (at, labelOf) => {
      measure.hover(measured, at);
      tellHover(at && !isEditing ? findUnder(at, labelOf) : null);
      if (isBrush || pointer) setPointer(at && isBrush ? pointOf(at) : null);
    },
    onPinch: ({ center, by, factor }) =>
      change(({ state, grid, canvas }) => {
        const zoomed = { ...state, ...zoomBy(state, grid, canvas, factor, center) };
        return { ...zoomed, ...panBy(zoomed, grid, canvas, by) };
      }),
    onWheel: (at, deltaY, isZoom) => {
      const wheel = props.wheel ?? ((image?.NumberOfFrames ?? 1) > 1 ? 'scroll' : 'zoom');
      if (wheel === 'scroll' && !isZoom) {
        // A notch of a wheel is one image; a touchpad's small steps add up to one.
        scrolledRef.current += deltaY;
        const way = Math.abs(scrolledRef.current);
        if (way < wheelPerImage) return;
        const images = Math.max(1, Math.floor(way / wheelPerNotch));
        props.onScroll?.(Math.sign(scrolledRef.current) * images);
        scrolledRef.current = 0;
        return;
      }
      change(({ state, grid, canvas }) => ({
        ...state,
        ...zoomBy(state, grid, canvas, 2 ** (-deltaY / wheelPerDoubling), at),
      }));
    },
  });

  useViewportHandle(ref, {
    image,
    rootRef,
    getStage,
    change,
    changeQuietly,
    cancelGesture,
    dropMeasure: measure.drop,
    isMeasuring: measure.draft !== null,
  });

  return (
    <div
      ref={rootRef}
      className={clsx(
        'viewport',
        isEditing && `is-editing-${editMode}`,
        props.measuring?.tool && 'is-measuring',
      )}
      role="application"
      aria-label={props.label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the app's viewer keys act on it
      tabIndex={0}
      data-tool={tool}
    >
      <div ref={hostRef} className={clsx('viewport-host', !shown && 'is-empty')} />
      {shown && (
        <Layers
          painted={shown}
          isCurrent={painted !== null}
          image={image}
          planes={(props.arePlanesVisible ?? true) ? frame?.overlayPlanes : undefined}
          shutters={props.shutters}
          guides={props.guides}
          attention={props.attention}
          marks={props.marks}
          overlays={overlays}
          isHidden={isHidden}
          opacity={opacity}
          editMode={editMode}
          edited={editing.draft}
          brush={isBrush && pointer ? { at: pointer, radius: brushRadius } : null}
          measuring={props.measuring}
          measured={measure.draft}
          tail={measure.tail}
          corners={props.corners}
          describeState={props.describeState}
        />
      )}
      {props.banner && <div className="viewport-banner">{props.banner}</div>}
    </div>
  );
}
