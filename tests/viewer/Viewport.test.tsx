// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { areaOfMask, boxOfMask, type MaskInImage } from '#domain';
import { Viewport, type ViewportHandle, type ViewportProps } from '#viewer';
import { anImage } from '../builders/image';
import { anOverlay } from '../builders/overlayItem';
import type { Painter, ViewportState } from '../../src/viewer/painter';
import { canvasFromImage, gridOf } from '../../src/viewer/placement';
import { maskOfBox } from '../../src/viewer/maskEditing';

const canvas = { width: 400, height: 200 };
const painted: ViewportState[] = [];

// WebGL is the browser's edge: this painter reports where the image would lie and draws nothing.
vi.mock('../../src/viewer/painter', () => ({
  createPainter: (_: HTMLDivElement, onPainted: () => void): Promise<Painter> => {
    let last: ViewportState | null = null;
    const grid = gridOf({ spacing: null }, 200, 100);
    return Promise.resolve({
      show: () => Promise.resolve(),
      paint: (state) => {
        last = state;
        painted.push(state);
        queueMicrotask(() => act(onPainted));
      },
      resize: () => undefined,
      size: canvas,
      get canvasFromImage() {
        return last ? canvasFromImage(last, grid, canvas) : ([1, 0, 0, 1, 0, 0] as const);
      },
      dispose: () => undefined,
    });
  },
}));

const image = anImage({
  imageId: '1.2.3#1',
  SOPInstanceUID: '1.2.3',
  Rows: 100,
  Columns: 200,
  spacing: null,
  windows: [{ center: 50, width: 100, explanation: '' }],
});
const data = Float32Array.from({ length: 20_000 }, (_, at) => at % 100);
const display = {
  width: 200,
  height: 100,
  data,
  isColor: false,
  isInverted: false,
  min: 0,
  max: 99,
};
const frame = { display, modality: null };

// On the screen at twice the size: 40..80 by 40..80, and 200..240 by 100..140.
const items = [
  anOverlay('one', maskOfBox([20, 20, 20, 20], 200, 100), { isSelected: true }),
  anOverlay('two', maskOfBox([100, 50, 20, 20], 200, 100), { presence: 'undetermined' }),
];

beforeEach(() => {
  painted.length = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  Element.prototype.setPointerCapture = () => undefined;
});
afterEach(cleanup);

async function open(props: Partial<ViewportProps> = {}) {
  const ref = createRef<ViewportHandle>();
  const all = { image, frame, label: 'Chest', overlays: items, ...props };
  const view = render(<Viewport ref={ref} {...all} />);
  await vi.waitFor(() => expect(document.querySelector('[data-edge]')).not.toBeNull());
  const root = screen.getByRole('application', { name: 'Chest' });
  const at = (type: string, x: number, y: number, more: object = {}) =>
    fireEvent(
      root,
      new PointerEvent(type, { bubbles: true, clientX: x, clientY: y, pointerId: 1, ...more }),
    );
  const drag = (from: [number, number], to: [number, number], button = 0) => {
    at('pointerdown', ...from, { button });
    at('pointermove', ...to);
    at('pointerup', ...to, { button });
  };
  return {
    ref,
    at,
    drag,
    root,
    rerender: (next: Partial<ViewportProps>) =>
      view.rerender(<Viewport ref={ref} {...all} {...next} />),
  };
}
const regions = () =>
  [...document.querySelectorAll('[data-tracking-uid]')].map((element) =>
    element.getAttribute('data-tracking-uid'),
  );

