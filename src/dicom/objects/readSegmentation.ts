import {
  ShokenError,
  type ImageReference,
  type Segment,
  type SegmentFrame,
  type SegmentationContent,
} from '#domain';
import type { Dataset } from '../dataset';
import { findGroup } from '../functionalGroups';
import { readPlane } from '../readPlane';
import { readCode, readLabColor, readReferences } from './readCode';
import { readSegmentMasks } from './readSegmentMasks';

/** Between turns of the event loop, ms: a segmentation of a thousand frames must not hold up the hand. */
const longestStretch = 20;

/**
 * Segments and their masks, of a binary, fractional or label map segmentation (PS3.3 A.51). Throws `object-empty`
 * for one without segments, and the file codes of pixels that cannot be read.
 */
export async function readSegmentation(dataset: Dataset): Promise<SegmentationContent> {
  const segments = dataset.items('SegmentSequence').flatMap(readSegment);
  if (segments.length === 0) throw new ShokenError('object-empty');
  const NumberOfFrames = Math.max(1, dataset.number('NumberOfFrames') ?? 1);
  const numbers = new Set(segments.map(({ number }) => number));
  const type = dataset.string('SegmentationType') || 'BINARY';
  const only = findOnlySource(dataset);
  const frames: SegmentFrame[] = [];
  let lostFrames = 0;
  let stretchSince = performance.now();
  for (let frame = 1; frame <= NumberOfFrames; frame++) {
    if (performance.now() - stretchSince > longestStretch) {
      await new Promise((resolve) => setTimeout(resolve));
      stretchSince = performance.now();
    }
    const segment = segmentOf(dataset, frame, segments);
    if (type !== 'LABELMAP' && (segment === null || !numbers.has(segment))) {
      lostFrames++;
      continue;
    }
    const masks = await readSegmentMasks(dataset, { frame, NumberOfFrames, type, segment });
    const place = readPlace(dataset, frame, only);
    for (const [number, mask] of masks) {
      if (numbers.has(number)) frames.push({ segment: number, mask, ...place });
    }
  }
  return {
    kind: 'segmentation',
    segments,
    frames,
    isFractional: type === 'FRACTIONAL',
    lostFrames,
  };
}

function readSegment(item: Dataset): Segment[] {
  const number = item.uint16('SegmentNumber');
  if (number === null) return [];
  const algorithm = item.item('SegmentationAlgorithmIdentificationSequence');
  const type = item.string('SegmentAlgorithmType');
  const region = item.item('AnatomicRegionSequence');
  return [
    {
      number,
      label: item.string('SegmentLabel'),
      color: readLabColor(item, 'RecommendedDisplayCIELabValue'),
      type: readCode(item, 'SegmentedPropertyTypeCodeSequence'),
      site: readCode(item, 'AnatomicRegionSequence'),
      laterality: readCode(region, 'AnatomicRegionModifierSequence'),
      algorithmType: types.find((each) => each === type) ?? '',
      algorithmName: algorithm?.string('AlgorithmName') || item.string('SegmentAlgorithmName'),
      algorithmVersion: algorithm?.string('AlgorithmVersion') ?? '',
      trackingUID: item.string('TrackingUID') || null,
    },
  ];
}

const types = ['AUTOMATIC', 'SEMIAUTOMATIC', 'MANUAL'] as const;

/** Where nothing says which segment a frame is of, there may be only one that it can be. */
function segmentOf(dataset: Dataset, frame: number, segments: readonly Segment[]): number | null {
  const group = findGroup(dataset, frame, 'SegmentIdentificationSequence');
  const stated = group?.uint16('ReferencedSegmentNumber') ?? null;
  if (stated !== null) return stated;
  return segments.length === 1 ? segments[0]!.number : null;
}

/** The one image that the whole segmentation refers to, for frames that do not say themselves. */
function findOnlySource(dataset: Dataset): ImageReference[] {
  const references = dataset
    .items('ReferencedSeriesSequence')
    .flatMap((series) => readReferences(series, 'ReferencedInstanceSequence'));
  return references.length === 1 ? references : [];
}

/** Of which images a frame was made, and where it lies. */
function readPlace(dataset: Dataset, frame: number, only: readonly ImageReference[]) {
  const measures = findGroup(dataset, frame, 'PixelMeasuresSequence');
  const [rowMm = 0, columnMm = 0] = measures?.numbers('PixelSpacing') ?? [];
  const own = dataset.itemAt('PerFrameFunctionalGroupsSequence', frame - 1);
  const derivations =
    own?.items('DerivationImageSequence') ??
    dataset.item('SharedFunctionalGroupsSequence')?.items('DerivationImageSequence') ??
    [];
  const sources = derivations.flatMap((each) => readReferences(each, 'SourceImageSequence'));
  return {
    sources: sources.length > 0 ? sources : only,
    plane: readPlane(dataset, frame),
    spacing: rowMm > 0 && columnMm > 0 ? { rowMm, columnMm } : null,
    thicknessMm:
      measures?.number('SpacingBetweenSlices') ?? measures?.number('SliceThickness') ?? 0,
  };
}
