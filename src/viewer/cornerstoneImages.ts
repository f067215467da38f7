import { cache, Enums, imageLoader, metaData, type Types } from '@cornerstonejs/core';
import type { DisplayPixels } from '#domain';
import type { ImageGrid } from './placement';
import { findPercentileWindow } from './windowLevel';

const scheme = 'shoken';

interface Entry {
  readonly display: DisplayPixels;
  readonly grid: ImageGrid;
}
const entries = new Map<string, Entry>();
let lastNumber = 0;

function makeImage(imageId: string, { display, grid }: Entry): Types.IImage {
  const { width, height, data, isColor, min, max } = display;
  const window = findPercentileWindow(display);
  const kind = data instanceof Float32Array ? 'Float32Array' : 'Uint8Array';
  return {
    imageId,
    minPixelValue: min,
    maxPixelValue: max,
    // Display pixels are in modality units already.
    slope: 1,
    intercept: 0,
    windowCenter: window.center,
    windowWidth: window.width,
    // LINEAR would make a range that is empty or upside down of a window no wider than one unit.
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR_EXACT,
    getPixelData: () => data,
    getCanvas: () => document.createElement('canvas'),
    rows: height,
    columns: width,
    height,
    width,
    color: isColor,
    rgba: false,
    numberOfComponents: isColor ? 3 : 1,
    columnPixelSpacing: 1,
    rowPixelSpacing: grid.pixelAspect,
    invert: false,
    photometricInterpretation: isColor ? 'RGB' : 'MONOCHROME2',
    sizeInBytes: data.byteLength,
    dataType: kind,
    imageFrame: undefined,
  };
}

/**
 * Metadata as the library asks for it. The world is the image's plane with (0, 0) the middle of the
 * first pixel, one unit per column; patient positions are of no use to a radiograph.
 */
function describe(type: string, imageId: unknown): unknown {
  const entry = typeof imageId === 'string' ? entries.get(imageId) : undefined;
  if (!entry) return undefined;
  const { width, height, data, isColor } = entry.display;
  switch (type) {
    case Enums.MetadataModules.IMAGE_PLANE.valueOf():
      return {
        rows: height,
        columns: width,
        rowPixelSpacing: entry.grid.pixelAspect,
        columnPixelSpacing: 1,
        rowCosines: [1, 0, 0],
        columnCosines: [0, 1, 0],
        imagePositionPatient: [0, 0, 0],
        imageOrientationPatient: [1, 0, 0, 0, 1, 0],
        usingDefaultValues: true,
      };
    case Enums.MetadataModules.IMAGE_PIXEL.valueOf(): {
      const bits = data.BYTES_PER_ELEMENT * 8;
      return {
        bitsAllocated: bits,
        bitsStored: bits,
        highBit: bits - 1,
        samplesPerPixel: isColor ? 3 : 1,
        pixelRepresentation: 0,
        // MONOCHROME1 is drawn by inverting, so that the reader's invert works the same on both.
        photometricInterpretation: isColor ? 'RGB' : 'MONOCHROME2',
      };
    }
    case Enums.MetadataModules.GENERAL_SERIES.valueOf():
      return { modality: 'OT' };
    default:
      return undefined;
  }
}

/** Makes the library take our decoded frames under ids of the scheme `shoken:`. Call once. */
export function registerFrames(): void {
  imageLoader.registerImageLoader(scheme, (imageId) => {
    const entry = entries.get(imageId);
    return {
      promise: entry
        ? Promise.resolve(makeImage(imageId, entry))
        : Promise.reject(new Error(`no frame is held under ${imageId}`)),
    };
  });
  metaData.addProvider(describe, 10_000);
}

/** Holds a frame for drawing under a fresh id, until it is released. */
export function holdFrame(display: DisplayPixels, grid: ImageGrid): string {
  lastNumber += 1;
  const id = `${scheme}:${lastNumber}`;
  entries.set(id, { display, grid });
  return id;
}

export function releaseFrame(imageId: string): void {
  entries.delete(imageId);
  if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId, { force: true });
}
