import { describe, expect, test } from 'vitest';
import { areaOfMask, boxOfMask } from '#domain';
import {
  emptyMask,
  eraseStroke,
  fitMaskToBox,
  isSetAt,
  maskOfBox,
  paintStroke,
  roundBox,
  trimMask,
} from '../../src/viewer/maskEditing';
import { maskFromText, textFromMask } from './masks';

describe('painting', () => {
  test('a dab sets the pixels whose centres lie within the radius', () => {
    const point = { x: 5.5, y: 5.5 };
    const painted = trimMask(paintStroke(emptyMask(40, 40), point, point, 1.2));
    expect(textFromMask(painted)).toEqual(['.#.', '###', '.#.']);
    expect([painted.x, painted.y]).toEqual([4, 4]);
  });

  test('a fast stroke leaves no gap between two pointer positions', () => {
    const painted = paintStroke(emptyMask(40, 40), { x: 3, y: 20 }, { x: 37, y: 20 }, 2);
    for (let x = 2; x < 38; x++) expect(isSetAt(painted, { x, y: 20 })).toBe(true);
    expect(boxOfMask(painted)).toEqual([1, 18, 38, 4]);
  });

  test('what was set before stays set when the crop grows', () => {
    const before = maskFromText(['##', '.#'], 10, 10);
    const after = paintStroke(before, { x: 30, y: 5 }, { x: 30, y: 5 }, 1);
    expect(isSetAt(after, { x: 10.5, y: 10.5 })).toBe(true);
    expect(isSetAt(after, { x: 10.5, y: 11.5 })).toBe(false);
    expect(isSetAt(after, { x: 11.5, y: 11.5 })).toBe(true);
    expect(areaOfMask(after)).toBe(3 + 4);
    expect(areaOfMask(before)).toBe(3);
  });

  test('paint beyond the edge of the image is cut off there', () => {
    const painted = paintStroke(emptyMask(40, 40), { x: -1, y: 39 }, { x: 2, y: 45 }, 3);
    const [x, y, width, height] = boxOfMask(painted) ?? [0, 0, 0, 0];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(40);
    expect(width).toBeGreaterThan(0);
  });

  test('paint wholly outside the image changes nothing', () => {
    const before = emptyMask(40, 40);
    expect(paintStroke(before, { x: -50, y: -50 }, { x: -60, y: -50 }, 3)).toBe(before);
  });
});

describe('erasing', () => {
  test('clears only what the stroke covers and trims the crop afterwards', () => {
    const before = maskOfBox([10, 10, 10, 4], 40, 40);
    const after = trimMask(eraseStroke(before, { x: 10, y: 12 }, { x: 14, y: 12 }, 3));
    expect(isSetAt(after, { x: 12, y: 12 })).toBe(false);
    expect(isSetAt(after, { x: 19.5, y: 12 })).toBe(true);
    expect(after.width).toBeLessThan(before.width);
  });

  test('a mask with everything erased is empty', () => {
    const after = eraseStroke(maskFromText(['##'], 3, 3), { x: 4, y: 3 }, { x: 4, y: 3 }, 9);
    expect(trimMask(after)).toEqual(emptyMask(40, 40));
  });
});

describe('boxes', () => {
  test('a box becomes whole pixels inside the image', () => {
    expect(roundBox([-3.2, 4.6, 10, 100], 40, 40)).toEqual([0, 5, 7, 35]);
    expect(roundBox([80, 80, 0, 0], 40, 40)).toEqual([39, 39, 1, 1]);
  });

  test('moving a box moves the shape in it unchanged', () => {
    const mask = maskFromText(['#..', '##.', '###'], 5, 5);
    const moved = fitMaskToBox(mask, [20, 10, 3, 3]);
    expect(textFromMask(moved)).toEqual(textFromMask(mask));
    expect([moved.x, moved.y]).toEqual([20, 10]);
  });

  test('stretching a box stretches the shape in it', () => {
    const stretched = fitMaskToBox(maskFromText(['#.', '##'], 0, 0), [0, 0, 4, 4]);
    expect(textFromMask(stretched)).toEqual(['##..', '##..', '####', '####']);
  });
});