describe('regions', () => {
  test('hovering and clicking tell which region is meant', async () => {
    const onRegionHover = vi.fn();
    const onRegionSelect = vi.fn();
    const { at } = await open({ onRegionHover, onRegionSelect });
    at('pointermove', 220, 120);
    at('pointermove', 222, 122);
    at('pointermove', 300, 120);
    expect(onRegionHover.mock.calls).toEqual([['two'], [null]]);
    at('pointerdown', 60, 60, { button: 0 });
    at('pointerup', 60, 60, { button: 0 });
    expect(onRegionSelect.mock.calls).toEqual([['one']]);
  });

  test('a drag that begins on a region selects nothing', async () => {
    const onRegionSelect = vi.fn();
    const { drag } = await open({ onRegionSelect });
    drag([60, 60], [90, 60]);
    expect(onRegionSelect).not.toHaveBeenCalled();
  });

  test('hiding takes all of them away at once and makes them deaf, and keeps the banner', async () => {
    const onRegionHover = vi.fn();
    const { at, rerender } = await open({ banner: 'not verified' });
    expect(regions().sort()).toEqual(['one', 'two']);
    rerender({ isHidden: true, banner: 'not verified', onRegionHover });
    expect(regions()).toEqual([]);
    at('pointermove', 220, 120);
    expect(onRegionHover).not.toHaveBeenCalled();
    expect(screen.getByText('not verified')).toBeTruthy();
  });

  test('an undetermined finding is dashed', async () => {
    await open();
    expect(document.querySelector('[data-tracking-uid="two"] .is-dashed')).not.toBeNull();
    expect(document.querySelector('[data-tracking-uid="one"] .is-dashed')).toBeNull();
  });
});

describe('editing', () => {
  test('a brush stroke adds to the selected region and is reported once, at its end', async () => {
    const onRegionEdited = vi.fn<(mask: MaskInImage, trackingUID: string | null) => void>();
    const { at, drag } = await open({ editMode: 'brush', brushRadius: 5, onRegionEdited });
    at('pointerdown', 60, 60, { button: 0 });
    at('pointermove', 160, 60);
    expect(onRegionEdited).not.toHaveBeenCalled();
    at('pointerup', 160, 60);
    expect(onRegionEdited).toHaveBeenCalledTimes(1);
    const [mask, trackingUID] = onRegionEdited.mock.calls[0]!;
    expect(trackingUID).toBe('one');
    expect(boxOfMask(mask)).toEqual([20, 20, 65, 20]);
    expect(areaOfMask(items[0]!.region.mask)).toBe(400);
    drag([60, 60], [90, 60], 1);
    expect(onRegionEdited).toHaveBeenCalledTimes(1);
  });

  test('a cancelled stroke is forgotten', async () => {
    const onRegionEdited = vi.fn();
    const { ref, at } = await open({ editMode: 'eraser', brushRadius: 5, onRegionEdited });
    at('pointerdown', 60, 60, { button: 0 });
    expect(ref.current!.cancelEdit()).toBe(true);
    at('pointerup', 60, 60);
    expect(ref.current!.cancelEdit()).toBe(false);
    expect(onRegionEdited).not.toHaveBeenCalled();
  });

  test('the box of a region can be moved with the mouse', async () => {
    const onRegionEdited = vi.fn<(mask: MaskInImage) => void>();
    const { drag } = await open({ editMode: 'box', onRegionEdited });
    drag([60, 60], [100, 80]);
    expect(boxOfMask(onRegionEdited.mock.calls[0]![0])).toEqual([40, 30, 20, 20]);
  });

  test('a drawn box is reported in image pixels, a slip is not', async () => {
    const onBoxDrawn = vi.fn();
    const { drag } = await open({ editMode: 'draw-box', onBoxDrawn });
    drag([300, 100], [340, 160]);
    drag([300, 100], [304, 101]);
    expect(onBoxDrawn.mock.calls).toEqual([[[150, 50, 20, 30]]]);
  });
});

