/** How a camera held a JPEG photograph (Exif 2.3, tag 0112): 1 upright, 5 to 8 lying on a side. */
export type ExifOrientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const exifMarker = 0xe1;
const startOfScan = 0xda;

/** 1 where the file does not say, or not in a way that can be read. */
export function readExifOrientation(bytes: Uint8Array): ExifOrientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === startOfScan) break;
    const end = at + 2 + view.getUint16(at + 2);
    // "Exif" and two zeros, then a TIFF file in small.
    const isExif = marker === exifMarker && view.getUint32(at + 4) === 0x45786966;
    if (isExif && end <= bytes.length) return orientationIn(bytes.subarray(at + 10, end));
    at = end;
  }
  return 1;
}

function orientationIn(tiff: Uint8Array): ExifOrientation {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = tiff[0] === 0x49;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? (value as ExifOrientation) : 1;
  }
  return 1;
}

/** Whether width and height change places when the picture is set upright. */
export const isOnItsSide = (orientation: ExifOrientation) => orientation >= 5;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** The picture as it was seen. */
export function setUpright<P extends Pixels>(picture: P, orientation: ExifOrientation): P {
  if (orientation === 1) return picture;
  const { width, height, channels, data } = picture;
  const [across, down] = isOnItsSide(orientation) ? [height, width] : [width, height];
  const [lastColumn, lastRow] = [width - 1, height - 1];
  const sources: Record<ExifOrientation, (x: number, y: number) => readonly [number, number]> = {
    1: (x, y) => [x, y],
    2: (x, y) => [lastColumn - x, y],
    3: (x, y) => [lastColumn - x, lastRow - y],
    4: (x, y) => [x, lastRow - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, lastRow - x],
    7: (x, y) => [lastColumn - y, lastRow - x],
    8: (x, y) => [lastColumn - y, x],
  };
  const sourceOf = sources[orientation];
  const upright = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [column, row] = sourceOf(x, y);
      const from = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel++) upright[to++] = data[from + channel]!;
    }
  }
  return { ...picture, width: across, height: down, data: upright };
}
