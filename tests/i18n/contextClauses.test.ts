import { describe, expect, it } from 'vitest';
import { noContext } from '#domain';
import { bearingOn, bearingStated, checkFindingSentence, withoutContext } from '#i18n';

const asking = (indication: string) => ({ ...noContext, indication });

describe('bearingOn', () => {
  it('hears what the indication asks for, in any of three languages', () => {
    expect(bearingOn('pneumothorax', asking('r/o pneumothorax after line placement'))).toBe(
      'asked',
    );
    expect(bearingOn('pleural-effusion', asking('胸水の精査'))).toBe('asked');
    expect(bearingOn('pneumothorax', asking('排除气胸'))).toBe('asked');
    expect(bearingOn('pleural-effusion', asking('r/o pneumothorax'))).toBeNull();
    expect(bearingOn('lung-opacity', asking('cough for two weeks'))).toBeNull();
  });

  it('lets signs of inflammation bear on an opacity alone, in either unit of CRP', () => {
    const raised = { ...noContext, crp: 2.1, crpUnit: 'mg/dL' } as const;
    expect(bearingOn('lung-opacity', raised)).toBe('inflamed');
    expect(bearingOn('lung-opacity', { ...raised, crpUnit: 'mg/L' })).toBeNull();
    expect(bearingOn('lung-opacity', { ...noContext, temperatureCelsius: 38.4 })).toBe('inflamed');
    expect(bearingOn('nodule', raised)).toBeNull();
  });
});

describe('a clause on the clinical context', () => {
  const text = 'Small left pleural effusion, in keeping with the indication.';

  it('is read back and can be taken away', () => {
    expect(bearingStated('en', text)).toBe('asked');
    expect(bearingStated('ja', '右下肺野に浸潤影を認める。炎症反応に合致する。')).toBe('inflamed');
    expect(bearingStated('en', 'Small left pleural effusion.')).toBeNull();
    expect(withoutContext('en', text)).toBe('Small left pleural effusion.');
    expect(withoutContext('zh', '右肺可疑结节。检查目的尚不能确定。')).toBe('右肺可疑结节。');
  });

  it('says nothing of the finding itself', () => {
    const attributes = { side: 'left', zone: null, extent: 'small', sizeMm: null } as const;
    const codes = { finding: 'pleural-effusion', presence: 'present', attributes } as const;
    expect(checkFindingSentence('en', text, codes).consistent).toBe(true);
  });
});
