import { describe, expect, test } from 'vitest';
import { anOverlay } from '../builders/overlayItem';
import type { Affine } from '../../src/viewer/affine';
import { maskOfBox } from '../../src/viewer/maskEditing';
import { findItemAt, listShownItems } from '../../src/viewer/overlayItem';
import {
  findMarkerAreas,
  measureLabel,
  placeLabels,
  type RectInCanvas,
} from '../../src/viewer/placeLabels';
import { regionColor } from '../../src/viewer/regionColors';
import { withDraft } from '../../src/viewer/withDraft';

const large = anOverlay('large', maskOfBox([0, 0, 30, 30], 40, 40));
const small = anOverlay('small', maskOfBox([10, 10, 5, 5], 40, 40));

describe('which regions are shown and found', () => {
  test('rejected and absent findings are not shown', () => {
    const shown = listShownItems([
      large,
      { ...small, status: 'rejected' },
      { ...small, presence: 'absent' },
      { ...small, presence: 'undetermined' },
    ]);
    expect(shown.map(({ presence }) => presence)).toEqual(['present', 'undetermined']);
  });

  test('the smaller of two regions over each other is found, whatever their order', () => {
    expect(findItemAt([large, small], { x: 12, y: 12 })).toBe(small);
    expect(findItemAt([small, large], { x: 12, y: 12 })).toBe(small);
    expect(findItemAt([small, large], { x: 2, y: 2 })).toBe(large);
    expect(findItemAt([small, large], { x: 35, y: 2 })).toBeNull();
  });

  test('a rejected region cannot be found', () => {
    expect(findItemAt([{ ...small, status: 'rejected' }], { x: 12, y: 12 })).toBeNull();
  });
});

describe('a region being drawn', () => {
  const image = { SOPInstanceUID: '1', frame: 1 };
  const mask = maskOfBox([1, 1, 3, 3], 40, 40);

  test('stands in for the selected one', () => {
    const items = withDraft([large, { ...small, isSelected: true }], mask, image);
    expect(items.map(({ region }) => region.mask)).toEqual([large.region.mask, mask]);
  });

  test('is one more where none is selected', () => {
    expect(withDraft([large, small], mask, image)).toHaveLength(3);
  });
});

describe('labels', () => {
  const canvas = { width: 800, height: 600 };
  const label = { width: 100, height: 20 };
  const overlaps = (a: RectInCanvas, b: RectInCanvas) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  test('stand beside their region, off all regions and off each other', () => {
    const regions = [
      { x: 100, y: 100, width: 150, height: 150 },
      { x: 260, y: 100, width: 150, height: 150 },
      { x: 100, y: 260, width: 150, height: 150 },
    ];
    const places = placeLabels(
      regions.map((region) => ({ region, label })),
      canvas,
      [],
    );
    for (const [index, place] of places.entries()) {
      for (const region of regions) expect(overlaps(place!, region)).toBe(false);
      for (const other of places.slice(index + 1)) expect(overlaps(place!, other!)).toBe(false);
    }
  });

  test('keep off the side marker in the upper corners', () => {
    const matrix: Affine = [0.4, 0, 0, 0.3, 0, 0];
    const avoid = findMarkerAreas(matrix, { width: 2000, height: 2000 });
    expect(avoid[0]).toEqual({ x: 0, y: 0, width: 160, height: 84 });
    const region = { x: 40, y: 90, width: 60, height: 60 };
    const [place] = placeLabels([{ region, label }], canvas, avoid);
    for (const area of avoid) expect(overlaps(place!, area)).toBe(false);
  });

  test('stay inside the viewport for a region larger than it', () => {
    const region = { x: -100, y: -100, width: 2000, height: 2000 };
    const [place] = placeLabels([{ region, label }], canvas, []);
    expect(place!.x).toBeGreaterThanOrEqual(0);
    expect(place!.x + label.width).toBeLessThanOrEqual(canvas.width);
    expect(place!.y + label.height).toBeLessThanOrEqual(canvas.height);
  });

  test('are left out where the region is out of sight', () => {
    const region = { x: 900, y: 100, width: 50, height: 50 };
    expect(placeLabels([{ region, label }], canvas, [])).toEqual([null]);
  });

  test('are wider for full-width characters', () => {
    expect(measureLabel('胸水胸水', 13).width).toBeGreaterThan(measureLabel('abcd', 13).width);
  });
});

test('every index has a colour, and neighbours differ', () => {
  expect(regionColor(0)).not.toBe(regionColor(1));
  expect(regionColor(8)).toBe(regionColor(0));
  expect(regionColor(-1)).toBe(regionColor(7));
});
