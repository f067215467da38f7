import { ShokenError } from '#domain';
import { decodeJpeg8, decodeJpegLs } from './codecs';
import type { CodecSamples } from './decodeSamples';
import { decodeJpegExtended } from './decodeJpegExtended';
import { decodeJpegLossless } from './decodeJpegLossless';
import type { PixelDescription } from './types';

interface JpegHeader {
  /** Low byte of the start-of-frame marker: the JPEG process. */
  readonly process: number;
  readonly precision: number;
  readonly components: number;
  /** JFIF or Adobe markers say which colours the components are. */
  readonly saysColors: boolean;
}

/** One frame of any JPEG process: 8-bit DCT, 12-bit sequential DCT, lossless, or JPEG-LS. */
export async function decodeJpeg(
  bytes: Uint8Array,
  description: PixelDescription,
): Promise<CodecSamples> {
  const header = readJpegHeader(bytes);
  if (!header) throw new ShokenError('file-decode-failed', { reason: 'no JPEG frame header' });
  switch (header.process) {
    case 0xf7:
      return decodeJpegLs(bytes);
    case 0xc3:
      return decodeLossless(bytes);
    case 0xc0:
    case 0xc1:
    case 0xc2: {
      if (header.precision > 8) return decodeJpegExtended(bytes);
      const isRgb =
        header.components === 3 &&
        !header.saysColors &&
        description.PhotometricInterpretation === 'RGB';
      return decodeJpeg8(isRgb ? markAsRgb(bytes) : bytes);
    }
    default:
      throw new ShokenError('file-unsupported-transfer-syntax', {
        compression: `JPEG, SOF${header.process - 0xc0}`,
      });
  }
}

/** Markers up to the first start of frame; null if there is none. */
function readJpegHeader(bytes: Uint8Array): JpegHeader | null {
  let saysColors = false;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf);
    if (isFrame && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const precision = bytes[at + 4]!;
      return { process: marker, precision, components: bytes[at + 9]!, saysColors };
    }
    if (marker === 0xee || marker === 0xe0) saysColors = true;
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  return null;
}

/** An Adobe marker with transform 0, without which a decoder takes three components for luma and chroma. */
function markAsRgb(bytes: Uint8Array): Uint8Array {
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const marked = new Uint8Array(bytes.length + adobe.length);
  marked.set(bytes.subarray(0, 2));
  marked.set(adobe, 2);
  marked.set(bytes.subarray(2), 2 + adobe.length);
  return marked;
}

async function decodeLossless(bytes: Uint8Array): Promise<CodecSamples> {
  const grey = decodeJpegLossless(bytes);
  if (grey) {
    return { ...grey, samplesPerPixel: 1, isSigned: false, isRgb: false, isPlanar: false };
  }
  const { Decoder } = await import('jpeg-lossless-decoder-js');
  const decoder = new Decoder();
  const header = readJpegHeader(bytes);
  const sampleBytes = (header?.precision ?? 16) <= 8 ? 1 : 2;
  const data = decoder.decode(bytes.buffer, bytes.byteOffset, bytes.length, sampleBytes);
  return {
    data,
    width: decoder.frame.dimX,
    height: decoder.frame.dimY,
    samplesPerPixel: header?.components ?? 1,
    precision: decoder.frame.precision,
    isSigned: false,
    isRgb: false,
    isPlanar: false,
  };
}
