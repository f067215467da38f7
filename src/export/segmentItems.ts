import {
  findingCodes,
  sideCodes,
  type Code,
  type Image,
  type ModelOrigin,
  type OtherOrigin,
} from '#domain';
import { findingName, sideName } from '#i18n';
import dcmjs, { type NaturalDataset } from 'dcmjs';
import type { SegmentSource } from './describeSegments';

const dcm = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'DCM',
  CodeMeaning,
});

/** PS3.3 C.8.20.4: what the segment is, where, and who or what drew it. */
export function segmentItem(
  segment: SegmentSource,
  number: number,
  model: ModelOrigin | null,
): NaturalDataset {
  const { finding, attributes, algorithm, trackingUID } = segment;
  const codes = findingCodes[finding];
  const side = attributes.side === null || attributes.side === 'midline' ? null : attributes.side;
  const name = findingName('en', finding);
  const label = side === null ? name : `${name}, ${sideName('en', side)}`;
  const origin = segment.origin ?? model;
  const byAlgorithm = algorithm !== 'MANUAL' && origin !== null;
  return {
    SegmentNumber: number,
    SegmentLabel: label,
    SegmentDescription: describe(segment),
    SegmentAlgorithmType: algorithm,
    ...(byAlgorithm
      ? {
          SegmentAlgorithmName: nameOf(origin),
          SegmentationAlgorithmIdentificationSequence: [
            origin.kind === 'model' ? algorithmItem(origin) : otherAlgorithmItem(origin),
          ],
        }
      : {}),
    RecommendedDisplayCIELabValue: displayColor(number),
    SegmentedPropertyCategoryCodeSequence: [
      {
        CodeValue: '49755003',
        CodingSchemeDesignator: 'SCT',
        CodeMeaning: 'Morphologically Abnormal Structure',
      },
    ],
    SegmentedPropertyTypeCodeSequence: [{ ...codes.finding }],
    AnatomicRegionSequence: [
      {
        ...codes.site,
        ...(side === null ? {} : { AnatomicRegionModifierSequence: [{ ...sideCodes[side] }] }),
      },
    ],
    TrackingID: `${label} #${number}`,
    TrackingUID: trackingUID,
  };
}

function describe({ presence, probability, attributes }: SegmentSource): string {
  const score = probability === null ? [] : [`probability ${probability.toFixed(2)}`];
  const zone = attributes.zone === null ? [] : [`${attributes.zone} zone`];
  const extent = attributes.extent === null ? [] : [attributes.extent];
  return [presence, ...score, ...zone, ...extent].join(', ');
}

/** PS3.3 10.16. The version names the weights too, as far as 64 characters go; the parameters in full. */
function algorithmItem({ modelId, modelVersion, weightsHash }: ModelOrigin): NaturalDataset {
  return {
    AlgorithmFamilyCodeSequence: [{ ...dcm('123110', 'Artificial Intelligence') }],
    AlgorithmName: modelId.slice(0, 64),
    AlgorithmVersion: `${modelVersion} ${weightsHash}`.slice(0, 64),
    AlgorithmParameters: `weights SHA-256 ${weightsHash}`,
    AlgorithmSource: 'Shoken',
  };
}

const nameOf = (origin: ModelOrigin | OtherOrigin): string =>
  (origin.kind === 'model'
    ? origin.modelId
    : origin.algorithm || origin.model || origin.manufacturer || 'unknown'
  ).slice(0, 64);

/** Another maker's algorithm keeps its names; the version is required, though its maker may not have said it. */
function otherAlgorithmItem(origin: OtherOrigin): NaturalDataset {
  return {
    AlgorithmFamilyCodeSequence: [{ ...dcm('123110', 'Artificial Intelligence') }],
    AlgorithmName: nameOf(origin),
    AlgorithmVersion: (origin.algorithmVersion || origin.softwareVersion || 'unknown').slice(0, 64),
    AlgorithmSource: origin.manufacturer.slice(0, 64),
  };
}

/** RGB 0..1, told apart also by readers who see red and green alike (Okabe and Ito 2008). */
const palette = [
  [0.9, 0.62, 0],
  [0.34, 0.71, 0.91],
  [0, 0.62, 0.45],
  [0.94, 0.89, 0.26],
  [0, 0.45, 0.7],
  [0.84, 0.37, 0],
  [0.8, 0.47, 0.65],
] as const;

function displayColor(number: number): number[] {
  const rgb = palette[(number - 1) % palette.length] ?? palette[0];
  return dcmjs.data.Colors.rgb2DICOMLAB(rgb).map(Math.round);
}

/**
 * PS3.3 C.8.20.3.2 and C.7.6.16.2.6: which segment a frame is of, and from which image it was
 * derived. Without a frame of reference this link is what places the segment.
 */
export function frameItem(number: number, image: Image, source: SourceReference): NaturalDataset {
  return {
    FrameContentSequence: [{ DimensionIndexValues: [number] }],
    SegmentIdentificationSequence: [{ ReferencedSegmentNumber: number }],
    DerivationImageSequence: [
      {
        SourceImageSequence: [
          {
            ...source,
            ...(image.NumberOfFrames > 1 ? { ReferencedFrameNumber: image.frame } : {}),
            SpatialLocationsPreserved: 'YES',
            PurposeOfReferenceCodeSequence: [
              { ...dcm('121322', 'Source image for image processing operation') },
            ],
          },
        ],
        DerivationCodeSequence: [{ ...dcm('113076', 'Segmentation') }],
      },
    ],
  };
}

/** The source image's class and instance. */
export interface SourceReference {
  readonly ReferencedSOPClassUID: string;
  readonly ReferencedSOPInstanceUID: string;
}
