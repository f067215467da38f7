import {
  measurementKinds,
  pointsOfKind,
  shapeOf,
  type Measurement,
  type MeasurementKind,
  type PointInImage,
  type SuvBasis,
} from '#domain';
import { measure, type MeasuredImage } from '#measuring';
import { anImage } from './image';

const points: readonly PointInImage[] = [
  { x: 10, y: 10 },
  { x: 50, y: 40 },
  { x: 20.5, y: 60.25 },
  { x: 80, y: 70 },
];

/** A measurement of the kind on the image of `anImage`, whose values are ramps of 0 to 99. */
export function aMeasurement(
  kind: MeasurementKind,
  changes: Partial<Measurement> = {},
  on: Partial<MeasuredImage['image']> = {},
): Measurement {
  const shape = shapeOf(kind, points.slice(0, pointsOfKind[kind]))!;
  const data = Float32Array.from({ length: 8000 }, (_, at) => at % 100);
  return {
    trackingUID: `2.25.9.${kind}`,
    SOPInstanceUID: '1.2.3.4',
    frame: 1,
    section: null,
    number: 1,
    name: '',
    proposal: null,
    at: '2026-11-22T10:00:00.000Z',
    ...measure(shape, {
      image: anImage(on),
      pixels: { width: 100, height: 80, data, padding: null },
    }),
    ...changes,
  };
}

const turned = { kind: 'ellipse', points: [points[0]!, points[1]!], turn: -30 } as const;
const known = { kind: 'activity', factor: 0.0004, weightKg: 74, doseBq: 370e6 } as const;
const suvs: readonly SuvBasis[] = [
  { ...known, decay: { seconds: 6600, halfLifeSeconds: 6600 } },
  { ...known, decay: null },
  { kind: 'maker-factor', factor: 0.00055 },
  { kind: 'stated', factor: 1 },
  { kind: 'missing', obstacle: 'weight' },
];

/** One of each kind, and one of each thing that may be different about it. */
export function everyMeasurement(): Measurement[] {
  const plane = {
    FrameOfReferenceUID: '1.2.9',
    position: [1, 2, 3],
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
  } as const;
  const by = {
    kind: 'model',
    modelId: 'test-cxr',
    modelVersion: '0.1.0',
    weightsHash: 'ab12',
  } as const;
  return [
    ...measurementKinds.map((kind) => aMeasurement(kind)),
    aMeasurement('rectangle', { trackingUID: '2.25.91' }, { spacing: null, valueUnit: 'HU' }),
    aMeasurement('ellipse', { trackingUID: '2.25.95', shape: turned }),
    ...suvs.map((suv, index) =>
      aMeasurement('ellipse', { trackingUID: `2.25.90.${index}` }, { valueUnit: 'SUVbw', suv }),
    ),
    aMeasurement('length', {
      trackingUID: '2.25.92',
      section: { plane, orientation: 'sagittal', imageId: '1.2.3.4#1' },
    }),
    aMeasurement('cardiothoracic-ratio', {
      trackingUID: '2.25.93',
      proposal: { by, isChecked: false },
    }),
    aMeasurement('probe', {
      trackingUID: '2.25.94',
      name: '結節',
      result: { kind: 'probe', value: 'padding', valueUnit: '' },
    }),
  ];
}
