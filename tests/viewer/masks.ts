import type { MaskInImage } from '#domain';

/** A mask drawn with `#` for set pixels, its upper left corner at (x, y) of a larger image. */
export function maskFromText(lines: readonly string[], x = 0, y = 0, size = 40): MaskInImage {
  const width = lines[0]?.length ?? 0;
  const data = Uint8Array.from(lines.join(''), (character) => (character === '#' ? 1 : 0));
  return { imageWidth: size, imageHeight: size, x, y, width, height: lines.length, data };
}

export function textFromMask(mask: MaskInImage): string[] {
  return Array.from({ length: mask.height }, (_, row) =>
    Array.from(mask.data.subarray(row * mask.width, (row + 1) * mask.width), (value) =>
      value === 1 ? '#' : '.',
    ).join(''),
  );
}

/** A filled disc. */
export function discMask(size: number, x: number, y: number, radius: number): MaskInImage {
  const data = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
      data[row * size + column] = distance <= radius ? 1 : 0;
    }
  }
  return { imageWidth: size, imageHeight: size, x: 0, y: 0, width: size, height: size, data };
}
