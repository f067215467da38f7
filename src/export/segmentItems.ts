import { findingCodes, sideCodes, type Image, type ModelOrigin, type OtherOrigin } from '#domain';
import dcmjs, { type NaturalDataset } from 'dcmjs';
import { algorithmOf } from './algorithms';
import type { SourceReference } from './commonModules';
import { abnormalStructure, artificialIntelligence, concepts } from './concepts';
import type { SegmentSource } from './describeSegments';
import { codedSide, labelOf, trackingIdentifier } from './labels';

/** PS3.3 C.8.20.4: what the segment is, where, and who or what drew it. */
export function segmentItem(
  segment: SegmentSource,
  number: number,
  model: ModelOrigin | null,
): NaturalDataset {
  const { finding, attributes, algorithm, trackingUID } = segment;
  const codes = findingCodes[finding];
  const side = codedSide(attributes);
  const label = labelOf(finding, attributes);
  const origin = segment.origin ?? model;
  const byAlgorithm = algorithm !== 'MANUAL' && origin !== null;
  return {
    SegmentNumber: number,
    SegmentLabel: label,
    SegmentDescription: describe(segment),
    SegmentAlgorithmType: algorithm,
    ...(byAlgorithm
      ? {
          SegmentAlgorithmName: algorithmOf(origin).name,
          SegmentationAlgorithmIdentificationSequence: [algorithmItem(origin)],
        }
      : {}),
    RecommendedDisplayCIELabValue: displayColor(number),
    SegmentedPropertyCategoryCodeSequence: [{ ...abnormalStructure }],
    SegmentedPropertyTypeCodeSequence: [{ ...codes.finding }],
    AnatomicRegionSequence: [
      {
        ...codes.site,
        ...(side === null ? {} : { AnatomicRegionModifierSequence: [{ ...sideCodes[side] }] }),
      },
    ],
    TrackingID: trackingIdentifier(label, number),
    TrackingUID: trackingUID,
  };
}

function describe({ presence, probability, attributes }: SegmentSource): string {
  const score = probability === null ? [] : [`probability ${probability.toFixed(2)}`];
  const zone = attributes.zone === null ? [] : [`${attributes.zone} zone`];
  const extent = attributes.extent === null ? [] : [attributes.extent];
  return [presence, ...score, ...zone, ...extent].join(', ');
}

/** PS3.3 10.16. */
function algorithmItem(origin: ModelOrigin | OtherOrigin): NaturalDataset {
  const { name, version, parameters, manufacturer } = algorithmOf(origin);
  return {
    AlgorithmFamilyCodeSequence: [{ ...artificialIntelligence }],
    AlgorithmName: name,
    AlgorithmVersion: version,
    ...(parameters === null ? {} : { AlgorithmParameters: parameters }),
    AlgorithmSource: manufacturer,
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
            PurposeOfReferenceCodeSequence: [{ ...concepts.sourceForProcessing }],
          },
        ],
        DerivationCodeSequence: [{ ...concepts.segmentation }],
      },
    ],
  };
}
