import {
  lettersOf,
  ShokenError,
  type Image,
  type Series,
  type Study,
  type StudyObject,
} from '#domain';
import type { Dataset } from './dataset';
import { describePixels, readPhotometric } from './describePixels';
import { findGroup } from './functionalGroups';
import { locateFrame } from './locateFrame';
import { readAge } from './readAge';
import { readFrameOrder } from './readFrameOrder';
import { readFrameRate } from './readFrameRate';
import { readPlane } from './readPlane';
import { readIndication } from './readIndication';
import { readSpacing } from './readSpacing';
import { readSuv, suvFactorOf, windowInSuv } from './readSuv';
import { readUltrasoundRegions } from './readUltrasoundRegions';
import { readValueUnit } from './readValueUnit';
import { readWindows } from './readWindows';

/** The images of one file and what places them in a study and a series. */
export interface OpenedFile {
  readonly study: Omit<Study, 'series' | 'objects'>;
  readonly series: Omit<Series, 'images'>;
  readonly images: readonly Image[];
  /** Where the file is one that is shown with images or as words. */
  readonly object?: StudyObject;
}

/** UIDs for the few files that lack their own. */
export type FallbackUids = Readonly<
  Record<'StudyInstanceUID' | 'SeriesInstanceUID' | 'SOPInstanceUID', string>
>;

export const imageIdOf = (SOPInstanceUID: string, frame: number) => `${SOPInstanceUID}#${frame}`;

/**
 * Study, series and one image per frame from a data set with pixels, or from a header whose pixels come later. Throws
 * the file's problem as a `ShokenError`.
 */
export function readImages(
  dataset: Dataset,
  fileName: string,
  uids: FallbackUids,
  arePixelsHere = true,
): OpenedFile {
  const Modality = dataset.string('Modality');
  const hasPixels = (['PixelData', 'FloatPixelData', 'DoubleFloatPixelData'] as const).some(
    (keyword) => dataset.has(keyword),
  );
  if (arePixelsHere && !hasPixels) throw new ShokenError('file-no-pixels', { modality: Modality });
  const description = describePixels(dataset, 1);
  const NumberOfFrames = Math.max(1, Math.round(dataset.number('NumberOfFrames') ?? 1));
  // The last frame's bytes must be there; a file cut short is refused as a whole.
  if (arePixelsHere) locateFrame(dataset, description, NumberOfFrames, NumberOfFrames);

  const SOPInstanceUID = dataset.string('SOPInstanceUID') || uids.SOPInstanceUID;
  const ultrasoundRegions = readUltrasoundRegions(dataset);
  const suv = readSuv(dataset);
  const suvFactor = suvFactorOf(suv);
  const common = {
    SOPInstanceUID,
    SOPClassUID: dataset.string('SOPClassUID'),
    InstanceNumber: dataset.number('InstanceNumber'),
    Modality,
    Rows: description.Rows,
    Columns: description.Columns,
    ViewPosition: readView(dataset),
    BodyPartExamined: readBodyPart(dataset),
    PhotometricInterpretation: readPhotometric(dataset),
    TransferSyntaxUID: dataset.TransferSyntaxUID,
    NumberOfFrames,
    framesPerSecond: NumberOfFrames > 1 ? readFrameRate(dataset) : null,
    ...(ultrasoundRegions.length > 0 && { ultrasoundRegions }),
    ...(suv && { suv }),
    fileName,
    hasHeader: true,
  };
  const images = Array.from({ length: NumberOfFrames }, (_, index): Image => {
    const frame = index + 1;
    const valueUnit = readValueUnit(dataset, frame, suv);
    const DimensionIndexValues = readFrameOrder(dataset, frame);
    const SliceThickness = readThickness(dataset, frame);
    return {
      ...common,
      imageId: imageIdOf(SOPInstanceUID, frame),
      frame,
      PatientOrientation: readOrientation(dataset, frame),
      spacing: readSpacing(dataset, frame),
      plane: readPlane(dataset, frame),
      windows: readWindows(dataset, frame).flatMap((window) => windowInSuv(window, suvFactor)),
      ...(valueUnit !== '' && { valueUnit }),
      ...(DimensionIndexValues.length > 0 && { DimensionIndexValues }),
      ...(SliceThickness !== null && { SliceThickness }),
    };
  });
  return {
    study: readStudy(dataset, uids),
    series: readSeries(dataset, uids),
    images,
  };
}

