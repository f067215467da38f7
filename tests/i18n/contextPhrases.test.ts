import { describe, expect, it } from 'vitest';
import { noContext } from '#domain';
import { contextPhrases } from '#i18n';

describe('contextPhrases', () => {
  const context = {
    indication: 'Cough for two weeks',
    ageYears: 67,
    sex: 'M',
    crp: 84,
    crpUnit: 'mg/L',
    temperatureCelsius: 38.4,
  } as const;

  it('states what is known, in each language, and leaves typed words as they are', () => {
    expect(contextPhrases('en', context)).toEqual([
      'Indication: Cough for two weeks.',
      '67-year-old man.',
      'CRP 84 mg/L, temperature 38.4 °C.',
    ]);
    expect(contextPhrases('ja', { ...context, indication: '咳嗽。' })).toEqual([
      '検査目的: 咳嗽。',
      '67歳男性。',
      'CRP 84 mg/L、体温 38.4 °C。',
    ]);
  });

  it('states it in Chinese as well', () => {
    expect(contextPhrases('zh', { ...context, indication: '咳嗽两周' })).toEqual([
      '检查目的：咳嗽两周。',
      '男，67岁。',
      'CRP 84 mg/L，体温 38.4 °C。',
    ]);
  });

  it('says nothing of what is not known', () => {
    expect(contextPhrases('en', noContext)).toEqual([]);
    expect(contextPhrases('ja', noContext)).toEqual([]);
    expect(contextPhrases('en', { ...noContext, temperatureCelsius: 37 })).toEqual([
      'Temperature 37 °C.',
    ]);
    expect(contextPhrases('en', { ...noContext, sex: 'F' })).toEqual(['Woman.']);
  });
});
