import {
  boxOfMask,
  type HeartMeasure,
  type MaskInImage,
  type ModelManifest,
  type Region,
} from '#domain';
import { lookAtImage, type AskedImage, type Look } from './lookAtImage';
import { cellSize, type Component } from './maskField';
import { maskOnImage } from './maskOnImage';
import { edgesOfRows, outlineAnatomy } from './outlineAnatomy';
import type { OpenModel } from './readImage';

/** What no chest shows is a mask gone wrong, and no measurement. */
const plausible = { lowest: 0.25, highest: 0.85 };

/**
 * The cardiothoracic ratio by the model's masks of heart and lungs: the heart's widest extent over the
 * chest's, which is taken at the row where the lungs' outer edges lie farthest apart. Null where one of
 * the three is not found or the ratio is no chest's.
 */
export async function measureHeart(
  model: OpenModel,
  request: AskedImage,
  signal?: AbortSignal,
): Promise<{ readonly measure: HeartMeasure | null }> {
  const look = await lookAtImage(model, request, signal);
  const { manifest } = model.modelPackage;
  return { measure: measureIn(look, manifest, request.image) };
}

export function measureIn(
  { grounded, letterbox }: Pick<Look, 'grounded' | 'letterbox'>,
  manifest: Pick<ModelManifest, 'findings' | 'anatomy'>,
  image: Pick<AskedImage['image'], 'SOPInstanceUID' | 'frame'>,
): HeartMeasure | null {
  const heart = outlineAnatomy('heart', grounded, manifest);
  const right = outlineAnatomy('right-lung', grounded, manifest);
  const left = outlineAnatomy('left-lung', grounded, manifest);
  if (!heart || !right || !left) return null;
  const chest = widestRow(right.component, left.component, heart.field.size);
  if (!chest) return null;
  const heartMask = maskOnImage([{ ...heart, score: 1, boxInImage: [0, 0, 0, 0] }], letterbox);
  const ratio = (heart.component.right - heart.component.left) / (chest.right - chest.left);
  if (!heartMask || ratio < plausible.lowest || ratio > plausible.highest) return null;
  const region = (mask: MaskInImage): Region => ({
    SOPInstanceUID: image.SOPInstanceUID,
    frame: image.frame,
    mask,
    box: boxOfMask(mask) ?? [0, 0, 0, 0],
  });
  return { ratio, heart: region(heartMask), chest: region(lineOnImage(chest, letterbox)) };
}

interface Row {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** Where the outer edges of the lungs lie farthest apart; the patient's right lung is on the left of the field. */
function widestRow(rightLung: Component, leftLung: Component, size: number): Row | null {
  const from = edgesOfRows(rightLung, size);
  const to = edgesOfRows(leftLung, size);
  let widest: Row | null = null;
  for (const [row, { first }] of from) {
    const end = to.get(row)?.last;
    if (end === undefined) continue;
    if (!widest || end + 1 - first > widest.right - widest.left) {
      widest = { row, left: first, right: end + 1 };
    }
  }
  return widest && widest.right > widest.left ? widest : null;
}

/** A thin bar across the image, thick enough to be seen. */
function lineOnImage({ row, left, right }: Row, letterbox: Look['letterbox']): MaskInImage {
  const { scale, x0, y0, imageWidth, imageHeight, isMirrored } = letterbox;
  const inside = (value: number, length: number) =>
    Math.min(length, Math.max(0, Math.round(value)));
  const from = inside((left * cellSize - x0) / scale, imageWidth - 1);
  const to = inside((right * cellSize - x0) / scale, imageWidth);
  const width = Math.max(1, to - from);
  const height = Math.max(1, Math.round(imageHeight / 250));
  const middle = (row * cellSize + cellSize / 2 - y0) / scale;
  return {
    imageWidth,
    imageHeight,
    x: isMirrored ? imageWidth - from - width : from,
    y: inside(middle - height / 2, imageHeight - height),
    width,
    height,
    data: new Uint8Array(width * height).fill(1),
  };
}
