import { describe, expect, it } from 'vitest';
import { reviewedFindings, type Asked, type InquiryResult, type LocatedPhrase } from '#domain';
import { createTranslator } from '#i18n';
import { startReview } from '#review';
import { describeInquiry, describeListed, listedIn } from '../../src/ui/describeInquiry';
import { aFinding, aMask } from '../builders/finding';

const t = createTranslator('en');
const typed: Asked = { kind: 'typed', text: 'left effusion' };
const drawn: Asked = { kind: 'drawn', mask: aMask() };
const absent = aFinding('asked', { presence: 'absent', probability: 0.2 });
const effusion = aFinding('1', { presence: 'undetermined', attributes: { sizeMm: 133 } });
const mass = aFinding('2', { finding: 'mass', attributes: { extent: null, sizeMm: 64 } });
const findings = reviewedFindings(
  startReview(
    { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 },
    [effusion, mass],
    'en',
  ),
);
const say = (asked: Asked, result: InquiryResult) =>
  describeInquiry(t, 'en', asked, result, listedIn(result, findings));
const located: LocatedPhrase = {
  concept: 'pleural-effusion',
  side: 'left',
  probability: 0.2,
  region: null,
  proposals: [],
  finding: absent,
};

describe('describeInquiry', () => {
  it('does not call unseen what the list shows', () => {
    const alone = say(typed, { kind: 'located', located, trackingUIDs: [] });
    expect(alone.words).toBe('Pleural effusion, left: not seen');
    const listed = say(typed, { kind: 'located', located, trackingUIDs: ['1'] });
    expect(listed.words).toBe('Pleural effusion: in the list');
    expect(listed.note).toContain('0.20');
  });

  it('does not call a region normal in which the list has a finding', () => {
    const alone = say(drawn, { kind: 'described', finding: absent, trackingUIDs: [] });
    expect(alone.words).toBe('No abnormality in this region');
    const listed = say(drawn, { kind: 'described', finding: absent, trackingUIDs: ['1'] });
    expect(listed.words).toBe('Findings of the list lie in this region');
  });

  it('gives a length to what is round alone', () => {
    const [first, second] = findings.map((each) => describeListed(t, 'en', each));
    expect(first).toMatch(/^Pleural effusion · undetermined · left · .*probability 0\.90/);
    expect(first).not.toContain('mm');
    expect(second).toContain('64 mm');
  });
});
