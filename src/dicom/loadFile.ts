import type { Dataset } from './dataset';
import { readDataset } from './readDataset';
import type { SourceFile } from './sourceFile';

/** What was read of a file. */
export interface LoadedFile {
  /** All of it, or its beginning up to the pixels at least. */
  readonly bytes: Uint8Array;
  /** Null for a PNG or JPEG file. */
  readonly dataset: Dataset | null;
  /** Where the data set begins in the file, if only the file's head was read; its pixels are then fetched frame by frame. */
  readonly headOf: { readonly dataSetAt: number } | null;
}

/** Headers of most files end within the first; those with icons or long lists of frames within the second. */
const headSizes = [16 * 1024, 256 * 1024];

/**
 * Reads no more of a file than says where its uncompressed pixels lie; null where that takes the whole file: it is
 * small, compressed or deflated, no image, or cannot be read in parts.
 */
export async function loadHead({ range }: SourceFile): Promise<LoadedFile | null> {
  for (const size of headSizes) {
    if (!range || range.size <= size) return null;
    const bytes = new Uint8Array(await range.read(0, size));
    const isPart10 = String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM';
    if (!isPart10) return null;
    const dataset = attemptHead(bytes, range.size);
    if (dataset) return { bytes, dataset, headOf: { dataSetAt: dataset.offsetIn(bytes) } };
  }
  return null;
}

function attemptHead(bytes: Uint8Array, fileSize: number): Dataset | null {
  try {
    const { dataset } = readDataset(bytes, fileSize);
    // Compressed pixels are of unknown length: their element is only there once its end was found.
    return dataset.pixelElement()?.fragments === undefined && dataset.pixelElement() !== null
      ? dataset
      : null;
  } catch {
    // What is wrong with the file, if anything, is said once all of it has been read.
    return null;
  }
}
