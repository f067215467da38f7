import { beforeAll, describe, expect, it } from 'vitest';
import type { Image, ModelManifest } from '#domain';
import { checkHeaderScope } from '#inference';
import { checkPixelScope } from '../../src/inference/checkScope';
import { frontalImage, loadTinyPackage } from './tinyPackage';

let manifest: ModelManifest;
beforeAll(async () => {
  ({ manifest } = await loadTinyPackage());
});

const pixels = {
  width: 300,
  height: 200,
  data: new Float32Array(0),
  isInverted: false,
  padding: null,
};
const check = (changes: Partial<Image>, age: number | null = 50) =>
  checkHeaderScope(frontalImage(pixels, changes), age, manifest)?.code ?? null;

describe('checkHeaderScope', () => {
  it.each<[string, Partial<Image>]>([
    ['a PA view of an adult', {}],
    ['a header without view and body part', { ViewPosition: '', BodyPartExamined: '' }],
    ['lower case and blanks', { ViewPosition: ' ap ', BodyPartExamined: 'chest' }],
    ['a PNG, which says nothing', { hasHeader: false, Modality: '', ViewPosition: '' }],
  ])('lets %s pass', (_, changes) => {
    expect(check(changes)).toBeNull();
  });

  it.each<[string, Partial<Image>, string]>([
    ['a CT slice', { Modality: 'CT' }, 'scope-modality'],
    ['a hand', { BodyPartExamined: 'HAND' }, 'scope-body-part'],
    ['a lateral view', { ViewPosition: 'LL' }, 'scope-view'],
    [
      'a lateral view by orientation',
      { ViewPosition: '', PatientOrientation: ['A', 'F'] },
      'scope-view',
    ],
    ['a film of many frames', { NumberOfFrames: 12 }, 'scope-multiframe'],
    ['a thumbnail', { Rows: 31 }, 'scope-too-small'],
    ['a tiny PNG', { Rows: 31, hasHeader: false, Modality: '' }, 'scope-too-small'],
  ])('refuses %s', (_, changes, code) => {
    expect(check(changes)).toBe(code);
  });

  it('refuses a child by age, but not for want of one', () => {
    expect(check({}, 15.9)).toBe('scope-age');
    expect(check({}, 16)).toBeNull();
    expect(check({}, null)).toBeNull();
  });
});

describe('checkPixelScope', () => {
  it('names what the picture looks like instead', () => {
    expect(() => checkPixelScope(Float32Array.of(0, 1, 4), manifest)).toThrow(
      expect.objectContaining({
        code: 'scope-appearance',
        detail: expect.objectContaining({ looksLike: 'not-a-radiograph' }) as unknown,
      }),
    );
    expect(() => checkPixelScope(Float32Array.of(4, 1, 0), manifest)).not.toThrow();
  });

  it.each(['child', 'inverted'] as const)('says so where it looks %s', (looksLike) => {
    const outOfScope = { classes: ['frontal-chest', 'other', looksLike], minimumInScope: 0.5 };
    const check = () => checkPixelScope(Float32Array.of(0, 1, 4), { ...manifest, outOfScope });
    expect(check).toThrow(expect.objectContaining({ code: `scope-${looksLike}` }));
  });

  it('refuses what looks somewhat like a class that no chest looks like', () => {
    const classes = ['frontal-chest', 'other', 'child'];
    const outOfScope = { classes, minimumInScope: 0.01, refuseFrom: { other: 0.2 } };
    const check = (...shares: number[]) =>
      checkPixelScope(Float32Array.from(shares, Math.log), { ...manifest, outOfScope });
    expect(() => check(0.7, 0.25, 0.05)).toThrow(
      expect.objectContaining({ code: 'scope-appearance' }),
    );
    expect(() => check(0.7, 0.15, 0.15)).not.toThrow();
    expect(() => check(0.05, 0.1, 0.85)).not.toThrow();
    expect(() => check(0.005, 0.1, 0.895)).toThrow(
      expect.objectContaining({ code: 'scope-child' }),
    );
  });
});
