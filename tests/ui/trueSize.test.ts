// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createTranslator } from '#i18n';
import { describeSize, trueScale } from '../../src/ui/trueSize';
import { anImage } from '../builders/image';

const t = createTranslator('en');
const spacing = { rowMm: 0.14, columnMm: 0.14, source: 'detector' } as const;
const image = anImage({ spacing });

it('true size is a millimetre of the header on a millimetre of the screen', () => {
  expect(trueScale(image, null)).toBeCloseTo((0.14 * 96) / 25.4);
  expect(trueScale(image, 0.28)).toBeCloseTo(0.5);
  expect(trueScale(anImage({ spacing: null }), 0.28)).toBeNull();
});

it('is named only while it is shown, with where its numbers come from', () => {
  expect(describeSize(t, image, 0.5, 0.28)).toEqual([
    'True size (spacing at the detector; screen measured)',
  ]);
  expect(describeSize(t, image, 0.51, 0.28)).toEqual([]);
  expect(describeSize(t, image, 1, 0.28)).toEqual(['1:1 pixels']);
  expect(describeSize(t, image, (0.14 * 96) / 25.4, null)[0]).toContain('screen not measured');
});
