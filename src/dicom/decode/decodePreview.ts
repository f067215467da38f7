import { decodeHalfJpeg2000 } from './codecs';
import { storedFromCodec } from './decodeSamples';
import { greyFromSamples } from './grey';
import type { EncodedDicomFrame, Frame } from './types';

/** Smaller frames are decoded before a preview would be seen. */
const leastPixels = 1_500_000;

/**
 * What a large grey JPEG 2000 frame looks like at half its resolution, enlarged to its size: a quarter of the time of
 * the whole, and all that a screen shows of it at first. Null for every other frame.
 */
export async function decodePreview({
  bytes,
  description,
}: EncodedDicomFrame): Promise<Frame | null> {
  const { codec, Rows, Columns, SamplesPerPixel, palette, supplement } = description;
  if (codec !== 'jpeg2000' || SamplesPerPixel !== 1) return null;
  if (palette !== null || supplement !== null) return null;
  if (Rows * Columns < leastPixels) return null;
  // What is wrong with the stream is told of the whole frame, which is decoded next.
  const half = await decodeHalfJpeg2000(bytes).catch(() => null);
  if (half?.width !== Math.ceil(Columns / 2) || half.height !== Math.ceil(Rows / 2)) return null;
  const { display } = greyFromSamples(storedFromCodec(half, description), description);
  const data = enlarge(display.data as Float32Array, half.width, Columns, Rows);
  const whole = { ...display, data, width: Columns, height: Rows };
  return { display: whole, modality: null, isPreview: true };
}

/** Pixels of the half lie on the even columns and rows of the whole; between them lies their mean. */
function enlarge(half: Float32Array, stride: number, width: number, height: number): Float32Array {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 2) {
    const from = (y / 2) * stride;
    const to = y * width;
    for (let x = 0; x < width; x += 2) {
      const left = half[from + x / 2]!;
      data[to + x] = left;
      const right = x + 2 < width ? half[from + x / 2 + 1]! : left;
      if (x + 1 < width) data[to + x + 1] = (left + right) / 2;
    }
  }
  for (let y = 1; y < height; y += 2) {
    const above = (y - 1) * width;
    const below = y + 1 < height ? above + 2 * width : above;
    for (let x = 0; x < width; x++) {
      data[above + width + x] = (data[above + x]! + data[below + x]!) / 2;
    }
  }
  return data;
}
