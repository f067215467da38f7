import type { Image } from '#domain';

/** How the image lies in the model's square input: `v = x · scale + x0`, mirrored first if so marked. */
export interface Letterbox {
  /** Side of the square input, pixels. */
  readonly size: number;
  /** Model pixels per image pixel, and of the content rounded to whole pixels. */
  readonly scale: number;
  readonly x0: number;
  readonly y0: number;
  /** The model saw the image mirrored left to right, because it was stored the other way round. */
  readonly isMirrored: boolean;
}

/** The letterbox of the packages' preprocessing (models/GRAPHS.md, steps 2, 3 and 5). */
export function letterboxOf(
  image: Pick<Image, 'Columns' | 'Rows' | 'PatientOrientation'>,
  size: number,
): Letterbox {
  const { Columns, Rows, PatientOrientation } = image;
  const scale = size / Math.max(Columns, Rows);
  const width = Math.max(1, Math.floor(Columns * scale + 0.5));
  const height = Math.max(1, Math.floor(Rows * scale + 0.5));
  return {
    size,
    scale,
    x0: Math.floor((size - width) / 2),
    y0: Math.floor((size - height) / 2),
    isMirrored: PatientOrientation?.[0].trim().toUpperCase().startsWith('R') ?? false,
  };
}
