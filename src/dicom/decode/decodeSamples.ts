import { ShokenError } from '#domain';
import { inflateSync } from 'fflate';
import { decodeHtj2k, decodeJpeg2000, decodeJpegXl } from './codecs';
import { decodeJpeg } from './decodeJpeg';
import { decodeRle } from './decodeRle';
import type { EncodedDicomFrame, PixelDescription, StoredSamples } from './types';
import { unpackNative } from './unpackNative';

/** What a codec gives: unsigned or already signed samples with the precision of its own stream. */
export interface CodecSamples {
  readonly data: Uint8Array | Uint16Array | Int8Array | Int16Array;
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number;
  readonly precision: number;
  readonly isSigned: boolean;
  readonly isRgb: boolean;
  readonly isPlanar: boolean;
}

/** Stored values of one frame (interleaved, sign extended, bits above High Bit removed), whatever the compression. */
export async function decodeSamples(encoded: EncodedDicomFrame): Promise<StoredSamples> {
  const { bytes, description } = encoded;
  switch (description.codec) {
    case 'none':
    case 'encapsulated':
      return unpackNative(encoded);
    case 'deflated-frame':
      return unpackNative({ ...encoded, bytes: inflateSync(bytes) });
    case 'rle': {
      // RLE always gives separate planes of whole bytes; `decodeRle` has interleaved them.
      const native = { ...description, PlanarConfiguration: 0, isBigEndian: false };
      return unpackNative({
        ...encoded,
        bytes: decodeRle(bytes, description),
        description: { ...native, areBytesSwapped: false },
      });
    }
    case 'jpeg':
      return storedFromCodec(await decodeJpeg(bytes, description), description);
    case 'jpeg2000':
      return storedFromCodec(await decodeJpeg2000(bytes), description);
    case 'htj2k':
      return storedFromCodec(await decodeHtj2k(bytes), description);
    case 'jpeg-xl':
      return storedFromCodec(await decodeJpegXl(bytes), description);
  }
}

/**
 * The header decides what a sample means, the stream how many bits it has: streams often say
 * "unsigned" of signed pixels, or have fewer bits than Bits Stored.
 */
export function storedFromCodec(
  samples: CodecSamples,
  description: PixelDescription,
): StoredSamples {
  const { width, height, samplesPerPixel, precision, isRgb } = samples;
  if (samples.data.length < width * height * samplesPerPixel)
    throw new ShokenError('file-truncated');
  const bits = Math.min(precision, description.BitsStored);
  const common = { width, height, samplesPerPixel, isRgb };
  const interleaved = samples.isPlanar ? interleave(samples) : samples.data;
  if (samples.isSigned || !description.isSigned || samplesPerPixel > 1) {
    const data = interleaved instanceof Int8Array ? Int16Array.from(interleaved) : interleaved;
    return { ...common, data, bits: samplesPerPixel > 1 ? precision : bits };
  }
  const shift = 32 - bits;
  const data = new Int16Array(interleaved.length);
  for (let at = 0; at < data.length; at++) data[at] = (interleaved[at]! << shift) >> shift;
  return { ...common, data, bits };
}

/** Plane after plane to pixel after pixel. */
function interleave({ data, samplesPerPixel }: CodecSamples): CodecSamples['data'] {
  const interleaved = data.slice();
  const count = data.length / samplesPerPixel;
  for (let plane = 0; plane < samplesPerPixel; plane++) {
    for (let at = 0; at < count; at++) {
      interleaved[at * samplesPerPixel + plane] = data[plane * count + at]!;
    }
  }
  return interleaved;
}
