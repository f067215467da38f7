import type { DisplayPixels } from '#domain';
import { decodeJpeg8 } from './codecs';
import { greyFromColor } from './color';
import { readExifOrientation, setUpright } from './exifOrientation';
import { frameOfGrey } from './grey';
import type { Frame } from './types';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
  /** What the largest sample stands for. */
  readonly maximum: number;
}

/** Pixels of a PNG (1 to 16 bit) or JPEG file, upright as its camera says. Grey keeps its values; colour becomes 8-bit RGB. */
export async function decodePicture(bytes: Uint8Array): Promise<Frame> {
  const picture =
    bytes[0] === 0x89
      ? await decodePng(bytes)
      : setUpright(await decodeJpegFile(bytes), readExifOrientation(bytes));
  const { width, height, channels, data } = picture;
  const hasColor = channels >= 3 && !hasEqualChannels(picture);
  if (!hasColor) {
    const grey = new Float32Array(width * height);
    for (let at = 0; at < grey.length; at++) grey[at] = data[at * channels]!;
    return frameOfGrey({ width, height, data: grey, padding: null, isInverted: false });
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[at * 3 + channel] = (data[at * channels + channel]! * 255) / picture.maximum;
    }
  }
  const display: DisplayPixels = {
    width,
    height,
    data: rgb,
    isColor: true,
    isInverted: false,
    min: 0,
    max: 255,
  };
  return greyFromColor(display) ?? { display, modality: null };
}

function hasEqualChannels({ data, channels }: Picture): boolean {
  for (let at = 0; at < data.length; at += channels) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}

async function decodePng(bytes: Uint8Array): Promise<Picture> {
  const { decode, convertIndexedToRgb } = await import('fast-png');
  const png = decode(bytes);
  const { width, height } = png;
  if (png.palette) {
    const data = convertIndexedToRgb(png);
    return { width, height, channels: data.length / (width * height), data, maximum: 255 };
  }
  if (png.depth < 8) {
    const data = unpackBits(png.data, width, height, png.depth);
    return { width, height, channels: 1, data, maximum: 2 ** png.depth - 1 };
  }
  const maximum = 2 ** png.depth - 1;
  return { width, height, channels: png.channels, data: png.data, maximum };
}

/** PNG packs 1, 2 and 4 bit samples from the highest bit down and starts every row at a byte. */
function unpackBits(packed: ArrayLike<number>, width: number, height: number, depth: number) {
  if (packed.length === width * height) return packed;
  const rowBytes = Math.ceil((width * depth) / 8);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = packed[y * rowBytes + (bit >> 3)]!;
      data[y * width + x] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  }
  return data;
}

/** libjpeg-turbo, as most programs decode JPEG; jpeg-js for what it refuses (CMYK, damaged ends). */
async function decodeJpegFile(bytes: Uint8Array): Promise<Picture> {
  try {
    const { width, height, samplesPerPixel, data } = await decodeJpeg8(bytes);
    if (samplesPerPixel === 1 || samplesPerPixel === 3) {
      return { width, height, channels: samplesPerPixel, data, maximum: 255 };
    }
  } catch {
    // jpeg-js is more tolerant, and its error is the one reported.
  }
  const { default: jpeg } = await import('jpeg-js');
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: true,
    maxResolutionInMP: 200,
    maxMemoryUsageInMB: 2048,
  });
  return { width, height, channels: data.length / (width * height), data, maximum: 255 };
}
