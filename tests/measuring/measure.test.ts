import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf, type MeasuredShape, type MeasurementKind, type PointInImage } from '#domain';
import { measure, type MeasuredImage } from '#measuring';
import { anImage } from '../builders/image';

const p = (x: number, y: number): PointInImage => ({ x, y });
const shape = (kind: MeasurementKind, ...points: PointInImage[]): MeasuredShape =>
  shapeOf(kind, points)!;
const on = (changes: Partial<MeasuredImage['image']> = {}): MeasuredImage => ({
  image: anImage({ spacing: null, ...changes }),
  pixels: 'color',
});
/** Pixels half as wide as high. */
const oblong = on({ spacing: { columnMm: 0.5, rowMm: 1, source: 'patient' } });
const inPixels = on();

const lengthOf = (drawn: MeasuredShape, image: MeasuredImage) => {
  const { result } = measure(drawn, image);
  if (result.kind !== 'length') throw new Error('no length');
  return result.length;
};
const degreesOf = (drawn: MeasuredShape, image: MeasuredImage) => {
  const { result } = measure(drawn, image);
  if (result.kind !== 'angle' && result.kind !== 'cobb') throw new Error('no angle');
  return result.degrees;
};

const coordinate = fc.double({ min: 0, max: 2000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const mm = fc.double({ min: 0.01, max: 5, noNaN: true });

describe('a length', () => {
  it('is in millimetres by the spacing across and down, with its source', () => {
    const drawn = shape('length', p(10, 10), p(16, 14));
    expect(lengthOf(drawn, oblong)).toEqual({ value: 5, unit: 'mm' });
    expect(measure(drawn, oblong).scaleSource).toBe('patient');
  });

  it('is in pixels, and says so, where the header gives no spacing', () => {
    const drawn = shape('length', p(0, 0), p(3, 4));
    expect(lengthOf(drawn, inPixels)).toEqual({ value: 5, unit: 'px' });
    expect(measure(drawn, inPixels).scaleSource).toBe('none');
  });

  it('is the same both ways, never longer than a way round, and grows with the spacing', () => {
    fc.assert(
      fc.property(point, point, point, mm, mm, (a, b, c, columnMm, rowMm) => {
        const image = on({ spacing: { columnMm, rowMm, source: 'detector' } });
        const twice = on({
          spacing: { columnMm: 2 * columnMm, rowMm: 2 * rowMm, source: 'detector' },
        });
        const ab = lengthOf(shape('length', a, b), image).value;
        const around =
          lengthOf(shape('length', a, c), image).value +
          lengthOf(shape('length', c, b), image).value;
        expect(lengthOf(shape('length', b, a), image).value).toBeCloseTo(ab, 9);
        expect(ab).toBeLessThanOrEqual(around + 1e-6);
        expect(lengthOf(shape('length', a, b), twice).value).toBeCloseTo(2 * ab, 6);
      }),
    );
  });
});

describe('an angle', () => {
  it('is taken in the body, not on the grid: 45° of oblong pixels is none', () => {
    const corner = shape('angle', p(10, 0), p(0, 0), p(10, 10));
    expect(degreesOf(corner, inPixels)).toBeCloseTo(45, 9);
    // Ten columns are 5 mm, ten rows 10 mm.
    expect(degreesOf(corner, oblong)).toBeCloseTo((Math.atan2(10, 5) * 180) / Math.PI, 9);
    expect(degreesOf(shape('angle', p(10, 0), p(0, 0), p(0, 7)), oblong)).toBeCloseTo(90, 9);
  });

  it('turns with nothing: the same whichever end comes first, and wherever it lies', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, away) => {
        const moved = (at: PointInImage) => p(at.x + away.x, at.y + away.y);
        const degrees = degreesOf(shape('angle', a, b, c), oblong);
        expect(degrees).toBeGreaterThanOrEqual(0);
        expect(degrees).toBeLessThanOrEqual(180);
        expect(degreesOf(shape('angle', c, b, a), oblong)).toBeCloseTo(degrees, 6);
        // Points that nearly coincide have no direction to keep.
        fc.pre(Math.min(Math.hypot(a.x - b.x, a.y - b.y), Math.hypot(c.x - b.x, c.y - b.y)) > 0.1);
        const elsewhere = degreesOf(shape('angle', moved(a), moved(b), moved(c)), oblong);
        expect(elsewhere).toBeCloseTo(degrees, 3);
      }),
    );
  });
});

describe('the Cobb angle', () => {
  it('lies between the lines, however each of them was drawn', () => {
    const [a, b, c, d] = [p(0, 0), p(10, 0), p(0, 50), p(10, 55)] as const;
    const degrees = (Math.atan2(5, 10) * 180) / Math.PI;
    for (const lines of [
      [a, b, c, d],
      [b, a, c, d],
      [a, b, d, c],
      [d, c, b, a],
    ]) {
      expect(degreesOf(shape('cobb', ...lines), inPixels)).toBeCloseTo(degrees, 9);
    }
    expect(degreesOf(shape('cobb', a, b, c, d), oblong)).toBeCloseTo(45, 9);
  });
});

describe('the cardiothoracic ratio', () => {
  it('is of widths as they lie in the body', () => {
    const lines = [p(0, 0), p(10, 0), p(0, 5), p(16, 17)] as const;
    const { result } = measure(shape('cardiothoracic-ratio', ...lines), oblong);
    expect(result).toMatchObject({
      heart: { value: 5, unit: 'mm' },
      chest: { value: Math.hypot(8, 12), unit: 'mm' },
      ratio: 5 / Math.hypot(8, 12),
    });
  });

  it('of a chest without width is none', () => {
    const at = p(4, 4);
    const { result } = measure(shape('cardiothoracic-ratio', at, p(9, 4), at, at), inPixels);
    expect(result).toMatchObject({ ratio: 0 });
  });
});

describe('a scale of ultrasound regions', () => {
  const regions = [
    { left: 10, top: 10, right: 109, bottom: 109, mm: { columnMm: 0.2, rowMm: 0.3 } },
    // A strip of time at the foot of it.
    { left: 10, top: 100, right: 109, bottom: 119, mm: null },
  ];
  const image = on({
    ultrasoundRegions: regions,
    spacing: { columnMm: 9, rowMm: 9, source: 'patient' },
  });

  it('holds within one region', () => {
    const drawn = measure(shape('length', p(10, 10), p(40, 50)), image);
    expect(drawn.scaleSource).toBe('ultrasound-region');
    expect(lengthOf(drawn.shape, image).value).toBeCloseTo(Math.hypot(6, 12), 9);
  });

  it.each([
    ['from region to margin', p(20, 20), p(5, 20)],
    ['outside of all', p(0, 0), p(5, 5)],
    ['where another region lies over it', p(20, 105), p(30, 105)],
  ])('is none %s, whatever Pixel Spacing says', (_, from, to) => {
    expect(measure(shape('length', from, to), image).scaleSource).toBe('none');
  });
});

describe('a shape without values', () => {
  it('keeps its area and says why', () => {
    const { result } = measure(shape('rectangle', p(8, 10), p(4, 4)), oblong);
    expect(result).toEqual({
      kind: 'rectangle',
      area: { value: 12, unit: 'mm2' },
      values: 'color',
      valueUnit: '',
    });
  });
});
