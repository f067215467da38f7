import { boxOfMask, type Image, type MaskInImage, type PointInImage, type Region } from '#domain';

/** The pixels whose middles lie inside a polygon; null where there is none on the image. */
export const rasterize = (
  points: readonly PointInImage[],
  image: Pick<Image, 'Columns' | 'Rows'>,
): MaskInImage | null => rasterizeAll([points], image);

/** The same for several: a polygon within another is a hole. */
export function rasterizeAll(
  polygons: readonly (readonly PointInImage[])[],
  { Columns, Rows }: Pick<Image, 'Columns' | 'Rows'>,
): MaskInImage | null {
  const xs = polygons.flatMap((points) => points.map(({ x }) => x));
  const ys = polygons.flatMap((points) => points.map(({ y }) => y));
  const x = Math.max(0, Math.floor(Math.min(...xs)));
  const y = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(Columns, Math.ceil(Math.max(...xs))) - x;
  const height = Math.min(Rows, Math.ceil(Math.max(...ys))) - y;
  if (!(width > 0 && height > 0)) return null;
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const crossings = polygons
      .flatMap((points) => crossingsAt(points, y + row + 0.5))
      .sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil(crossings[pair]! - x - 0.5));
      const to = Math.min(width, Math.ceil(crossings[pair + 1]! - x - 0.5));
      if (to > from) data.fill(1, row * width + from, row * width + to);
    }
  }
  return { imageWidth: Columns, imageHeight: Rows, x, y, width, height, data };
}

/** Where the outline crosses a row. */
function crossingsAt(points: readonly PointInImage[], y: number): number[] {
  return points.flatMap((from, index) => {
    const to = points[(index + 1) % points.length]!;
    if (from.y <= y === to.y <= y) return [];
    return [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)];
  });
}

/** The mask as a region of the image; null where nothing of it is set. */
export function regionOf(mask: MaskInImage | null, image: Image): Region | null {
  const box = mask && boxOfMask(mask);
  if (!mask || !box) return null;
  return { SOPInstanceUID: image.SOPInstanceUID, frame: image.frame, mask, box };
}
