import type { Dataset } from './dataset';
import type { PaletteSupplement } from './decode';
import { findGroup } from './functionalGroups';
import { readPalette } from './lookupTables';
import { readWindows } from './readWindows';

/** The Supplemental Palette Color Lookup Tables of a frame that is best seen in colour (PS3.3 C.7.6.19, C.8.16.2.1.1). */
export function readSupplement(
  dataset: Dataset,
  frame: number,
  isSigned: boolean,
): PaletteSupplement | null {
  const isInColor = /^(COLOR|MIXED)$/.test(readPresentation(dataset, frame));
  const palette = isInColor ? readPalette(dataset, isSigned) : null;
  if (!palette) return null;
  const [window] = readWindows(dataset, frame);
  return { palette, window: window ? { center: window.center, width: window.width } : null };
}

/** Of this frame, else of them all. */
function readPresentation(dataset: Dataset, frame: number): string {
  const group =
    findGroup(dataset, frame, 'CTImageFrameTypeSequence') ??
    findGroup(dataset, frame, 'MRImageFrameTypeSequence');
  return group?.string('PixelPresentation') || dataset.string('PixelPresentation');
}
