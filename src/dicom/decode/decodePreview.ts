import { decodeHalfJpeg2000 } from './codecs';
import { storedFromCodec, type CodecSamples } from './decodeSamples';
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
  const { codec, Rows, Columns, SamplesPerPixel, palette } = description;
  if (codec !== 'jpeg2000' || SamplesPerPixel !== 1 || palette !== null) return null;
  if (Rows * Columns < leastPixels) return null;
  // What is wrong with the stream is told of the whole frame, which is decoded next.
  const half = await decodeHalfJpeg2000(bytes).catch(() => null);
  if (half?.width !== Math.ceil(Columns / 2) || half.height !== Math.ceil(Rows / 2)) return null;
  const samples = storedFromCodec(enlarge(half, Columns, Rows), description);
  const { display } = greyFromSamples(samples, description);
  return { display, modality: null, isPreview: true };
}

/** Samples of the half lie on the even columns and rows of the whole; between them lies their mean. */
function enlarge(half: CodecSamples, width: number, height: number): CodecSamples {
  const { data: from, width: stride } = half;
  const data = new (from.constructor as Uint16ArrayConstructor)(width * height) as typeof from;
  for (let y = 0; y < height; y++) {
    const above = (y >> 1) * stride;
    const below = y % 2 === 1 && above + stride < from.length ? above + stride : above;
    for (let x = 0; x < width; x++) {
      const left = x >> 1;
      const right = x % 2 === 1 && left + 1 < stride ? left + 1 : left;
      data[y * width + x] =
        (from[above + left]! + from[above + right]! + from[below + left]! + from[below + right]!) >>
        2;
    }
  }
  return { ...half, data, width, height };
}
