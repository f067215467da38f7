import { useState } from 'react';
import { boxOfMask, type BoxInImage, type MaskInImage, type PointInImage } from '#domain';
import { boxBetween, dragBox, findGrip } from './boxEditing';
import { imageFromCanvas, scaleOfAffine, type Affine, type PointInCanvas } from './affine';
import type { Gesture } from './gestures';
import {
  emptyMask,
  eraseStroke,
  fitMaskToBox,
  maskOfBox,
  paintStroke,
  roundBox,
  trimMask,
} from './maskEditing';
import type { EditMode } from './viewportProps';

/** What a drag has made so far; gone once it is reported or dropped. */
export type Draft =
  | { readonly kind: 'mask'; readonly mask: MaskInImage }
  | { readonly kind: 'box'; readonly box: BoxInImage };

interface Editing {
  readonly mode: EditMode;
  readonly brushRadius: number;
  /** The selected region; null to begin a new one. */
  readonly mask: MaskInImage | null;
  readonly image: { readonly width: number; readonly height: number };
  readonly canvasFromImage: Affine;
  readonly onRegionEdited: (mask: MaskInImage) => void;
  readonly onBoxDrawn: (box: BoxInImage) => void;
}

const gripReach = 8;
/** A box smaller than this on the screen, in CSS pixels, was a slip. */
const smallestBox = 5;

/** Brush, eraser and box over one region. */
export function useMaskEditing() {
  const [draft, setDraft] = useState<Draft | null>(null);

  function beginStroke(editing: Editing, at: PointInImage): Gesture {
    const { brushRadius, image, onRegionEdited } = editing;
    const apply = editing.mode === 'eraser' ? eraseStroke : paintStroke;
    let mask = editing.mask ?? emptyMask(image.width, image.height);
    let last = at;
    const extend = (to: PointInImage) => {
      mask = apply(mask, last, to, brushRadius);
      last = to;
      setDraft({ kind: 'mask', mask });
    };
    extend(at);
    return {
      move: (to) => extend(imageFromCanvas(editing.canvasFromImage, to)),
      end: () => {
        setDraft(null);
        onRegionEdited(trimMask(mask));
      },
      cancel: () => setDraft(null),
    };
  }

  function beginBox(editing: Editing, at: PointInImage): Gesture {
    const { canvasFromImage, image } = editing;
    const scale = scaleOfAffine(canvasFromImage);
    const isRegion = editing.mode === 'box';
    const original = isRegion && editing.mask ? trimMask(editing.mask) : null;
    const start = original ? boxOfMask(original) : null;
    const grip = findGrip(start, at, gripReach / scale);
    let box: BoxInImage | null = null;
    const maskOf = (next: BoxInImage) =>
      original && grip.kind !== 'new'
        ? fitMaskToBox(original, next)
        : maskOfBox(next, image.width, image.height);
    const finish = () => {
      setDraft(null);
      if (!box) return;
      if (Math.min(box[2], box[3]) * scale < smallestBox && grip.kind === 'new') return;
      if (isRegion) editing.onRegionEdited(trimMask(maskOf(box)));
      else editing.onBoxDrawn(roundBox(box, image.width, image.height));
    };
    return {
      move: (to) => {
        const point = imageFromCanvas(canvasFromImage, to);
        box = dragBox(start ?? boxBetween(at, at), grip, at, point, image);
        setDraft(isRegion ? { kind: 'mask', mask: maskOf(box) } : { kind: 'box', box });
      },
      end: finish,
      cancel: () => setDraft(null),
    };
  }

  function begin(editing: Editing, at: PointInCanvas): Gesture {
    const pointInImage = imageFromCanvas(editing.canvasFromImage, at);
    return editing.mode === 'brush' || editing.mode === 'eraser'
      ? beginStroke(editing, pointInImage)
      : beginBox(editing, pointInImage);
  }

  return { draft, begin };
}
