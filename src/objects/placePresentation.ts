import {
  isReferenceTo,
  type DisplayedArea,
  type GraphicUnits,
  type Image,
  type ImageMark,
  type ImageReference,
  type PointInImage,
  type PresentationContent,
  type Shutter,
  type VoiWindow,
} from '#domain';
import { cssColor } from './colors';

/** How an image is to be seen by a presentation state. */
export interface Presented {
  readonly window: VoiWindow | null;
  readonly rotation: PresentationContent['rotation'];
  readonly isMirrored: boolean;
  readonly isInverted: PresentationContent['isInverted'];
  /** The part to be seen, in pixels; null for the whole. */
  readonly area: Pick<DisplayedArea, 'topLeft' | 'bottomRight'> | null;
  readonly shutters: readonly Shutter[];
}

/** True for an image that the presentation is about. */
export const isPresented = ({ references }: PresentationContent, image: Image): boolean =>
  references.some((reference) => isReferenceTo(reference, image));

const isFor = (references: readonly ImageReference[], image: Image) =>
  references.length === 0 || references.some((reference) => isReferenceTo(reference, image));

export function presentImage(content: PresentationContent, image: Image): Presented {
  const { rotation, isMirrored, isInverted, shutters } = content;
  const area = content.areas.find(({ references }) => isFor(references, image));
  return {
    window: content.windows.find(({ references }) => isFor(references, image))?.window ?? null,
    rotation,
    isMirrored,
    isInverted,
    area: area && !isWhole(area, image) ? area : null,
    shutters,
  };
}

const isWhole = ({ topLeft, bottomRight }: DisplayedArea, { Columns, Rows }: Image) =>
  topLeft.x === 0 && topLeft.y === 0 && bottomRight.x === Columns && bottomRight.y === Rows;

/** Graphics and words of the presentation on an image; those in shares of the displayed area are laid into it. */
export function marksOfPresentation(
  id: string,
  content: PresentationContent,
  image: Image,
): ImageMark[] {
  if (!isPresented(content, image)) return [];
  const inImage = placer(content, image);
  const graphics = content.graphics
    .filter(({ references }) => isFor(references, image))
    .map(({ points, units, ...graphic }) => ({
      ...graphic,
      points: points.map((point) => inImage(point, units)),
    }));
  const texts = content.texts
    .filter(({ references }) => isFor(references, image))
    .map(({ text, at, units, anchor, anchorUnits, color }) => ({
      text,
      at: inImage(at, units),
      anchor: anchor && inImage(anchor, anchorUnits),
      color,
    }));
  return [
    ...graphics.map(({ color, ...graphic }, index): ImageMark => ({
      ...empty,
      id: `${id} graphic ${index}`,
      color: cssColor(color, 4),
      graphics: [graphic],
    })),
    ...texts.map(({ color, ...text }, index): ImageMark => ({
      ...empty,
      id: `${id} text ${index}`,
      color: cssColor(color, 4),
      texts: [text],
    })),
  ];
}

const empty = { label: '', masks: [], graphics: [], texts: [] } as const;

/** Shares count over the displayed area as it lies on the screen: after mirroring and turning. */
function placer(content: PresentationContent, image: Image) {
  const { area } = presentImage(content, image);
  const topLeft = area?.topLeft ?? { x: 0, y: 0 };
  const bottomRight = area?.bottomRight ?? { x: image.Columns, y: image.Rows };
  return (point: PointInImage, units: GraphicUnits): PointInImage => {
    if (units === 'pixel') return point;
    const { x, y } = turnBack(point, content.rotation);
    const across = content.isMirrored ? 1 - x : x;
    return {
      x: topLeft.x + across * (bottomRight.x - topLeft.x),
      y: topLeft.y + y * (bottomRight.y - topLeft.y),
    };
  };
}

/** A point of the unit square before it was turned clockwise. */
function turnBack({ x, y }: PointInImage, rotation: Presented['rotation']): PointInImage {
  switch (rotation) {
    case 0:
      return { x, y };
    case 90:
      return { x: y, y: 1 - x };
    case 180:
      return { x: 1 - x, y: 1 - y };
    case 270:
      return { x: 1 - y, y: x };
  }
}
