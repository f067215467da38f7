import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areParallel,
  findCut,
  findNearestImage,
  middleOf,
  moveAlong,
  placeOnImage,
  pointInPatientOf,
  subtract,
  type PlacedImage,
  type Vector3,
} from '#domain';
import { anImage } from '../builders/image';

const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
const vector = fc.tuple(coordinate, coordinate, coordinate);

function turned([yaw, pitch, roll]: Vector3): [Vector3, Vector3] {
  const [cy, sy, cp, sp, cr, sr] = [yaw, pitch, roll].flatMap((angle) => [
    Math.cos(angle),
    Math.sin(angle),
  ]) as [number, number, number, number, number, number];
  return [
    [cy * cp, sy * cp, -sp],
    [cy * sp * sr - sy * cr, sy * sp * sr + cy * cr, cp * sr],
  ];
}

const placed: fc.Arbitrary<PlacedImage> = fc
  .record({
    position: vector,
    turn: vector,
    Rows: fc.integer({ min: 1, max: 600 }),
    Columns: fc.integer({ min: 1, max: 600 }),
    rowMm: fc.double({ min: 0.2, max: 5, noNaN: true }),
    columnMm: fc.double({ min: 0.2, max: 5, noNaN: true }),
  })
  .map(({ position, turn, Rows, Columns, rowMm, columnMm }) => {
    const [rowDirection, columnDirection] = turned(turn);
    const plane = { FrameOfReferenceUID: '1.2', position, rowDirection, columnDirection };
    return { plane, spacing: { rowMm, columnMm }, Rows, Columns };
  });

const upright = (
  rowDirection: Vector3,
  columnDirection: Vector3,
  position: Vector3,
  FrameOfReferenceUID = '1.2',
): PlacedImage => ({
  plane: { FrameOfReferenceUID, position, rowDirection, columnDirection },
  spacing: { rowMm: 2, columnMm: 2 },
  Rows: 101,
  Columns: 101,
});
const axial = (z: number) => upright([1, 0, 0], [0, 1, 0], [-100, -100, z]);
const coronal = (y: number) => upright([1, 0, 0], [0, 0, -1], [-100, y, 100]);

describe('a point of the patient', () => {
  it('lies where the image says it does, however the image is turned', () => {
    fc.assert(
      fc.property(placed, fc.double({ min: 0, max: 600, noNaN: true }), (on, x) => {
        const point = { x, y: x / 3 };
        const found = placeOnImage(on, pointInPatientOf(on, point));
        expect(found.x).toBeCloseTo(point.x, 6);
        expect(found.y).toBeCloseTo(point.y, 6);
        expect(found.awayMm).toBeCloseTo(0, 6);
      }),
    );
  });

  it('brings up the slice whose plane is nearest', () => {
    const slices = [40, 10, -20].map((z) => anImage({ plane: axial(z).plane }));
    expect(findNearestImage(slices, [500, 0, 24])).toBe(1);
    expect(findNearestImage(slices, [0, 0, 26])).toBe(0);
    expect(findNearestImage(slices, [0, 0, -1000])).toBe(2);
    expect(findNearestImage([anImage()], [0, 0, 0])).toBe(-1);
  });
});

describe('the line along which one image cuts another', () => {
  it('is at the cutting slice’s height, from edge to edge', () => {
    // 100 mm at the middle of the first row; 30 mm is 35 rows of 2 mm further down.
    expect(findCut(axial(30), coronal(0))).toEqual([
      { x: 101, y: 35.5 },
      { x: 0, y: 35.5 },
    ]);
  });

  it('lies in both images, whatever their angle', () => {
    fc.assert(
      fc.property(placed, placed, (cutting, on) => {
        const cut = findCut(cutting, on);
        fc.pre(cut !== null);
        for (const end of cut) {
          expect(end.x).toBeGreaterThan(-1e-6);
          expect(end.x).toBeLessThan(on.Columns + 1e-6);
          expect(end.y).toBeGreaterThan(-1e-6);
          expect(end.y).toBeLessThan(on.Rows + 1e-6);
          const there = placeOnImage(cutting, pointInPatientOf(on, end));
          expect(there.awayMm).toBeCloseTo(0, 5);
          expect(there.x).toBeGreaterThan(-1e-5);
          expect(there.x).toBeLessThan(cutting.Columns + 1e-5);
          expect(there.y).toBeGreaterThan(-1e-5);
          expect(there.y).toBeLessThan(cutting.Rows + 1e-5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is found wherever planes through one point are not parallel', () => {
    fc.assert(
      fc.property(placed, placed, (one, other) => {
        const way = subtract(middleOf(one), middleOf(other));
        const position = moveAlong(other.plane.position, way, 1);
        const through = { ...other, plane: { ...other.plane, position } };
        const isFound = findCut(through, one) !== null;
        expect(isFound).toBe(!areParallel(through.plane, one.plane));
      }),
    );
  });

  it('is none beside the image, along it, or in another frame of reference', () => {
    expect(findCut(axial(130), coronal(0))).toBeNull();
    expect(findCut(axial(30), axial(30))).toBeNull();
    expect(findCut(axial(30), upright([1, 0, 0], [0, 0, -1], [-100, 0, 100], '9.9'))).toBeNull();
  });
});
