import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { DisplayPixels, Image } from '#domain';
import type { Affine, SizeInCanvas } from './affine';
import type { ChangeStage, Stage } from './gestures';
import { hangImage } from './orientation';
import { createPainter, type Painter, type ViewportState } from './painter';
import { gridOf, placeToFit } from './placement';
import type { ViewportFrame } from './viewportProps';
import { findFirstWindow, followWindow } from './windowLevel';

/** What is on the screen now: all that is drawn over the image follows this. */
export interface Painted {
  readonly image: Image;
  readonly stack: string | null;
  readonly display: DisplayPixels;
  readonly state: ViewportState;
  readonly canvas: SizeInCanvas;
  readonly canvasFromImage: Affine;
}

/** Uptake is read dark on white. */
const isReadDarkOnWhite = ({ Modality }: Image, { isColor, isInverted }: DisplayPixels): boolean =>
  Modality === 'PT' && !isColor && !isInverted;

/** How an image opens. */
export function openingState(image: Image, display: DisplayPixels): ViewportState {
  const grid = gridOf(image, display.width, display.height);
  return {
    ...placeToFit(grid, hangImage(image.PatientOrientation)),
    window: findFirstWindow(image, display),
    isInverted: isReadDarkOnWhite(image, display),
  };
}

/** How an image of the same stack is shown after the one before. */
function followState({ state, display }: Shown, image: Image, next: DisplayPixels): ViewportState {
  const window = followWindow(state.window, display, image, next);
  return window === state.window ? state : { ...state, window };
}

interface PainterEvents {
  readonly onStateChange: (state: ViewportState) => void;
  /** A new image is on the screen. */
  readonly onPainted: (imageId: string) => void;
  readonly onFail: (error: unknown) => void;
}

interface Shown extends Pick<Painted, 'image' | 'stack' | 'display'> {
  state: ViewportState;
  isNew: boolean;
}

/** Frames and slices follow each other; any other image begins anew. */
function isScrolledFrom(
  before: Pick<Painted, 'image' | 'stack'>,
  image: Image,
  stack: string | null,
) {
  if (before.image.SOPInstanceUID === image.SOPInstanceUID) return true;
  return stack !== null && before.stack === stack;
}

/** The one before where it says the same, so that what is drawn by it need not be drawn again. */
function keepEqual<T extends object>(before: T | undefined, now: T): T {
  const isSame =
    before && Object.entries(now).every(([key, value]) => Reflect.get(before, key) === value);
  return isSame ? before : now;
}

/** Keeps a painter alive in the element and an image in the painter. */
export function usePainter(
  hostRef: RefObject<HTMLDivElement | null>,
  image: Image | null,
  frame: ViewportFrame | null,
  stack: string | null,
  events: PainterEvents,
) {
  const [painter, setPainter] = useState<Painter | null>(null);
  const [painted, setPainted] = useState<Painted | null>(null);
  const painterRef = useRef<Painter | null>(null);
  const shownRef = useRef<Shown | null>(null);
  const display = frame?.display ?? null;

  const fail = useEffectEvent((error: unknown) => events.onFail(error));
  const tellPainted = useEffectEvent((imageId: string) => events.onPainted(imageId));
  const follow = useEffectEvent(() => {
    const shown = shownRef.current;
    const current = painterRef.current;
    if (!shown || !current) return;
    const { state, isNew } = shown;
    const { image: of, stack: through, display: pixels } = shown;
    shown.isNew = false;
    // In the very frame in which the image was drawn, so that overlays never trail behind it.
    flushSync(() =>
      setPainted((before) => ({
        image: of,
        stack: through,
        display: pixels,
        state,
        canvas: keepEqual(before?.canvas, current.size),
        canvasFromImage: keepEqual(before?.canvasFromImage, current.canvasFromImage),
      })),
    );
    events.onStateChange(state);
    // What follows a new image, as reading it, must not hold up the frame in which it reaches the screen.
    if (isNew) window.setTimeout(() => tellPainted(of.imageId));
  });

  useEffect(() => {
    const host = hostRef.current;
    if (!host) return;
    let isGone = false;
    let made: Painter | null = null;
    createPainter(
      host,
      () => follow(),
      (error) => fail(error),
    ).then(
      (created) => {
        if (isGone) {
          created.dispose();
          return;
        }
        made = created;
        painterRef.current = created;
        setPainter(created);
      },
      (error: unknown) => {
        if (!isGone) fail(error);
      },
    );
    const observer = new ResizeObserver(() => {
      const current = painterRef.current;
      current?.resize();
      if (shownRef.current) current?.paint(shownRef.current.state);
    });
    observer.observe(host);
    return () => {
      isGone = true;
      observer.disconnect();
      made?.dispose();
      painterRef.current = null;
      setPainter(null);
    };
  }, [hostRef]);

  useEffect(() => {
    if (!painter || !image || !display) return;
    const before = shownRef.current;
    let isStale = false;
    painter.show(display, gridOf(image, display.width, display.height)).then(
      () => {
        if (isStale) return;
        // Window, zoom and turn stay while a stack is scrolled; another image opens in its own way.
        const isSame = before !== null && isScrolledFrom(before, image, stack);
        const state = isSame ? followState(before, image, display) : openingState(image, display);
        shownRef.current = { image, display, stack, state, isNew: true };
        painter.paint(state);
      },
      (error: unknown) => {
        if (!isStale) fail(error);
      },
    );
    return () => {
      isStale = true;
    };
  }, [painter, image, display, stack]);

  /** The image on show, or null while there is none. */
  const getStage = useCallback((): Stage | null => {
    const shown = shownRef.current;
    const current = painterRef.current;
    if (!shown || !current) return null;
    const { width, height } = shown.display;
    return {
      state: shown.state,
      display: shown.display,
      grid: gridOf(shown.image, width, height),
      canvas: current.size,
    };
  }, []);

  const change: ChangeStage = useCallback(
    (update) => {
      const stage = getStage();
      const shown = shownRef.current;
      if (!stage || !shown) return;
      shown.state = update(stage);
      painterRef.current?.paint(shown.state);
    },
    [getStage],
  );

  const isCurrent = painted !== null && painted.display === display;
  const isKept =
    painted !== null && image !== null && display !== null && isScrolledFrom(painted, image, stack);
  return {
    /** The image asked for, once it is on the screen. */
    painted: isCurrent ? painted : null,
    /** That, or the one of its stack that is still there. */
    shown: isCurrent || isKept ? painted : null,
    getStage,
    change,
  };
}
