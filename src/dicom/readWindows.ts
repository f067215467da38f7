import type { VoiWindow } from '#domain';
import type { Dataset } from './dataset';
import type { LookupTable } from './decode';
import { findGroup } from './functionalGroups';
import { readLookupTable } from './lookupTables';

/** The header's windows, then its VOI LUTs, each with a linear window that comes close (PS3.3 C.11.2). */
export function readWindows(dataset: Dataset, frame: number): VoiWindow[] {
  const group = findGroup(dataset, frame, 'FrameVOILUTSequence') ?? dataset;
  const centers = group.numbers('WindowCenter');
  const widths = group.numbers('WindowWidth');
  const explanations = group.strings('WindowCenterWidthExplanation');
  const shape = shapes[group.string('VOILUTFunction')];
  const windows = centers.flatMap((center, index): VoiWindow[] => {
    const width = widths[index] ?? 0;
    if (width <= 0) return [];
    const window = { center, width, explanation: explanations[index] ?? '' };
    return [shape ? { ...window, shape } : window];
  });
  const isSigned = dataset.uint16('PixelRepresentation') === 1;
  const luts = group.items('VOILUTSequence').flatMap((item): VoiWindow[] => {
    const lut = readLookupTable(item, isSigned);
    return lut ? [{ ...approximate(lut), explanation: item.string('LUTExplanation'), lut }] : [];
  });
  return dataset.has('SegmentationType') ? windowOfSegments(dataset) : [...windows, ...luts];
}

/**
 * A segmentation shown as images of its own goes from nothing to the highest value that a pixel of any of its frames
 * can have (PS3.3 C.8.20.2): one frame alone does not tell.
 */
function windowOfSegments(dataset: Dataset): VoiWindow[] {
  const width = highestOfSegments(dataset);
  if (width === 0) return [];
  return [{ center: width / 2, width, explanation: '', shape: 'linear-exact' }];
}

function highestOfSegments(dataset: Dataset): number {
  switch (dataset.string('SegmentationType')) {
    case 'FRACTIONAL':
      return dataset.uint16('MaximumFractionalValue') ?? 255;
    case 'LABELMAP':
      return dataset
        .items('SegmentSequence')
        .reduce((highest, item) => Math.max(highest, item.uint16('SegmentNumber') ?? 0), 0);
    default:
      return 1;
  }
}

const shapes: Readonly<Record<string, 'linear-exact' | 'sigmoid'>> = {
  LINEAR_EXACT: 'linear-exact',
  SIGMOID: 'sigmoid',
};

/** The window over the inputs between which the table climbs from 2 % to 98 % of its range. */
function approximate({ first, values }: LookupTable): { center: number; width: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const isBetween = (value: number) =>
    value > low + 0.02 * (high - low) && value < low + 0.98 * (high - low);
  const start = Math.max(0, values.findIndex(isBetween));
  const found = values.findLastIndex(isBetween);
  const end = found < 0 ? values.length - 1 : found;
  return { center: first + (start + end + 1) / 2, width: Math.max(1, end - start + 1) };
}