export const readSeries = (dataset: Dataset, uids: FallbackUids): OpenedFile['series'] => ({
  SeriesInstanceUID: dataset.string('SeriesInstanceUID') || uids.SeriesInstanceUID,
  SeriesNumber: dataset.number('SeriesNumber'),
  SeriesDescription: dataset.string('SeriesDescription'),
  Modality: dataset.string('Modality'),
});

export function readStudy(dataset: Dataset, uids: FallbackUids): OpenedFile['study'] {
  const PatientBirthDate = dataset.string('PatientBirthDate');
  const dates = (['StudyDate', 'SeriesDate', 'AcquisitionDate', 'ContentDate'] as const).map(
    (keyword) => dataset.string(keyword),
  );
  const date = dates.find((value) => value !== '') ?? '';
  const indication = readIndication(dataset);
  const IssuerOfPatientID = dataset.string('IssuerOfPatientID');
  return {
    StudyInstanceUID: dataset.string('StudyInstanceUID') || uids.StudyInstanceUID,
    StudyDate: dataset.string('StudyDate'),
    StudyTime: dataset.string('StudyTime'),
    StudyDescription: dataset.string('StudyDescription'),
    AccessionNumber: dataset.string('AccessionNumber'),
    patient: {
      PatientName: readName(dataset),
      PatientID: dataset.string('PatientID'),
      ...(IssuerOfPatientID !== '' && { IssuerOfPatientID }),
      PatientSex: dataset.string('PatientSex'),
      PatientBirthDate,
      ageYears: readAge(dataset.string('PatientAge'), PatientBirthDate, date),
    },
    ...(indication !== '' && { indication }),
  };
}

/** All three groups of the name, without the empty components at their ends. */
function readName(dataset: Dataset): string {
  const groups = dataset
    .string('PatientName')
    .split('=')
    .map((group) => group.replace(/[\^ ]+$/, '').trim());
  return groups.join('=').replace(/=+$/, '');
}

/** CID 4010 codes of the projections that View Position names. */
const viewOfCode: Readonly<Record<string, string>> = {
  '399348003': 'AP',
  'R-10206': 'AP',
  '272479007': 'PA',
  'R-10214': 'PA',
  'R-40888': 'PA',
  '399173006': 'LL',
  'R-10236': 'LL',
  '399198007': 'RL',
  'R-10232': 'RL',
  '399067008': 'LATERAL',
  'R-102CD': 'LATERAL',
};

function readView(dataset: Dataset): string {
  const stated = dataset.string('ViewPosition').toUpperCase();
  return stated || (viewOfCode[dataset.item('ViewCodeSequence')?.string('CodeValue') ?? ''] ?? '');
}

const chestCodes = new Set(['51185008', '816094009', 'T-D3000']);

function readBodyPart(dataset: Dataset): string {
  const stated = dataset.string('BodyPartExamined').toUpperCase();
  const code = dataset.item('AnatomicRegionSequence')?.string('CodeValue') ?? '';
  return stated || (chestCodes.has(code) ? 'CHEST' : '');
}

function readThickness(dataset: Dataset, frame: number): number | null {
  const measures = findGroup(dataset, frame, 'PixelMeasuresSequence') ?? dataset;
  const mm = measures.number('SliceThickness') ?? 0;
  return mm > 0 ? mm : null;
}

function readOrientation(dataset: Dataset, frame: number): [string, string] | null {
  const [row = '', column = ''] = dataset.strings('PatientOrientation');
  if (row !== '' && column !== '') return [row, column];
  const plane = findGroup(dataset, frame, 'PlaneOrientationSequence') ?? dataset;
  const [a, b, c, d, e, f] = plane.numbers('ImageOrientationPatient');
  if (a === undefined || b === undefined || c === undefined) return null;
  if (d === undefined || e === undefined || f === undefined) return null;
  return [lettersOf([a, b, c]), lettersOf([d, e, f])];
}
