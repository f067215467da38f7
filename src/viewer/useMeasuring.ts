import { useCallback, useState } from 'react';
import {
  keepInside,
  moveHandle,
  moveShape,
  pointsOfKind,
  shapeOf,
  type MeasuredShape,
  type MeasurementKind,
  type PointInImage,
} from '#domain';
import { imageFromCanvas, type Affine, type PointInCanvas, type SizeInCanvas } from './affine';
import type { Gesture } from './gestures';
import { findMeasureGrip } from './measureGrip';
import type { Measuring } from './measuring';

/** What is being drawn or dragged; gone once it is reported or dropped. */
export type MeasureDraft =
  | {
      readonly kind: 'placing';
      readonly imageId: string;
      readonly tool: MeasurementKind;
      readonly points: readonly PointInImage[];
    }
  | { readonly kind: 'moving'; readonly trackingUID: string; readonly shape: MeasuredShape };

/** The image on the screen, where the hand meets it. */
export interface MeasureStage {
  readonly imageId: string;
  readonly image: { readonly width: number; readonly height: number };
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
}

/** Points nearer to each other than this on the screen, in CSS pixels, were a slip. */
const smallest = 3;

/** Draws measurements point by point and drags their handles. */
export function useMeasuring() {
  const [draft, setDraft] = useState<MeasureDraft | null>(null);
  /** Where the next point would be. */
  const [tail, setTail] = useState<PointInImage | null>(null);

  const drop = useCallback(() => {
    setDraft(null);
    setTail(null);
  }, []);

  /** A press sets a point, so does the end of a drag: two clicks make a line as one drag does. */
  function beginPlacing(
    tool: MeasurementKind,
    { onDrawn }: Measuring,
    stage: MeasureStage,
    at: PointInCanvas,
  ): Gesture {
    const count = pointsOfKind[tool];
    const put = (points: readonly PointInImage[]) =>
      setDraft({ kind: 'placing', imageId: stage.imageId, tool, points });
    const before = placedPoints(draft, tool, stage);
    const pressed = pointAt(at, stage);
    const points = isSlip(before.at(-1), pressed, stage) ? before : [...before, pressed];
    setTail(null);
    put(points);
    let latest = points;
    return {
      move: (to) => {
        const fixed = points.length < count ? points : points.slice(0, -1);
        latest = [...fixed, pointAt(to, stage)];
        put(latest);
      },
      end: (hasMoved) => {
        const placed = hasMoved ? latest : points;
        const shape = shapeOf(tool, placed);
        if (!shape) {
          put(placed);
          return;
        }
        drop();
        onDrawn(shape);
      },
      cancel: drop,
    };
  }

  function beginDrag(
    trackingUID: string,
    shapeAt: (to: PointInImage) => MeasuredShape,
    { onMoved, onSelect }: Measuring,
    { canvasFromImage }: MeasureStage,
  ): Gesture {
    let moved: MeasuredShape | null = null;
    return {
      move: (to) => {
        moved = shapeAt(imageFromCanvas(canvasFromImage, to));
        setDraft({ kind: 'moving', trackingUID, shape: moved });
      },
      end: () => {
        setDraft(null);
        if (moved) onMoved(trackingUID, moved, false);
        else onSelect(trackingUID);
      },
      cancel: drop,
    };
  }

  /** Null where the press means nothing here. */
  function begin(measuring: Measuring, stage: MeasureStage, at: PointInCanvas): Gesture | null {
    const { tool, items } = measuring;
    const grip = findMeasureGrip(items, stage.canvasFromImage, at);
    // While a tool is in hand only what was just drawn may be in its way.
    const isBegun = placedPoints(draft, tool, stage).length > 0;
    const isFree = tool === null || (!isBegun && grip?.item.isSelected === true);
    if (grip?.kind === 'handle' && isFree) {
      const { item, handle } = grip;
      const shapeAt = (to: PointInImage) => moveHandle(item.shape, handle, to, stage.image);
      return beginDrag(item.trackingUID, shapeAt, measuring, stage);
    }
    if (tool !== null) return beginPlacing(tool, measuring, stage, at);
    // The first click selects; only what is selected is carried away.
    if (grip?.kind !== 'line' || !grip.item.isSelected) return null;
    const { shape, trackingUID } = grip.item;
    const from = imageFromCanvas(stage.canvasFromImage, at);
    const shapeAt = (to: PointInImage) =>
      moveShape(shape, { x: to.x - from.x, y: to.y - from.y }, stage.image);
    return beginDrag(trackingUID, shapeAt, measuring, stage);
  }

  function hover(stage: MeasureStage | null, at: PointInCanvas | null): void {
    if (draft?.kind === 'placing' || tail) setTail(at && stage ? pointAt(at, stage) : null);
  }

  return { draft, tail, begin, hover, drop };
}

/** Points that were set for this kind on this image; what was begun elsewhere is no beginning here. */
export function placedPoints(
  draft: MeasureDraft | null,
  tool: MeasurementKind | null,
  { imageId }: Pick<MeasureStage, 'imageId'>,
): readonly PointInImage[] {
  const isHere = draft?.kind === 'placing' && draft.imageId === imageId && draft.tool === tool;
  return isHere ? draft.points : [];
}

const pointAt = (at: PointInCanvas, { canvasFromImage, image }: MeasureStage) =>
  keepInside(imageFromCanvas(canvasFromImage, at), image);

function isSlip(
  last: PointInImage | undefined,
  next: PointInImage,
  { canvasFromImage: [a, b, c, d] }: MeasureStage,
): boolean {
  if (!last) return false;
  const [x, y] = [next.x - last.x, next.y - last.y];
  return Math.hypot(a * x + c * y, b * x + d * y) < smallest;
}
