import type { PixelSpacing } from '#domain';
import type { Dataset } from './dataset';
import { findGroup } from './functionalGroups';

const projections = new Set(['CR', 'DX', 'MG', 'PX', 'IO', 'RF', 'XA', 'RG', 'OT', 'SC']);

/**
 * A projection's Imager Pixel Spacing is at the detector; its Pixel Spacing is calibrated if it says so or
 * differs (PS3.3 10.7.1.3). In cross-sections Pixel Spacing is in the patient.
 */
export function readSpacing(dataset: Dataset, frame: number): PixelSpacing | null {
  const measures = findGroup(dataset, frame, 'PixelMeasuresSequence') ?? dataset;
  const pixel = pairOf(measures.numbers('PixelSpacing'));
  if (!projections.has(dataset.string('Modality'))) return pixel && { ...pixel, source: 'patient' };
  const imager =
    pairOf(dataset.numbers('ImagerPixelSpacing')) ??
    pairOf(dataset.numbers('NominalScannedPixelSpacing'));
  if (!pixel) return imager && atDetector(dataset, imager);
  const differs =
    imager !== null && (imager.rowMm !== pixel.rowMm || imager.columnMm !== pixel.columnMm);
  const isCalibrated = dataset.has('PixelSpacingCalibrationType') || differs;
  return isCalibrated ? { ...pixel, source: 'calibrated' } : atDetector(dataset, pixel);
}

interface Pair {
  readonly rowMm: number;
  readonly columnMm: number;
}

/** The patient is nearer to the source than the detector, and shown larger by what the header may estimate (PS3.3 C.8.7.5). */
function atDetector(dataset: Dataset, { rowMm, columnMm }: Pair): PixelSpacing {
  const factor = dataset.number('EstimatedRadiographicMagnificationFactor') ?? 1;
  // Nothing is shown smaller than it is.
  if (factor <= 1) return { rowMm, columnMm, source: 'detector' };
  return { rowMm: rowMm / factor, columnMm: columnMm / factor, source: 'magnification' };
}

/** DICOM gives the distance between rows first. */
function pairOf([rowMm, columnMm]: readonly number[]): Pair | null {
  if (rowMm === undefined || columnMm === undefined || rowMm <= 0 || columnMm <= 0) return null;
  return { rowMm, columnMm };
}
