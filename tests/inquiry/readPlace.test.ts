import { describe, expect, it } from 'vitest';
import type { NamedPlace } from '#domain';
import { findingsAt, findingsNamed, readPlace } from '#inquiry';
import { aFinding } from '../builders/finding';

const upper = ['upper'];
const lobe = { zones: ['upper', 'middle'], isLobe: true };

describe('readPlace', () => {
  it.each([
    ['opacity in the right upper zone', 'right', upper],
    ['right upper zone opacity', 'right', upper],
    ['RUZ opacity', 'right', upper],
    ['bibasal atelectasis', 'bilateral', ['lower']],
    ['nodule in the left midzone', 'left', ['middle']],
    ['右上肺野の浸潤影', 'right', upper],
    ['右上に陰影', 'right', upper],
    ['左下肺野、結節', 'left', ['lower']],
    ['两肺下野斑片影', 'bilateral', ['lower']],
    ['右上肺阴影', 'right', upper],
    ['left effusion', 'left', []],
    ['両側中等量の胸水', 'bilateral', []],
    ['右上腕の骨折', 'right', []],
  ] as const)('reads %s', (text, side, zones) => {
    expect(readPlace(text)).toEqual({ side, zones, isLobe: false, isAlone: false });
  });

  it.each([
    'right upper lobe opacity',
    'RUL consolidation',
    'opacity, right-upper-lobe',
    '右上葉の結節',
    '右肺上叶结节',
  ])('reads the lobe of “%s” as the zones it reaches into', (text) => {
    expect(readPlace(text)).toMatchObject({ side: 'right', ...lobe, isAlone: false });
  });

  it.each([
    'right upper lobe',
    'RUL',
    'in the right upper lobe?',
    '右上葉',
    '右肺の上葉は',
    '右肺上叶',
  ])('knows that “%s” names a place alone', (text) => {
    expect(readPlace(text)).toMatchObject({ side: 'right', ...lobe, isAlone: true });
  });

  it.each(['right lung', 'heart', 'left', '右上肺野の空洞', 'left apical cap'])(
    'leaves “%s” to the model',
    (text) => {
      expect(readPlace(text).isAlone).toBe(false);
    },
  );
});

describe('findingsAt', () => {
  const place: NamedPlace = { side: 'right', zones: ['lower'], isLobe: false };
  const right = aFinding('1', { attributes: { side: 'right' } });
  const both = aFinding('2', { attributes: { side: 'bilateral', zone: null }, finding: 'edema' });

  it('gives what the model found there, and what is in no one zone', () => {
    const elsewhere = [
      aFinding('3'),
      aFinding('4', { attributes: { side: 'right', zone: 'upper' } }),
      aFinding('5', { attributes: { side: 'midline', zone: null }, finding: 'cardiomegaly' }),
      aFinding('6', { presence: 'absent' }),
    ];
    expect(findingsAt(place, [...elsewhere, right, both])).toEqual([right, both]);
  });
});

describe('findingsNamed', () => {
  it('knows the plain words of each language, and no others', () => {
    expect(findingsNamed('Right upper zone OPACITY')).toEqual(['lung-opacity']);
    expect(findingsNamed('右下肺野の結節')).toContain('nodule');
    expect(findingsNamed('右下肺结节')).toContain('nodule');
    expect(findingsNamed('right hilum')).toEqual([]);
  });
});
