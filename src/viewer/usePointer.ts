import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { PointInCanvas } from './affine';
import type { Gesture } from './gestures';
import { createTouches, type Pinch } from './touches';

export interface PointerPress {
  readonly at: PointInCanvas;
  readonly button: 'left' | 'middle' | 'right';
  /** The finding whose label was pressed, if any. */
  readonly labelOf: string | null;
}

interface PointerEvents {
  readonly begin: (press: PointerPress) => Gesture | null;
  readonly onHover: (at: PointInCanvas | null, labelOf: string | null) => void;
  readonly onPinch: (pinch: Pinch) => void;
  readonly onWheel: (at: PointInCanvas, deltaY: number, isZoom: boolean) => void;
}

/** Below this way, in CSS pixels, a press is a click. */
const clickReach = 4;
/** A finger is less steady than a mouse, and rests this long for what the right button does. */
const touchReach = 10;
const restMs = 500;
/** Firefox reports a wheel's way in lines. */
const lineHeight = 33;
const buttons = ['left', 'middle', 'right'] as const;

function labelUnder(target: EventTarget | null): string | null {
  const label = target instanceof Element ? target.closest('[data-label-of]') : null;
  return label?.getAttribute('data-label-of') ?? null;
}

/** Turns an element's pointer and wheel events into gestures; gives a way to drop the current one. */
export function usePointer(
  elementRef: RefObject<HTMLElement | null>,
  events: PointerEvents,
): () => boolean {
  const begin = useEffectEvent(events.begin);
  const onHover = useEffectEvent(events.onHover);
  const onPinch = useEffectEvent(events.onPinch);
  const onWheel = useEffectEvent(events.onWheel);
  const currentRef = useRef<Gesture | null>(null);

  useEffect(() => {
    const element = elementRef.current;
    if (!element) return;
    let press: { id: number; start: PointInCanvas; last: PointInCanvas; hasMoved: boolean } | null =
      null;
    const touches = createTouches();
    let isPinching = false;
    let resting: number | undefined;
    /** What was begun is undone: it turned out to be something else. */
    const abandon = () => {
      window.clearTimeout(resting);
      currentRef.current?.cancel();
      currentRef.current = null;
    };
    const pointOf = (event: MouseEvent): PointInCanvas => {
      const bounds = element.getBoundingClientRect();
      return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    };
    const down = (event: PointerEvent) => {
      const button = buttons[event.button];
      const isTouch = event.pointerType === 'touch';
      if (isTouch) touches.put(event.pointerId, pointOf(event));
      if (isTouch && touches.count() > 1) {
        event.preventDefault();
        element.setPointerCapture(event.pointerId);
        abandon();
        press = null;
        isPinching = true;
      }
      if (press || isPinching || !button) return;
      // No selection, no autoscroll of the middle button; the focus has to be set by hand then.
      event.preventDefault();
      element.focus({ preventScroll: true, focusVisible: false });
      const at = pointOf(event);
      currentRef.current = begin({ at, button, labelOf: labelUnder(event.target) });
      if (!currentRef.current) return;
      press = { id: event.pointerId, start: at, last: at, hasMoved: false };
      element.setPointerCapture(event.pointerId);
      if (!isTouch || currentRef.current.isOfView !== true) return;
      resting = window.setTimeout(() => {
        if (press?.hasMoved !== false) return;
        abandon();
        currentRef.current = begin({ at, button: 'right', labelOf: null });
      }, restMs);
    };
    const move = (event: PointerEvent) => {
      const at = pointOf(event);
      const isTouch = event.pointerType === 'touch';
      const pinch = isTouch ? touches.move(event.pointerId, at) : null;
      if (pinch) onPinch(pinch);
      if (isPinching || (isTouch && !press)) return;
      if (!press) {
        onHover(at, labelUnder(event.target));
        return;
      }
      if (event.pointerId !== press.id) return;
      if (!press.hasMoved) {
        press.hasMoved =
          Math.hypot(at.x - press.start.x, at.y - press.start.y) >=
          (isTouch ? touchReach : clickReach);
      }
      if (press.hasMoved) {
        currentRef.current?.move(at, { x: at.x - press.last.x, y: at.y - press.last.y });
        press.last = at;
      }
    };
    const finish = (event: PointerEvent) => {
      touches.drop(event.pointerId);
      // A finger that stays after a pinch begins nothing of its own.
      if (touches.count() === 0) isPinching = false;
      window.clearTimeout(resting);
      if (event.pointerId !== press?.id) return;
      const gesture = currentRef.current;
      const { hasMoved } = press;
      press = null;
      currentRef.current = null;
      if (event.type === 'pointerup') gesture?.end(hasMoved);
      else gesture?.cancel();
    };
    const leave = () => {
      if (!press) onHover(null, null);
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const isByLine = event.deltaMode === WheelEvent.DOM_DELTA_LINE;
      onWheel(pointOf(event), event.deltaY * (isByLine ? lineHeight : 1), event.ctrlKey);
    };
    const prevent = (event: Event) => event.preventDefault();
    const abort = new AbortController();
    const { signal } = abort;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', finish, { signal });
    element.addEventListener('pointercancel', finish, { signal });
    element.addEventListener('pointerleave', leave, { signal });
    // React listens passively to the wheel, which could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { signal, passive: false });
    element.addEventListener('contextmenu', prevent, { signal });
    // A finger lifted while it moves would begin a fling, which nothing here follows and which swallows the next tap anywhere.
    element.addEventListener('touchmove', prevent, { signal, passive: false });
    return () => {
      abort.abort();
      abandon();
    };
  }, [elementRef]);

  return useCallback(() => {
    const gesture = currentRef.current;
    currentRef.current = null;
    gesture?.cancel();
    return gesture !== null;
  }, []);
}
