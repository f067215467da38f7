import { describe, expect, it } from 'vitest';
import { openFiles } from '#dicom';
import { imagesOf } from '#domain';
import { measure } from '#measuring';
import type { DicomAttributes } from '../builders/dicomBuilder';
import { aDose, buildPetSlices } from '../builders/petSlices';
import { sourceFile } from '../builders/sourceFiles';

/** 50 hundreds of Bq/ml everywhere. */
async function open(attributes: DicomAttributes = {}) {
  const files = buildPetSlices({ count: 1, columns: 4, rows: 4, valueAt: () => 50, attributes });
  const { studies, frames } = await openFiles(
    files.map(({ name, bytes }) => sourceFile(name, bytes)),
  );
  const [image] = imagesOf(studies[0]!);
  const { modality } = await frames.readFrame(image!.imageId);
  return { image: image!, modality: modality! };
}

const suvOf = async (attributes: DicomAttributes = {}) => (await open(attributes)).image.suv;
const dose = (changes: DicomAttributes) => ({ '00540016 SQ': [{ ...aDose, ...changes }] });

describe('SUV by body weight', () => {
  it('of activity corrected to the start of the scan is by the dose that was left then', async () => {
    // After one half-life: 74 000 g / 185 000 000 Bq.
    const { image, modality } = await open();
    expect(image).toMatchObject({
      valueUnit: 'SUVbw',
      suv: {
        kind: 'activity',
        weightKg: 74,
        doseBq: 370e6,
        decay: { seconds: 6600, halfLifeSeconds: 6600 },
      },
    });
    expect(image.suv).toHaveProperty('factor', 0.0004);
    // 5000 Bq/ml × 0.0004 g/Bq.
    expect(modality.data[5]).toBeCloseTo(2, 6);
  });

  it('of activity corrected to the injection is by the whole dose', async () => {
    const { image, modality } = await open({ '00541102 CS': 'ADMIN' });
    expect(image.suv).toMatchObject({ kind: 'activity', factor: 0.0002, decay: null });
    expect(modality.data[5]).toBeCloseTo(1, 6);
  });

  const seconds: readonly (readonly [string, DicomAttributes, number])[] = [
    ['the date and time of injection', dose({ '00181078 DT': '20260131095950.5' }), 6609.5],
    ['injection on the day before', dose({ '00181078 DT': '20260130235000' }), 43200],
    [
      'the other time zone of an injection',
      { ...dose({ '00181078 DT': '20260131110000+0900' }), '00080201 SH': '+0800' },
      6600,
    ],
    [
      'a time zone of the injection that cannot be compared: the clock beside it counts',
      dose({ '00181078 DT': '20260131090000+0900' }),
      6600,
    ],
    [
      'midnight between injection and scan',
      { ...dose({ '00181072 TM': '230000' }), '00080031 TM': '005000', '00080032 TM': '0050' },
      6600,
    ],
    [
      'a series time set later, where GE says when the scan began',
      { '00080031 TM': '140000', '00090010 LO': 'GEMS_PETD_01', '0009100d DT': '20260131114500' },
      6300,
    ],
    [
      // The mean activity of a frame of 120 s is met after 60 - ln 2 / 6600 × 120² / 24 = 59.937 s.
      'a series time set later, by the time of the frame’s mean activity',
      { '00080031 TM': '140000', '00541300 DS': '180000', '00181242 IS': '120000' },
      6600 - 0.063,
    ],
  ];
  it.each(seconds)('minds %s', async (_, attributes, wanted) => {
    const suv = await suvOf(attributes);
    if (suv?.kind !== 'activity') throw new Error(JSON.stringify(suv));
    expect(suv.decay?.seconds).toBeCloseTo(wanted, 3);
    expect(suv.factor).toBeCloseTo(74_000 / (370e6 * Math.exp((-Math.LN2 * wanted) / 6600)), 8);
  });

  const philips = { '00541001 CS': 'CNTS', '70530010 LO': 'Philips PET Private Group' };
  it('of counts is by Philips’ factor, else by its factor to activity', async () => {
    expect(await suvOf({ ...philips, '70531000 DS': '0.000551' })).toEqual({
      kind: 'maker-factor',
      factor: 0.000551,
    });
    const suv = await suvOf({ ...philips, '70531000 DS': '0', '70531009 DS': '2.5' });
    expect(suv).toMatchObject({ kind: 'activity', factor: 0.001 });
    // The same numbers of another maker mean something else.
    expect(await suvOf({ ...philips, '70530010 LO': 'ACME', '70531000 DS': '1' })).toEqual({
      kind: 'missing',
      obstacle: 'philips-factor',
    });
  });

  it('that is stored as such stays as it is, whatever else the header lacks', async () => {
    const { image, modality } = await open({
      '00541001 CS': 'GML',
      '00101030 DS': '',
      '00281052 DS': '-10.24',
      '00281053 DS': '0.01',
    });
    expect(image).toMatchObject({ valueUnit: 'SUVbw', suv: { kind: 'stated' } });
    expect(modality.data[5]).toBeCloseTo(0.5, 5);
  });

  const obstacles: readonly (readonly [string, DicomAttributes])[] = [
    ['enhanced', { '00080016 UI': '1.2.840.10008.5.1.4.1.1.130' }],
    ['units', { '00541001 CS': 'PROPCPS' }],
    ['other-suv', { '00541001 CS': 'GML', '00541006 CS': 'LBM' }],
    ['philips-factor', { '00541001 CS': 'CNTS' }],
    ['not-attenuation-corrected', { '00280051 CS': 'DECY' }],
    ['not-decay-corrected', { '00280051 CS': 'ATTN' }],
    ['not-decay-corrected', { '00541102 CS': 'NONE' }],
    ['decay-reference', { '00541102 CS': '' }],
    ['weight', { '00101030 DS': '' }],
    ['weight', { '00101030 DS': '0' }],
    ['weight', { '00101030 DS': '74000' }],
    ['several-doses', { '00540016 SQ': [aDose, aDose] }],
    ['dose', { '00540016 SQ': [] }],
    ['dose', dose({ '00181074 DS': '' })],
    ['dose', dose({ '00181074 DS': '370' })],
    ['half-life', dose({ '00181075 DS': '' })],
    ['injection-time', dose({ '00181072 TM': '' })],
    ['injection-day', dose({ '00181075 DS': '282240' })],
    ['scan-time', { '00080032 TM': '' }],
    ['scan-time', { '00080031 TM': '140000' }],
    ['contradictory-times', dose({ '00181078 DT': '20260131115001' })],
    ['contradictory-times', dose({ '00181078 DT': '20250131100000' })],
  ];
  it.each(obstacles)('is missing, and the activity stays: %s %j', async (obstacle, attributes) => {
    const { image, modality } = await open(attributes);
    expect(image.suv).toEqual({ kind: 'missing', obstacle });
    expect(image.valueUnit).not.toBe('SUVbw');
    expect(modality.data[5]).toBe(5000);
  });

  it('is of PET alone', async () => {
    expect(await suvOf({ '00080060 CS': 'NM' })).toBeUndefined();
  });

  it('makes the header’s windows its own, to the last half', async () => {
    // W 400 L 40 shows -160 to 239 of the old values.
    const [window] = (await open()).image.windows;
    expect(window).toMatchObject({ shape: 'linear-exact' });
    expect(window!.center - window!.width / 2).toBeCloseTo(-160 * 0.0004, 8);
    expect(window!.center + window!.width / 2).toBeCloseTo(239 * 0.0004, 8);
  });

  it('is what is measured, with what it was computed from', async () => {
    const { image, modality } = await open();
    const points = [
      { x: 0.2, y: 0.2 },
      { x: 3.8, y: 3.8 },
    ] as const;
    const shown = { image, pixels: modality };
    const { result, suv } = measure({ kind: 'ellipse', points }, shown);
    expect(result).toMatchObject({ kind: 'ellipse', valueUnit: 'SUVbw' });
    if (!('values' in result) || typeof result.values === 'string') throw new Error('no values');
    expect(result.values.mean).toBeCloseTo(2, 6);
    expect(suv).toEqual(image.suv);
    expect(measure({ kind: 'length', points }, shown).suv).toBeUndefined();
  });
});
