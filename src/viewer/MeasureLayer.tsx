import { clsx } from 'clsx';
import type { KeyboardEvent } from 'react';
import {
  handlesOf,
  moveHandle,
  shapeOf,
  turnHandle,
  type MeasuredShape,
  type PointInImage,
} from '#domain';
import { imageFromCanvas, type Affine, type PointInCanvas, type SizeInCanvas } from './affine';
import { MeasureShape } from './MeasureShape';
import { measureRect, outlineInCanvas } from './measureOutline';
import type { MeasureItem, Measuring } from './measuring';
import { findMarkerAreas, findTextAreas, measureLabel, placeLabels } from './placeLabels';
import { placedPoints, type MeasureDraft } from './useMeasuring';

const fontSize = 13;
const lineHeight = 17;
const handleRadius = 5;

interface MeasureLayerProps {
  readonly measuring: Measuring;
  readonly draft: MeasureDraft | null;
  /** Where the next point would be. */
  readonly tail: PointInImage | null;
  readonly imageId: string;
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
  readonly image: { readonly width: number; readonly height: number };
}

/** Measurements on the image with their values, and the handles of the one in hand. */
export function MeasureLayer(props: MeasureLayerProps) {
  const { measuring, draft, tail, canvasFromImage, canvas, image } = props;
  const placed = placedPoints(draft, measuring.tool, props);
  const pending = placed.length > 0 && tail ? [...placed, tail] : placed;
  const items = measuring.items.map((item) => withDraft(item, draft, measuring));
  const drawn = drawnItem(measuring, pending);
  const shown = drawn ? [...items, drawn] : items;
  const places = placeLabels(
    shown.map(({ shape, lines }) => ({
      region: measureRect(shape, canvasFromImage),
      label: sizeOfLabel(lines),
    })),
    canvas,
    [...findMarkerAreas(canvasFromImage, image), ...findTextAreas(canvas)],
  );
  return (
    <svg
      className="viewport-layer viewport-measures"
      width={canvas.width}
      height={canvas.height}
      role="group"
      aria-label={measuring.label}
    >
      {shown.map((item) => (
        <MeasureShape key={item.trackingUID} item={item} canvasFromImage={canvasFromImage} />
      ))}
      {!drawn && pending.length > 0 && (
        <path className="viewport-measure-line" d={outlineInCanvas([pending], canvasFromImage)} />
      )}
      {shown.map((item, index) => {
        const place = places[index];
        if (!place || item.lines.length === 0) return null;
        return (
          <g
            key={item.trackingUID}
            className={clsx('viewport-measure-label', item.isSelected && 'is-strong')}
            transform={`translate(${place.x} ${place.y})`}
            aria-hidden="true"
          >
            <rect width={place.width} height={place.height} rx={3} />
            {item.lines.map((line, at) => (
              <text key={at} x={6} y={4 + lineHeight * (at + 0.5)} fontSize={fontSize}>
                {line}
              </text>
            ))}
          </g>
        );
      })}
      {items
        .filter(({ isSelected }) => isSelected)
        .map((item) => (
          <Handles key={item.trackingUID} item={item} {...props} />
        ))}
    </svg>
  );
}

/** Each handle can be dragged, or reached by Tab and moved by the arrow keys: one pixel, ten with Shift. */
function Handles(props: MeasureLayerProps & { readonly item: MeasureItem }) {
  const { item, measuring, canvasFromImage, image } = props;
  const handles = handlesOf(item.shape);
  const nudge = (event: KeyboardEvent, handle: number) => {
    const way = ways[event.key];
    const from = handles[handle];
    if (!way || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const by = stepInImage(canvasFromImage, way, event.shiftKey ? 10 : 1);
    const to = { x: from.x + by.x, y: from.y + by.y };
    measuring.onMoved(item.trackingUID, moveHandle(item.shape, handle, to, image), true);
  };
  return handles.map((point, handle) => {
    const [a, b, c, d, e, f] = canvasFromImage;
    return (
      <circle
        key={handle}
        className={clsx(
          'viewport-measure-handle',
          item.shape.kind === 'ellipse' && handle === turnHandle && 'is-turning',
        )}
        data-handle-of={item.trackingUID}
        cx={a * point.x + c * point.y + e}
        cy={b * point.x + d * point.y + f}
        r={handleRadius}
        role="button"
        tabIndex={0}
        aria-label={measuring.nameHandle(item, handle, handles.length)}
        onKeyDown={(event) => nudge(event, handle)}
      />
    );
  });
}

const ways: Readonly<Partial<Record<string, PointInCanvas>>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** As seen on the screen, also of an image that is turned or mirrored: whole pixels along the nearest of its axes. */
function stepInImage(canvasFromImage: Affine, way: PointInCanvas, pixels: number): PointInImage {
  const origin = imageFromCanvas(canvasFromImage, { x: 0, y: 0 });
  const there = imageFromCanvas(canvasFromImage, way);
  const [x, y] = [there.x - origin.x, there.y - origin.y];
  return Math.abs(x) >= Math.abs(y)
    ? { x: Math.sign(x) * pixels, y: 0 }
    : { x: 0, y: Math.sign(y) * pixels };
}

function withDraft(item: MeasureItem, draft: MeasureDraft | null, measuring: Measuring) {
  if (draft?.kind !== 'moving' || draft.trackingUID !== item.trackingUID) return item;
  return { ...item, shape: draft.shape, lines: measuring.describe(draft.shape) };
}

/** What is being drawn, once there are points enough to measure it. */
function drawnItem(measuring: Measuring, pending: readonly PointInImage[]): MeasureItem | null {
  const shape: MeasuredShape | null = measuring.tool && shapeOf(measuring.tool, pending);
  if (!shape) return null;
  const lines = measuring.describe(shape);
  return { trackingUID: 'drawn', shape, name: '', lines, isSelected: false, isProposal: false };
}

function sizeOfLabel(lines: readonly string[]): SizeInCanvas {
  const widths = lines.map((line) => measureLabel(line, fontSize).width);
  return { width: Math.max(0, ...widths), height: lines.length * lineHeight + 8 };
}
