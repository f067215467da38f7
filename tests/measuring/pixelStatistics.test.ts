import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasuredShape, NoValues, PixelStatistics, PointInImage } from '#domain';
import { measure } from '#measuring';
import { anImage } from '../builders/image';

const width = 40;
const height = 30;
const values = Float32Array.from(
  { length: width * height },
  (_, at) => ((at * 7919) % 4096) - 1024,
);
const plain = { width, height, data: values, padding: null };

type Round = Extract<MeasuredShape, { kind: 'ellipse' | 'rectangle' }>;

function valuesOf(
  shape: Round,
  pixels: typeof plain | (Omit<typeof plain, 'padding'> & { padding: Uint8Array }) = plain,
): PixelStatistics | NoValues {
  const { result } = measure(shape, { image: anImage({ valueUnit: 'HU' }), pixels });
  if (result.kind !== shape.kind) throw new Error('another kind');
  return result.values;
}

/** Every pixel asked whether its middle lies inside, two passes, nothing clever. */
function byForce(shape: Round, isPadding = (_: number) => false) {
  const {
    kind,
    points: [a, b],
  } = shape;
  const turn = shape.kind === 'ellipse' ? ((shape.turn ?? 0) * Math.PI) / 180 : 0;
  const [cx, cy] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [rx, ry] = [Math.abs(a.x - b.x) / 2, Math.abs(a.y - b.y) / 2];
  const inside: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column + 0.5 - cx, row + 0.5 - cy];
      const dx = Math.abs(x * Math.cos(turn) + y * Math.sin(turn));
      const dy = Math.abs(y * Math.cos(turn) - x * Math.sin(turn));
      const isIn = kind === 'ellipse' ? (dx / rx) ** 2 + (dy / ry) ** 2 <= 1 : dx <= rx && dy <= ry;
      const at = row * width + column;
      if (isIn && !isPadding(at)) inside.push(values[at]!);
    }
  }
  const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
  const variance = inside.reduce((sum, value) => sum + (value - mean) ** 2, 0) / inside.length;
  return {
    count: inside.length,
    mean,
    standardDeviation: Math.sqrt(variance),
    min: Math.min(...inside),
    max: Math.max(...inside),
  };
}

// Odd steps, so that no middle of a pixel lies exactly on an edge, where rounding alone would decide.
const along = (length: number) =>
  fc.integer({ min: -20, max: length * 10 + 20 }).map((tenths) => tenths / 10 + 0.0313);
const corner = fc.record<PointInImage>({ x: along(width), y: along(height) });

function expectSame(found: PixelStatistics | NoValues, forced: PixelStatistics) {
  if (forced.count === 0) {
    expect(found).toBe('padding');
    return;
  }
  if (typeof found === 'string') throw new Error(found);
  expect(found.count).toBe(forced.count);
  expect([found.min, found.max]).toEqual([forced.min, forced.max]);
  expect(found.mean).toBeCloseTo(forced.mean, 6);
  expect(found.standardDeviation).toBeCloseTo(forced.standardDeviation, 6);
}

describe('statistics of the values in a shape', () => {
  it.each(['ellipse', 'rectangle'] as const)('are those of every pixel asked: %s', (kind) => {
    fc.assert(
      fc.property(corner, corner, (a, b) => {
        const shape: Round = { kind, points: [a, b] };
        expectSame(valuesOf(shape), byForce(shape));
      }),
      { numRuns: 300 },
    );
  });

  it('are those of every pixel asked: a turned ellipse', () => {
    // Odd angles, so that no middle of a pixel lies exactly on the line.
    const turns = fc.integer({ min: -179, max: 179 }).map((degrees) => degrees + 0.37);
    fc.assert(
      fc.property(corner, corner, turns, (a, b, turn) => {
        fc.pre(Math.abs(a.x - b.x) > 0.05 && Math.abs(a.y - b.y) > 0.05);
        const shape: Round = { kind: 'ellipse', points: [a, b], turn };
        expectSame(valuesOf(shape), byForce(shape));
      }),
      { numRuns: 300 },
    );
  });

  it('of an ellipse turned by a right angle are those of its box laid on the side', () => {
    const upright: Round = {
      kind: 'ellipse',
      points: [
        { x: 17.03, y: 4.03 },
        { x: 23.03, y: 24.03 },
      ],
    };
    const level: Round = {
      kind: 'ellipse',
      points: [
        { x: 10.03, y: 11.03 },
        { x: 30.03, y: 17.03 },
      ],
    };
    expect(valuesOf({ ...upright, turn: 90 })).toEqual(valuesOf(level));
  });

  it('leave padding out', () => {
    const padding = Uint8Array.from(values, (value) => (value < 0 ? 1 : 0));
    const shape: Round = {
      kind: 'ellipse',
      points: [
        { x: 2, y: 3 },
        { x: 31, y: 22 },
      ],
    };
    expectSame(
      valuesOf(shape, { ...plain, padding }),
      byForce(shape, (at) => padding[at] === 1),
    );
  });

  it('are none of a shape that holds no middle of a pixel, and of padding alone', () => {
    const thin: Round = {
      kind: 'rectangle',
      points: [
        { x: 5.6, y: 2 },
        { x: 6.4, y: 9 },
      ],
    };
    expect(valuesOf(thin)).toBe('padding');
    const all: Round = {
      kind: 'rectangle',
      points: [
        { x: 0, y: 0 },
        { x: width, y: height },
      ],
    };
    const padding = new Uint8Array(width * height).fill(1);
    expect(valuesOf(all, { ...plain, padding })).toBe('padding');
    expect(valuesOf(all)).toMatchObject({ count: width * height });
  });

  it('lose no digits where values are large and alike', () => {
    const data = Float32Array.from({ length: width * height }, (_, at) => 8_000_000 + (at % 2));
    const all: Round = {
      kind: 'rectangle',
      points: [
        { x: 0, y: 0 },
        { x: width, y: height },
      ],
    };
    const found = valuesOf(all, { ...plain, data });
    expect(found).toMatchObject({ min: 8_000_000, max: 8_000_001 });
    expect((found as PixelStatistics).standardDeviation).toBeCloseTo(0.5, 9);
  });
});

describe('a probe', () => {
  const probe = (x: number, y: number) =>
    measure(
      { kind: 'probe', points: [{ x, y }] },
      { image: anImage({ valueUnit: 'HU' }), pixels: plain },
    ).result;

  it('gives the value of the pixel it lies in, with its unit, up to the last edge', () => {
    expect(probe(3.99, 2.01)).toEqual({
      kind: 'probe',
      value: values[2 * width + 3],
      valueUnit: 'HU',
    });
    expect(probe(width, height)).toMatchObject({ value: values[width * height - 1] });
  });
});
