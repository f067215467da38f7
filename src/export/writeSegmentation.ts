import {
  newUid,
  ShokenError,
  type Finding,
  type Image,
  type ModelOrigin,
  type ReviewedFinding,
  type Study,
} from '#domain';
import dcmjs, { type NaturalDataset } from 'dcmjs';
import { patientAndStudy, referenceTo, seriesAndInstance } from './commonModules';
import { finalSegments, modelSegments, type SegmentSource } from './describeSegments';
import { packFrames } from './packBits';
import { personName } from './personName';
import { frameItem, segmentItem } from './segmentItems';

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';
export interface SegmentationRequest {
  readonly image: Image;
  readonly study: Study;
  readonly findings: readonly (Finding | ReviewedFinding)[];
  /** `model`: as the model drew it. `final`: as the reader decided; needs reviewed findings. */
  readonly kind: 'model' | 'final';
  readonly model: ModelOrigin | null;
  /** Who signed. Left out, the final regions are marked as partial. */
  readonly reader?: string;
  /** Now, unless given. */
  readonly at?: Date;
  /** New ones, unless given: the same content written once more is then the same object. */
  readonly uids?: SegmentationUids;
}

export interface SegmentationUids {
  readonly SOPInstanceUID: string;
  readonly SeriesInstanceUID: string;
  readonly DimensionOrganizationUID: string;
}

const newUids = (): SegmentationUids => ({
  SOPInstanceUID: newUid(),
  SeriesInstanceUID: newUid(),
  DimensionOrganizationUID: newUid(),
});

/**
 * A DICOM Segmentation (PS3.3 A.51, BINARY) with one segment per region on the image's own grid, as a
 * Part 10 file. Throws `export-no-regions` where there is none to write, `export-failed` where one is of another grid.
 */
export function writeSegmentation(request: SegmentationRequest): Uint8Array<ArrayBuffer> {
  const { image, findings, kind, uids = newUids() } = request;
  const segments =
    kind === 'model' ? modelSegments(findings, image) : finalSegments(findings, image);
  if (segments.length === 0) throw new ShokenError('export-no-regions');
  for (const { mask } of segments) {
    if (mask.imageWidth !== image.Columns || mask.imageHeight !== image.Rows) {
      throw new ShokenError('export-failed', { reason: 'grid' });
    }
  }
  const dataset = {
    ...patientAndStudy(request.study),
    ...seriesAndInstance(ownSeries[kind], uids, request.at),
    ...segmentationImage(request, segments, uids.DimensionOrganizationUID),
  };
  return new Uint8Array(dcmjs.data.datasetToDict(dataset).write());
}

const ownSeries = {
  model: {
    SOPClassUID: segmentationStorage,
    Modality: 'SEG',
    SeriesNumber: 9001,
    SeriesDescription: 'Shoken: regions of the model',
  },
  final: {
    SOPClassUID: segmentationStorage,
    Modality: 'SEG',
    SeriesNumber: 9002,
    SeriesDescription: 'Shoken: regions as decided by reader',
  },
};

function segmentationImage(
  request: SegmentationRequest,
  segments: readonly SegmentSource[],
  dimensionUid: string,
): NaturalDataset {
  const { image, study, model, kind, reader = '' } = request;
  const source = referenceTo(image);
  const series = study.series.find((each) =>
    each.images.some(({ imageId }) => imageId === image.imageId),
  );
  return {
    ImageType: ['DERIVED', 'PRIMARY'],
    // Without a frame of reference this is all that tells left from right; empty if the source is silent.
    PatientOrientation: image.PatientOrientation === null ? '' : [...image.PatientOrientation],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: image.Rows,
    Columns: image.Columns,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    SegmentsOverlap: 'UNDEFINED',
    ...contentIdentification(request),
    ContentCreatorName: kind === 'final' ? personName(reader) : '',
    SegmentSequence: segments.map((segment, index) => segmentItem(segment, index + 1, model)),
    NumberOfFrames: segments.length,
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: dimensionUid }],
    DimensionIndexSequence: [
      {
        DimensionOrganizationUID: dimensionUid,
        // Referenced Segment Number within Segment Identification Sequence.
        DimensionIndexPointer: 0x0062000b,
        FunctionalGroupPointer: 0x0062000a,
        DimensionDescriptionLabel: 'Segment',
      },
    ],
    SharedFunctionalGroupsSequence: [{}],
    PerFrameFunctionalGroupsSequence: segments.map((_, index) =>
      frameItem(index + 1, image, source),
    ),
    ...(series
      ? {
          ReferencedSeriesSequence: [
            { SeriesInstanceUID: series.SeriesInstanceUID, ReferencedInstanceSequence: [source] },
          ],
        }
      : {}),
    PixelData: packFrames(
      segments.map(({ mask }) => mask),
      image.Columns,
      image.Rows,
    ).buffer,
    _vrMap: { PixelData: 'OB' },
  };
}

/** Says on the object itself how far it may be trusted. */
function contentIdentification({ kind, findings, reader }: SegmentationRequest): NaturalDataset {
  if (kind === 'model') {
    return {
      ContentLabel: 'MODEL_UNVERIFIED',
      ContentDescription: 'AI regions, partial: not verified. Research use only',
    };
  }
  const isUndecided = findings.some((each) => 'original' in each && each.status === 'pending');
  return reader === undefined || reader === '' || isUndecided
    ? {
        ContentLabel: 'READER_PARTIAL',
        ContentDescription: 'Regions decided so far, not signed. Research use only',
      }
    : {
        ContentLabel: 'READER_FINAL',
        ContentDescription: 'Regions as signed by the reader. Research use only',
      };
}
