import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  handlesOf,
  measurementKinds,
  moveHandle,
  moveShape,
  pointsOfKind,
  shapeOf,
  type MeasuredShape,
} from '#domain';
import { proposeRatio } from '#measuring';
import { aRegion } from '../builders/finding';

const image = { width: 100, height: 80 };
const pointIn = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  y: fc.double({ min: 0, max: 80, noNaN: true }),
});
const anywhere = fc.record({
  x: fc.double({ min: -500, max: 500, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
});
const shapes: fc.Arbitrary<MeasuredShape> = fc
  .constantFrom(...measurementKinds)
  .chain((kind) =>
    fc
      .array(pointIn, { minLength: pointsOfKind[kind], maxLength: pointsOfKind[kind] })
      .map((points) => shapeOf(kind, points)!),
  );
const isInside = ({ points }: MeasuredShape) =>
  points.every(({ x, y }) => x >= -1e-9 && y >= -1e-9 && x <= 100 + 1e-9 && y <= 80 + 1e-9);

describe('a measured shape', () => {
  it('has as many points as its kind', () => {
    for (const kind of measurementKinds) {
      const enough = Array.from({ length: pointsOfKind[kind] }, () => ({ x: 1, y: 1 }));
      expect(shapeOf(kind, enough)?.points).toHaveLength(pointsOfKind[kind]);
      expect(shapeOf(kind, [...enough, { x: 1, y: 1 }])).toBeNull();
      expect(shapeOf(kind, enough.slice(1))).toBeNull();
    }
  });

  it('follows the handle that is dragged, as far as the image goes, and stays of its kind', () => {
    fc.assert(
      fc.property(shapes, fc.nat(3), anywhere, (shape, at, to) => {
        const handle = at % handlesOf(shape).length;
        const moved = moveHandle(shape, handle, to, image);
        expect(moved.kind).toBe(shape.kind);
        expect(moved.points).toHaveLength(shape.points.length);
        expect(isInside(moved)).toBe(true);
        expect(handlesOf(moved)[handle]).toEqual({
          x: Math.min(100, Math.max(0, to.x)),
          y: Math.min(80, Math.max(0, to.y)),
        });
      }),
    );
  });

  describe('that is a turned ellipse', () => {
    /** 40 × 20 about (50, 40). */
    const level = shapeOf('ellipse', [
      { x: 30, y: 30 },
      { x: 70, y: 50 },
    ])!;
    const turnTo = (x: number, y: number) => moveHandle(level, 4, { x, y }, image);

    it('is turned by its fifth handle, by whole degrees, and back', () => {
      expect(handlesOf(level)[4]).toEqual({ x: 50, y: 30 });
      const quarter = turnTo(90, 40);
      expect(quarter).toEqual({ ...level, turn: 90 });
      const [corner] = handlesOf(quarter);
      // The upper left corner has come to the upper right.
      expect(corner!.x).toBeCloseTo(60, 9);
      expect(corner!.y).toBeCloseTo(20, 9);
      expect(turnTo(60, 30)).toEqual({ ...level, turn: 45 });
      expect(turnTo(40, 30)).toEqual({ ...level, turn: -45 });
      expect(moveHandle(quarter, 4, { x: 50, y: 1 }, image)).toEqual(level);
    });

    it('keeps its turn and its opposite corner when a corner is dragged', () => {
      const turned = turnTo(60, 30);
      for (const handle of [0, 1, 2, 3]) {
        const moved = moveHandle(turned, handle, { x: 55, y: 44 }, image);
        expect(moved).toHaveProperty('turn', 45);
        const [before, after] = [handlesOf(turned), handlesOf(moved)];
        expect(after[handle]!.x).toBeCloseTo(55, 9);
        expect(after[handle]!.y).toBeCloseTo(44, 9);
        const opposite = (handle + 2) % 4;
        expect(after[opposite]!.x).toBeCloseTo(before[opposite]!.x, 9);
        expect(after[opposite]!.y).toBeCloseTo(before[opposite]!.y, 9);
      }
    });

    it('is moved as a whole until its middle is at the edge', () => {
      const moved = moveShape(turnTo(60, 30), { x: 500, y: 3 }, image);
      expect(moved).toMatchObject({ turn: 45 });
      expect(moved.points).toEqual([
        { x: 80, y: 33 },
        { x: 120, y: 53 },
      ]);
    });
  });

  it('keeps the corner opposite to the one that is dragged', () => {
    const box = shapeOf('rectangle', [
      { x: 10, y: 10 },
      { x: 30, y: 40 },
    ])!;
    for (const handle of [0, 1, 2, 3]) {
      const opposite = (handle + 2) % 4;
      const moved = moveHandle(box, handle, { x: 50, y: 60 }, image);
      expect(handlesOf(moved)[opposite]).toEqual(handlesOf(box)[opposite]);
    }
  });

  it('keeps its form when it is moved as a whole, and never leaves the image', () => {
    fc.assert(
      fc.property(shapes, anywhere, (shape, by) => {
        const moved = moveShape(shape, by, image);
        expect(isInside(moved)).toBe(true);
        const [first] = shape.points;
        const [now] = moved.points;
        shape.points.forEach((point, index) => {
          expect(moved.points[index]!.x - now.x).toBeCloseTo(point.x - first.x, 6);
          expect(moved.points[index]!.y - now.y).toBeCloseTo(point.y - first.y, 6);
        });
      }),
    );
  });
});

describe('the proposed cardiothoracic ratio', () => {
  it('lies across the boxes of heart and chest', () => {
    const heart = { ...aRegion(), box: [40, 50, 20, 10] as const };
    const chest = { ...aRegion(), box: [10, 60, 80, 2] as const };
    expect(proposeRatio({ ratio: 0.25, heart, chest })).toEqual({
      kind: 'cardiothoracic-ratio',
      points: [
        { x: 40, y: 55 },
        { x: 60, y: 55 },
        { x: 10, y: 61 },
        { x: 90, y: 61 },
      ],
    });
  });
});
