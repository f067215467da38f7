import { useImperativeHandle, type Ref, type RefObject } from 'react';
import type { Image } from '#domain';
import type { ChangeStage, Stage } from './gestures';
import type { ViewportState } from './painter';
import {
  fitScale,
  flipHorizontally,
  flipVertically,
  panBy,
  placeToFit,
  rotateBy,
  zoomBy,
} from './placement';
import { presentedState } from './presentedState';
import { openingState } from './usePainter';
import type { ViewportHandle } from './viewportProps';
import { findAutoWindow, listWindowPresets } from './windowLevel';

const zoomStep = 1.25;

interface Commanded {
  readonly image: Image | null;
  readonly rootRef: RefObject<HTMLElement | null>;
  readonly getStage: () => Stage | null;
  readonly change: ChangeStage;
  /** The same, without telling those who follow. */
  readonly changeQuietly: ChangeStage;
  readonly cancelGesture: () => boolean;
  readonly dropMeasure: () => void;
  readonly isMeasuring: boolean;
}

/** Makes a viewport obey keys and buttons. */
export function useViewportHandle(ref: Ref<ViewportHandle> | undefined, commanded: Commanded) {
  const {
    image,
    rootRef,
    getStage,
    change,
    changeQuietly,
    cancelGesture,
    dropMeasure,
    isMeasuring,
  } = commanded;
  useImperativeHandle(ref, (): ViewportHandle => {
    const alter = (update: (state: ViewportState) => ViewportState) =>
      change(({ state }) => update(state));
    const zoom = (factor: number) =>
      change(({ state, grid, canvas }) => ({ ...state, ...zoomBy(state, grid, canvas, factor) }));
    return {
      zoomIn: () => zoom(zoomStep),
      zoomOut: () => zoom(1 / zoomStep),
      panBy: (x, y) =>
        change(({ state, grid, canvas }) => ({
          ...state,
          ...panBy(state, grid, canvas, { x, y }),
        })),
      fit: () => change(({ state, grid }) => ({ ...state, ...placeToFit(grid, state) })),
      setScale: (scale) =>
        change(({ state, grid, canvas }) => ({
          ...state,
          zoom: scale / fitScale(grid, canvas, state.rotation),
        })),
      getImage: () => image,
      reset: () => change(({ state, display }) => (image ? openingState(image, display) : state)),
      rotateRight: () => alter((state) => rotateBy(state, 90)),
      rotateLeft: () => alter((state) => rotateBy(state, -90)),
      flipHorizontal: () => alter(flipHorizontally),
      flipVertical: () => alter(flipVertically),
      invert: () => alter((state) => ({ ...state, isInverted: !state.isInverted })),
      setWindow: (center, width) => alter((state) => ({ ...state, window: { center, width } })),
      setWindowPreset: (n) =>
        change(({ state, display }) => {
          const preset = image ? listWindowPresets(image, display)[n - 1] : undefined;
          return preset ? { ...state, window: preset.window } : state;
        }),
      autoWindow: () =>
        change(({ state, display }) =>
          image ? { ...state, window: findAutoWindow(image, display) } : state,
        ),
      listWindows: () => {
        const stage = getStage();
        return image && stage ? listWindowPresets(image, stage.display) : [];
      },
      getState: () => getStage()?.state ?? null,
      setState: (partial) => alter((state) => ({ ...state, ...partial })),
      getView: () => {
        const stage = getStage();
        return image && stage ? { image, stage } : null;
      },
      follow: (placement) => changeQuietly(({ state }) => ({ ...state, ...placement })),
      present: (view) => change((stage) => presentedState(stage, view)),
      cancelEdit: () => {
        const isDropped = cancelGesture();
        dropMeasure();
        return isDropped || isMeasuring;
      },
      focus: () => rootRef.current?.focus({ preventScroll: true }),
    };
  }, [image, rootRef, getStage, change, changeQuietly, cancelGesture, dropMeasure, isMeasuring]);
}
