import { boxOfMask, cropMask, type BoxInImage, type MaskInImage, type PointInImage } from '#domain';

/** Pure changes of a mask: each gives a new mask and leaves the old one as it was. */

export function emptyMask(imageWidth: number, imageHeight: number): MaskInImage {
  return { imageWidth, imageHeight, x: 0, y: 0, width: 0, height: 0, data: new Uint8Array(0) };
}

export function isSetAt(mask: MaskInImage, { x, y }: PointInImage): boolean {
  const column = Math.floor(x) - mask.x;
  const row = Math.floor(y) - mask.y;
  if (column < 0 || row < 0 || column >= mask.width || row >= mask.height) return false;
  return mask.data[row * mask.width + column] === 1;
}

/** The same pixels, cropped to where they are set. */
export function trimMask(mask: MaskInImage): MaskInImage {
  const box = boxOfMask(mask);
  return box ? cropMask(mask, box) : emptyMask(mask.imageWidth, mask.imageHeight);
}

function stroke(
  mask: MaskInImage,
  from: PointInImage,
  to: PointInImage,
  radius: number,
  value: 0 | 1,
): MaskInImage {
  const data = mask.data.slice();
  const alongX = to.x - from.x;
  const alongY = to.y - from.y;
  const lengthSquared = alongX * alongX + alongY * alongY;
  const firstRow = Math.max(mask.y, Math.floor(Math.min(from.y, to.y) - radius));
  const lastRow = Math.min(mask.y + mask.height - 1, Math.ceil(Math.max(from.y, to.y) + radius));
  const firstColumn = Math.max(mask.x, Math.floor(Math.min(from.x, to.x) - radius));
  const lastColumn = Math.min(mask.x + mask.width - 1, Math.ceil(Math.max(from.x, to.x) + radius));
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = column + 0.5 - from.x;
      const y = row + 0.5 - from.y;
      const share = lengthSquared > 0 ? (x * alongX + y * alongY) / lengthSquared : 0;
      const along = Math.min(1, Math.max(0, share));
      const distanceX = x - along * alongX;
      const distanceY = y - along * alongY;
      if (distanceX * distanceX + distanceY * distanceY > radius * radius) continue;
      data[(row - mask.y) * mask.width + column - mask.x] = value;
    }
  }
  return { ...mask, data };
}

/** Sets every pixel whose centre is within `radius` image pixels of the line; the crop grows as needed. */
export function paintStroke(
  mask: MaskInImage,
  from: PointInImage,
  to: PointInImage,
  radius: number,
): MaskInImage {
  const { imageWidth, imageHeight } = mask;
  const isEmpty = mask.width === 0 || mask.height === 0;
  const reach = (low: number, high: number, size: number, at: number, length: number) => {
    const start = Math.max(0, Math.floor(low - radius));
    const end = Math.min(size, Math.ceil(high + radius) + 1);
    return isEmpty ? [start, end] : [Math.min(at, start), Math.max(at + length, end)];
  };
  const [left = 0, right = 0] = reach(
    Math.min(from.x, to.x),
    Math.max(from.x, to.x),
    imageWidth,
    mask.x,
    mask.width,
  );
  const [top = 0, bottom = 0] = reach(
    Math.min(from.y, to.y),
    Math.max(from.y, to.y),
    imageHeight,
    mask.y,
    mask.height,
  );
  if (right <= left || bottom <= top) return mask;
  const grown = cropMask(mask, [left, top, right - left, bottom - top]);
  return stroke(grown, from, to, radius, 1);
}

/** Clears every pixel whose centre is within `radius` image pixels of the line; the crop stays. */
export function eraseStroke(
  mask: MaskInImage,
  from: PointInImage,
  to: PointInImage,
  radius: number,
): MaskInImage {
  return stroke(mask, from, to, radius, 0);
}

/** The box as whole pixels within the image. */
export function roundBox(
  [x, y, width, height]: BoxInImage,
  imageWidth: number,
  imageHeight: number,
): BoxInImage {
  const clamp = (value: number, high: number) => Math.min(high, Math.max(0, Math.round(value)));
  const left = clamp(x, imageWidth - 1);
  const top = clamp(y, imageHeight - 1);
  const right = Math.max(left + 1, clamp(x + width, imageWidth));
  const bottom = Math.max(top + 1, clamp(y + height, imageHeight));
  return [left, top, right - left, bottom - top];
}

/** A mask that fills the box. */
export function maskOfBox(box: BoxInImage, imageWidth: number, imageHeight: number): MaskInImage {
  const [x, y, width, height] = roundBox(box, imageWidth, imageHeight);
  const data = new Uint8Array(width * height).fill(1);
  return { imageWidth, imageHeight, x, y, width, height, data };
}

/** The mask moved and stretched so that its crop becomes the box; its shape is kept. */
export function fitMaskToBox(mask: MaskInImage, box: BoxInImage): MaskInImage {
  const { imageWidth, imageHeight } = mask;
  if (mask.width === 0 || mask.height === 0) return maskOfBox(box, imageWidth, imageHeight);
  const [x, y, width, height] = roundBox(box, imageWidth, imageHeight);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = Math.floor(((row + 0.5) * mask.height) / height) * mask.width;
    for (let column = 0; column < width; column++) {
      data[row * width + column] =
        mask.data[from + Math.floor(((column + 0.5) * mask.width) / width)]!;
    }
  }
  return { imageWidth, imageHeight, x, y, width, height, data };
}
