import type { BoxInImage, PointInImage } from '#domain';

/** What a drag takes hold of: the box as a whole, one of its edges or corners, or nothing yet. */
export type BoxGrip =
  | { readonly kind: 'move' }
  | { readonly kind: 'edge'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
  | { readonly kind: 'new' };

/** What lies under the point; `reach` is how far from an edge, in image pixels, still grips it. */
export function findGrip(box: BoxInImage | null, point: PointInImage, reach: number): BoxGrip {
  if (!box) return { kind: 'new' };
  const [x, y, width, height] = box;
  const isNear =
    point.x >= x - reach &&
    point.x <= x + width + reach &&
    point.y >= y - reach &&
    point.y <= y + height + reach;
  if (!isNear) return { kind: 'new' };
  const side = (value: number, low: number, high: number) => {
    const toLow = Math.abs(value - low);
    const toHigh = Math.abs(value - high);
    if (Math.min(toLow, toHigh) > reach) return 0;
    return toLow < toHigh ? -1 : 1;
  };
  const edge = { x: side(point.x, x, x + width), y: side(point.y, y, y + height) } as const;
  return edge.x === 0 && edge.y === 0 ? { kind: 'move' } : { kind: 'edge', ...edge };
}

/** The box between two corners, whichever way it was drawn. */
export function boxBetween(from: PointInImage, to: PointInImage): BoxInImage {
  return [
    Math.min(from.x, to.x),
    Math.min(from.y, to.y),
    Math.abs(to.x - from.x),
    Math.abs(to.y - from.y),
  ];
}

/** The box after a drag of the grip from one point to another; it stays within the image. */
export function dragBox(
  box: BoxInImage,
  grip: BoxGrip,
  from: PointInImage,
  to: PointInImage,
  image: { readonly width: number; readonly height: number },
): BoxInImage {
  const clamp = (value: number, high: number) => Math.min(high, Math.max(0, value));
  if (grip.kind === 'new') {
    const inside = (point: PointInImage) => ({
      x: clamp(point.x, image.width),
      y: clamp(point.y, image.height),
    });
    return boxBetween(inside(from), inside(to));
  }
  const [x, y, width, height] = box;
  const by = { x: to.x - from.x, y: to.y - from.y };
  if (grip.kind === 'move') {
    const left = clamp(x + by.x, image.width - width);
    return [left, clamp(y + by.y, image.height - height), width, height];
  }
  const left = clamp(x + (grip.x < 0 ? by.x : 0), image.width);
  const right = clamp(x + width + (grip.x > 0 ? by.x : 0), image.width);
  const top = clamp(y + (grip.y < 0 ? by.y : 0), image.height);
  const bottom = clamp(y + height + (grip.y > 0 ? by.y : 0), image.height);
  return boxBetween({ x: left, y: top }, { x: right, y: bottom });
}
