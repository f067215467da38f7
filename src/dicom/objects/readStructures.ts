import {
  ShokenError,
  type Color,
  type Structure,
  type StructureContour,
  type StructuresContent,
} from '#domain';
import type { Dataset } from '../dataset';
import { readReferences } from './readCode';
import { vectorsOf } from './readGraphic';

/** Every structure with its outlines, those without outlines too. Throws `object-empty` where it names none. */
export function readStructures(dataset: Dataset): StructuresContent {
  const contoursOf = new Map<number, Dataset>();
  for (const item of dataset.items('ROIContourSequence')) {
    const number = item.number('ReferencedROINumber');
    if (number !== null) contoursOf.set(number, item);
  }
  let lostContours = 0;
  const structures = dataset.items('StructureSetROISequence').flatMap((item): Structure[] => {
    const number = item.number('ROINumber');
    if (number === null) return [];
    const drawn = contoursOf.get(number);
    const items = drawn?.items('ContourSequence') ?? [];
    const contours = items.flatMap(readContour);
    lostContours += items.length - contours.length;
    return [
      {
        number,
        name: item.string('ROIName'),
        color: readColor(drawn),
        FrameOfReferenceUID: item.string('ReferencedFrameOfReferenceUID'),
        contours,
      },
    ];
  });
  if (structures.length === 0) throw new ShokenError('object-empty');
  return { kind: 'structures', structures, lostContours };
}

const shapes: Readonly<Record<string, StructureContour['shape']>> = {
  POINT: 'point',
  OPEN_PLANAR: 'open',
  OPEN_NONPLANAR: 'open',
  CLOSED_PLANAR: 'closed',
  CLOSEDPLANAR_XOR: 'closed',
};

function readContour(item: Dataset): StructureContour[] {
  const points = vectorsOf(item.numbers('ContourData'));
  if (!points) return [];
  const shape = shapes[item.string('ContourGeometricType')] ?? 'closed';
  return [{ shape, points, references: readReferences(item, 'ContourImageSequence') }];
}

function readColor(item: Dataset | undefined): Color | null {
  const [red, green, blue] = item?.numbers('ROIDisplayColor') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return [red, green, blue];
}
