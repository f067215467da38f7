import { describe, expect, it } from 'vitest';
import { imagesOf } from '#domain';
import { buildRadiograph, type RadiographOptions } from '../builders/radiograph';
import { openBytes } from './opened';

async function imageOf(
  attributes: NonNullable<RadiographOptions['attributes']>,
  without: readonly string[] = [],
) {
  const { studies } = await openBytes({ 'a.dcm': buildRadiograph({ attributes, without }) });
  return imagesOf(studies[0]!)[0]!;
}

describe('spacing at the detector', () => {
  it('is divided by the magnification that the header estimates, and says so', async () => {
    const { spacing } = await imageOf({ '00181114 DS': '1.25', '00181164 DS': '0.2\\0.1' });
    expect(spacing).toMatchObject({ source: 'magnification' });
    expect(spacing?.rowMm).toBeCloseTo(0.16, 12);
    expect(spacing?.columnMm).toBeCloseTo(0.08, 12);
  });

  it('stays as it is without an estimate, or with one that would make it larger', async () => {
    const detector = { rowMm: 0.14, columnMm: 0.14, source: 'detector' };
    expect((await imageOf({ '00181114 DS': '1' })).spacing).toEqual(detector);
    expect((await imageOf({ '00181114 DS': '0.5' })).spacing).toEqual(detector);
    expect((await imageOf({})).spacing).toEqual(detector);
  });

  it('is not corrected twice: a calibrated Pixel Spacing is in the patient already', async () => {
    const calibrated = { '00280030 DS': '0.12\\0.12', '00280a02 CS': 'GEOMETRY' };
    const { spacing } = await imageOf({ '00181114 DS': '1.25', ...calibrated });
    expect(spacing).toEqual({ rowMm: 0.12, columnMm: 0.12, source: 'calibrated' });
  });
});

describe('ultrasound regions', () => {
  const double = (value: number) => new Uint8Array(new Float64Array([value]).buffer);
  const long = (value: number) => new Uint8Array(new Uint32Array([value]).buffer);
  const region = (unitX: number, unitY: number, stepX: number, stepY: number) => ({
    '00186018 UL': long(2),
    '0018601a UL': long(3),
    '0018601c UL': long(6),
    '0018601e UL': long(5),
    '00186024 US': unitX,
    '00186026 US': unitY,
    '0018602c FD': double(stepX),
    '0018602e FD': double(stepY),
  });
  const place = { left: 2, top: 3, right: 6, bottom: 5 };

  it('have millimetres where both axes are lengths', async () => {
    const { ultrasoundRegions } = await imageOf({
      '00080060 CS': 'US',
      '00186011 SQ': [region(3, 3, 0.02, -0.03), region(4, 3, 0.01, 0.03)],
    });
    expect(ultrasoundRegions).toHaveLength(2);
    expect(ultrasoundRegions?.[0]).toMatchObject(place);
    expect(ultrasoundRegions?.[0]?.mm?.columnMm).toBeCloseTo(0.2, 12);
    expect(ultrasoundRegions?.[0]?.mm?.rowMm).toBeCloseTo(0.3, 12);
    expect(ultrasoundRegions?.[1]).toEqual({ ...place, mm: null });
  });

  it('that name no unit at all say nothing', async () => {
    const image = await imageOf({ '00080060 CS': 'US', '00186011 SQ': [region(0, 0, 1, 1)] });
    expect(image.ultrasoundRegions).toBeUndefined();
  });
});

describe('the unit of values', () => {
  it.each([
    ['HU of a CT that names none', { '00080060 CS': 'CT' }, 'HU'],
    [
      'none of a CT that says it is unspecified',
      { '00080060 CS': 'CT', '00281054 LO': 'US' },
      undefined,
    ],
    ['the Rescale Type', { '00281054 LO': 'OD' }, 'OD'],
    ['the Units of PET', { '00080060 CS': 'PT', '00541001 CS': 'BQML' }, 'BQML'],
    ['none of a radiograph that names none', {}, undefined],
  ])('is %s', async (_, attributes, unit) => {
    expect((await imageOf(attributes)).valueUnit).toBe(unit);
  });
});
