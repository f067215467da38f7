import type { BoxInImage, HeartMeasure, MeasuredShape, PointInImage } from '#domain';

/** The cardiothoracic ratio as two lines across the widths that the model outlines, to be corrected by hand. */
export function proposeRatio({ heart, chest }: HeartMeasure): MeasuredShape {
  return { kind: 'cardiothoracic-ratio', points: [...across(heart.box), ...across(chest.box)] };
}

/** From one side of the box to the other, half way down. */
const across = ([x, y, width, height]: BoxInImage): [PointInImage, PointInImage] => [
  { x, y: y + height / 2 },
  { x: x + width, y: y + height / 2 },
];
