import { describe, expect, it } from 'vitest';
import { createTranslator } from '#i18n';
import { explainThresholds } from '../../src/ui/useThresholds';

const rule = { thresholds: { present: 0.8, absent: 0.1 } };

describe('explainThresholds', () => {
  const t = createTranslator('en');

  it('says how often either side was wrong where the model abstains', () => {
    const errorRates = { present: 0.125, absent: 0.03 };
    const said = explainThresholds(t, 'undetermined', { ...rule, errorRates });
    expect(said).toContain('“present”: 13 %');
    expect(said).toContain('“absent”: 3 %');
  });

  it('says that a share is one of an unknown number of cases, and nothing of that where there is no share', () => {
    const said = (present: number | null) =>
      explainThresholds(t, 'present', { ...rule, errorRates: { present, absent: 0.03 } });
    expect(said(0)).toMatch(/“present”: 0 %\. Of how many cases is not stated/);
    expect(said(null)).not.toContain('how many cases');
  });

  it('says of how many cases a share is, where the package tells', () => {
    const errorRates = { present: 0.5, absent: 0.03 };
    const said = explainThresholds(t, 'present', {
      ...rule,
      errorRates,
      called: { present: 2, absent: 90 },
    });
    expect(said).toContain('50 % of 2 called “present”.');
    expect(said).not.toContain('not stated');
  });

  it('says that it is not known where none was called so', () => {
    const errorRates = { present: null, absent: 0.03 };
    expect(explainThresholds(t, 'present', { ...rule, errorRates })).toContain(
      'No calibration image was called “present”',
    );
    expect(explainThresholds(t, 'absent', { ...rule, errorRates })).not.toContain('No calibration');
  });
});
