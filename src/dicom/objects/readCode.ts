import type { CodedConcept, Color, ImageReference } from '#domain';
import type { Dataset } from '../dataset';
import type { Keyword } from '../tags';
import { renewCode } from './retiredCodes';

/** The first code of a sequence (PS3.3 8.8); null where there is none, or one without value and meaning. */
export function readCode(dataset: Dataset | null, sequence: Keyword): CodedConcept | null {
  const item = dataset?.item(sequence);
  if (!item) return null;
  const value =
    item.string('CodeValue') || item.string('LongCodeValue') || item.string('URNCodeValue');
  const meaning = item.string('CodeMeaning');
  if (value === '' && meaning === '') return null;
  return renewCode({ value, scheme: item.string('CodingSchemeDesignator'), meaning });
}

/** The images that a sequence's items name. */
export function readReferences(dataset: Dataset | null, sequence: Keyword): ImageReference[] {
  return (dataset?.items(sequence) ?? []).flatMap((item) => {
    const SOPInstanceUID = item.string('ReferencedSOPInstanceUID');
    if (SOPInstanceUID === '') return [];
    return [{ SOPInstanceUID, frames: item.numbers('ReferencedFrameNumber') }];
  });
}

/** CIELab as DICOM scales it (PS3.3 C.10.7.1.1, D50) in sRGB; null if absent. */
export function readLabColor(dataset: Dataset, keyword: Keyword): Color | null {
  const [l, a, b] = dataset.words(keyword);
  if (l === undefined || a === undefined || b === undefined) return null;
  return colorOfLab((l / 65535) * 100, (a / 65535) * 255 - 128, (b / 65535) * 255 - 128);
}

/** The white point of the profile connection space, D50. */
const white = [0.9642, 1, 0.8249] as const;

function colorOfLab(l: number, a: number, b: number): Color {
  const y = (l + 16) / 116;
  const [x, , z] = [y + a / 500, y, y - b / 200].map((value, axis) => {
    const cube = value ** 3;
    return white[axis]! * (cube > 0.008856 ? cube : (value - 16 / 116) / 7.787);
  }) as [number, number, number];
  const luminance = y ** 3 > 0.008856 ? y ** 3 : (y - 16 / 116) / 7.787;
  // From XYZ under D50 to linear sRGB, the change of white (Bradford) included.
  return [
    gamma(3.1338561 * x - 1.6168667 * luminance - 0.4906146 * z),
    gamma(-0.9787684 * x + 1.9161415 * luminance + 0.033454 * z),
    gamma(0.0719453 * x - 0.2289914 * luminance + 1.4052427 * z),
  ];
}

function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}
