import { describe, expect, it } from 'vitest';
import { reportLanguages } from '#domain';
import { measurementSentence } from '#i18n';
import { aMeasurement, everyMeasurement } from '../builders/measurement';

describe('a measurement in the report', () => {
  it('is a sentence of the report’s language, which never calls the detector the patient', () => {
    const length = aMeasurement('length');
    expect(measurementSentence('en', length)).toBe('Length: 10.0 mm (at the detector).');
    expect(measurementSentence('ja', length)).toBe('長さ：10.0 mm（検出器面）。');
    expect(measurementSentence('zh', length)).toBe('长度：10.0 mm（探测器平面）。');
    const calibrated = aMeasurement(
      'length',
      {},
      { spacing: { rowMm: 0.2, columnMm: 0.2, source: 'calibrated' } },
    );
    expect(measurementSentence('en', calibrated)).toBe('Length: 10.0 mm.');
    expect(measurementSentence('en', aMeasurement('length', {}, { spacing: null }))).toBe(
      'Length: 50.0 px (pixels of the image).',
    );
  });

  it('goes by the reader’s name, and states a ratio without a unit', () => {
    expect(measurementSentence('en', aMeasurement('angle', { name: 'Carina' }))).toMatch(
      /^Carina: \d+\.\d°\.$/,
    );
    expect(measurementSentence('ja', aMeasurement('cardiothoracic-ratio'))).toMatch(
      /^心胸郭比：\d\.\d\d。$/,
    );
  });

  it('is nothing where there is nothing to state', () => {
    for (const language of reportLanguages) {
      const empty = everyMeasurement().filter((each) => measurementSentence(language, each) === '');
      expect(empty.map(({ trackingUID }) => trackingUID)).toEqual(['2.25.9.arrow', '2.25.94']);
    }
  });
});
