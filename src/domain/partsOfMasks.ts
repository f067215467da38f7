import type { BoxInImage, MaskInImage } from './geometry';

interface Part {
  readonly box: BoxInImage;
  readonly pixels: number;
}

/**
 * The parts of some masks of one image that hang together, corners included, the largest first. What two masks
 * share is one part: a finding that was asked for may lie on one that was there.
 */
export function partsOfMasks(masks: readonly MaskInImage[]): Part[] {
  const x0 = Math.min(...masks.map(({ x }) => x));
  const y0 = Math.min(...masks.map(({ y }) => y));
  const width = Math.max(...masks.map((mask) => mask.x + mask.width)) - x0;
  const height = Math.max(...masks.map((mask) => mask.y + mask.height)) - y0;
  if (masks.length === 0 || width <= 0 || height <= 0) return [];
  const isOpen = new Uint8Array(width * height);
  for (const mask of masks) {
    for (let cell = 0; cell < mask.data.length; cell++) {
      if (!mask.data[cell]) continue;
      const x = cell % mask.width;
      const y = (cell - x) / mask.width;
      isOpen[(mask.y - y0 + y) * width + mask.x - x0 + x] = 1;
    }
  }
  const parts: Part[] = [];
  for (let start = isOpen.indexOf(1); start !== -1; start = isOpen.indexOf(1, start)) {
    parts.push(takePart(start));
  }
  return parts.sort((a, b) => b.pixels - a.pixels);

  function takePart(start: number): Part {
    let [left, right, top, bottom, pixels] = [width, 0, height, 0, 0];
    const next = [start];
    isOpen[start] = 0;
    for (let cell = next.pop(); cell !== undefined; cell = next.pop()) {
      const x = cell % width;
      const y = (cell - x) / width;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      pixels++;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          if (!isOpen[ny * width + nx]) continue;
          isOpen[ny * width + nx] = 0;
          next.push(ny * width + nx);
        }
      }
    }
    return { box: [x0 + left, y0 + top, right - left + 1, bottom - top + 1], pixels };
  }
}