describe('commands', () => {
  test('an image opens fitted, with the window of its header', async () => {
    const { ref } = await open();
    expect(ref.current!.getState()).toEqual({
      zoom: 1,
      centerInImage: { x: 100, y: 50 },
      rotation: 0,
      isMirrored: false,
      window: { center: 50, width: 100 },
      isInverted: false,
    });
  });

  test('reset undoes everything, fit only zoom and pan', async () => {
    const { ref } = await open();
    const handle = ref.current!;
    const opening = handle.getState();
    handle.rotateRight();
    handle.zoomIn();
    handle.panBy(10, 10);
    handle.invert();
    handle.setWindow(10, 20);
    handle.fit();
    expect(handle.getState()).toEqual({
      ...opening,
      rotation: 90,
      isInverted: true,
      window: { center: 10, width: 20 },
    });
    handle.reset();
    expect(handle.getState()).toEqual(opening);
    expect(painted.length).toBeGreaterThan(6);
  });

  test('a scale is taken as it is asked for', async () => {
    const { ref } = await open();
    const handle = ref.current!;
    const { zoom } = handle.getState()!;
    handle.setScale(2);
    const doubled = handle.getState()!.zoom;
    handle.setScale(4);
    expect(handle.getState()!.zoom).toBeCloseTo(2 * doubled);
    expect(handle.getImage()).toBe(image);
    handle.fit();
    expect(handle.getState()!.zoom).toBe(zoom);
  });

  test('a preset beyond the last changes nothing', async () => {
    const { ref } = await open();
    ref.current!.setWindowPreset(3);
    const full = ref.current!.getState()!.window;
    expect(full).toEqual({ center: 49.5, width: 99 });
    ref.current!.setWindowPreset(4);
    expect(ref.current!.getState()!.window).toEqual(full);
  });

  test('another image opens in its own way, another frame of the same one as the last was left', async () => {
    const { ref, rerender } = await open();
    const another = { display: { ...display }, modality: null };
    ref.current!.rotateRight();
    rerender({ image: { ...image, imageId: '1.2.3#2', frame: 2 }, frame: another });
    await vi.waitFor(() => expect(painted.length).toBe(3));
    expect(ref.current!.getState()!.rotation).toBe(90);
    const other = { display: { ...display }, modality: null };
    rerender({ image: { ...image, imageId: '9#1', SOPInstanceUID: '9' }, frame: other });
    await vi.waitFor(() => expect(painted.length).toBe(4));
    expect(ref.current!.getState()!.rotation).toBe(0);
  });
});

test('the wheel scrolls through frames, and with Ctrl zooms', async () => {
  const onScroll = vi.fn();
  const { ref, root } = await open({ image: { ...image, NumberOfFrames: 3 }, onScroll });
  fireEvent.wheel(root, { deltaY: 120 });
  expect(onScroll.mock.calls).toEqual([[1]]);
  for (let step = 0; step < 10; step++) fireEvent.wheel(root, { deltaY: -10 });
  expect(onScroll.mock.calls).toEqual([[1], [-1], [-1]]);
  // A busy page gets three notches as one.
  fireEvent.wheel(root, { deltaY: 360 });
  expect(onScroll.mock.calls.at(-1)).toEqual([3]);
  fireEvent.wheel(root, { deltaY: -500, ctrlKey: true });
  expect(ref.current!.getState()!.zoom).toBeCloseTo(2);
});

test('a step through a stack draws what lies over the picture once, with the picture', async () => {
  const describeState = vi.fn(() => []);
  const slice = (number: number) => ({
    image: { ...image, imageId: `1.2.${number}#1`, SOPInstanceUID: `1.2.${number}` },
    frame: { display: { ...display }, modality: null },
    corners: { topRight: [`${number} / 9`] },
  });
  const common = { stack: 'CT', describeState, overlays: [], onPainted: vi.fn() };
  const { rerender } = await open({ ...common, ...slice(1) });
  await vi.waitFor(() => expect(common.onPainted).toHaveBeenCalledTimes(1));
  const layer = document.querySelector('.viewport-regions');
  describeState.mockClear();

  rerender({ ...common, ...slice(2) });
  // The picture before is still on the screen, and so are its words.
  expect(screen.getByText('1 / 9')).toBeTruthy();
  expect(document.querySelector('.viewport-host.is-empty')).toBeNull();
  expect(describeState).not.toHaveBeenCalled();
  await screen.findByText('2 / 9');
  expect(describeState).toHaveBeenCalledTimes(1);
  expect(document.querySelector('.viewport-regions')).toBe(layer);

  rerender({ ...common, ...slice(3), stack: 'another' });
  expect(screen.queryByText('2 / 9')).toBeNull();
  expect(document.querySelector('.viewport-host.is-empty')).not.toBeNull();
});
