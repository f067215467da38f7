import { describe, expect, it } from 'vitest';
import {
  reviewedFindings,
  type Asked,
  type Finding,
  type InquiryResult,
  type LocatedPhrase,
  type NamedPlace,
} from '#domain';
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
  isInZones: null,
  probability: 0.2,
  region: null,
  proposals: [],
  finding: absent,
};

const left: NamedPlace = { side: 'left', zones: [], isLobe: false };
const leftUpper: NamedPlace = { ...left, zones: ['upper'] };
const lobe: NamedPlace = { side: 'left', zones: ['upper', 'middle'], isLobe: true };
const result = (changes: Partial<Extract<InquiryResult, { kind: 'located' }>>): InquiryResult => ({
  kind: 'located',
  located,
  place: left,
  isNamed: true,
  trackingUIDs: [],
  repeatedUID: null,
  ...changes,
});
const seen = (zone: Finding['attributes']['zone'], isInZones: boolean | null): LocatedPhrase => ({
  ...located,
  isInZones,
  finding: aFinding('asked', {
    finding: 'lung-opacity',
    attributes: { zone },
    sentences: { en: { text: 'An opacity.', source: 'decoder' } },
  }),
});

describe('describeInquiry', () => {
  it('does not call unseen what the list shows', () => {
    const alone = say(typed, result({}));
    expect(alone.words).toBe('Pleural effusion, left: not seen');
    const listed = say(typed, result({ trackingUIDs: ['1'] }));
    expect(listed.words).toBe('Pleural effusion: in the list');
    expect(listed.note).toContain('0.20');
  });

  it('says of a zone that was asked for whether it was found there', () => {
    const inZone = say(typed, result({ located: seen('upper', true), place: leftUpper }));
    expect(inZone).toMatchObject({ words: 'An opacity.', note: null });
    const elsewhere = say(typed, result({ located: seen('lower', false), place: leftUpper }));
    expect(elsewhere.words).toBe('Not seen in the left upper zone. An opacity.');
    expect(elsewhere.codes).toContain('left · lower zone');
    expect(elsewhere.note).toContain('where it was found');
    const reaching = say(typed, result({ located: seen('middle', true), place: leftUpper }));
    expect(reaching.note).toContain('reaches into the upper zone');
    const untold = say(typed, result({ located: seen(null, null), place: leftUpper }));
    expect(untold.note).toContain('not checked');
    const unseen = say(typed, result({ place: leftUpper }));
    expect(unseen.words).toBe('Pleural effusion, left upper zone: not seen');
    const listed = say(typed, result({ place: leftUpper, trackingUIDs: ['1'] }));
    expect(listed.words).toContain('in another zone than the upper zone');
    const ja = describeInquiry(
      createTranslator('ja'),
      'ja',
      typed,
      result({ located: seen('lower', false), place: leftUpper }),
      [],
    );
    expect(ja.words).toMatch(/^左上肺野には認めない。.*下肺野/);
  });

  it('takes a lobe for the zones it reaches into, and says so', () => {
    const said = say(typed, result({ located: seen('middle', true), place: lobe }));
    expect(said.words).toBe('An opacity.');
    expect(said.note).toBe(
      'A frontal view does not tell lobes apart: taken as upper zone or middle zone.',
    );
  });

  it('says what words were taken to mean that do not name it', () => {
    const said = say(typed, result({ located: seen('upper', null), isNamed: false }));
    expect(said.note).toBe('The words were taken to mean: Lung opacity.');
  });

  it('looks for nothing where only a place is named, and tells what the list has there', () => {
    const empty = say(typed, { kind: 'place', place: lobe, trackingUIDs: [] });
    expect(empty.words).toBe(
      'Left upper zone or middle zone: none of the model’s findings lies there',
    );
    expect(empty.note).toMatch(/Only a place is named.*does not tell lobes/);
    const two = say(typed, { kind: 'place', place: leftUpper, trackingUIDs: ['1', '2'] });
    expect(two.words).toBe('Left upper zone: 2 findings of the model');
  });

  it('does not call a region normal in which the list has a finding', () => {
    const nothing = { kind: 'described', finding: absent, repeatedUID: null } as const;
    const alone = say(drawn, { ...nothing, trackingUIDs: [] });
    expect(alone.words).toBe('No abnormality in this region');
    const listed = say(drawn, { ...nothing, trackingUIDs: ['1'] });
    expect(listed.words).toBe('Findings of the list lie in this region');
  });

  it('gives a length to what is round alone', () => {
    const [first, second] = findings.map((each) => describeListed(t, 'en', each));
    expect(first).toMatch(/^Pleural effusion · undetermined · left · .*probability 0\.90/);
    expect(first).not.toContain('mm');
    expect(second).toContain('64 mm');
  });
});
