import { describe, expect, it } from 'vitest';
import {
  noContext,
  reportLanguages,
  type KnownPriors,
  type Language,
  type Review,
  type WrittenSectionId,
} from '#domain';
import { isChestRadiograph, techniquePhrase } from '#i18n';
import { checkReport, draftReport, reportToText } from '#report';
import * as reviewing from '#review';
import { aFinding, anAddedFinding } from '../builders/finding';

const image = { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 };
const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const facts = {
  modality: 'DX',
  view: 'PA',
  bodyPart: 'CHEST',
  hasHeader: true,
  isReadAsChest: true,
};
const effusion = aFinding('2.25.1', {
  sentences: {
    en: { text: 'There is a moderate left pleural effusion.', source: 'decoder' },
    ja: { text: '左に中等量の胸水を認めます。', source: 'decoder' },
  },
});
const nodule = aFinding('2.25.2', {
  finding: 'nodule',
  presence: 'undetermined',
  attributes: { side: 'right', zone: 'upper', extent: null },
});
const noPneumothorax = aFinding('2.25.3', { finding: 'pneumothorax', presence: 'absent' });
const noEdema = aFinding('2.25.4', { finding: 'edema', presence: 'absent' });
const fresh = reviewing.startReview(image, [nodule, noPneumothorax, effusion, noEdema], 'en');

function textsOf(review: Review, section: WrittenSectionId, language: Language = 'en'): string[] {
  const report = draftReport(review, facts, language);
  const found = report.sections.find(({ id }) => id === section);
  return (found?.sentences ?? []).map(({ text }) => text);
}

const checked = (review: Review, language: Language = 'en') =>
  checkReport(review, draftReport(review, facts, language));

describe('what the decoder said of the clinical context', () => {
  const says = (text: string) => ({ en: { text, source: 'decoder' as const } });
  const fitting = aFinding('2.25.8', {
    sentences: says('Moderate left pleural effusion, in keeping with the indication.'),
  });
  const denying = aFinding('2.25.9', {
    finding: 'pneumothorax',
    presence: 'absent',
    sentences: says('No pneumothorax to explain the indication.'),
  });
  const review = reviewing.startReview(image, [fitting, denying, noEdema], 'en');
  const asking = (indication: string) => reviewing.setContext(review, { ...noContext, indication });

  it('stands in a sentence of its own, of an absent finding too', () => {
    expect(textsOf(asking('r/o effusion or pneumothorax'), 'findings')).toEqual([
      'Moderate left pleural effusion, in keeping with the indication.',
      'No pneumothorax to explain the indication.',
      'No pulmonary edema.',
    ]);
  });

  it('is left out once the context has changed', () => {
    const [effusionNow, ...rest] = textsOf(asking('cough'), 'findings');
    expect(effusionNow).toBe('Moderate left pleural effusion.');
    expect(rest.join(' ')).not.toContain('indication');
  });
});

describe('a drafted report', () => {
  it('says that there are no earlier images only where none is known, in every language', () => {
    const said = (priors: KnownPriors) =>
      reportLanguages.map((language) => {
        const { sections } = draftReport(fresh, { ...facts, priors }, language);
        return sections.find(({ id }) => id === 'comparison')?.sentences[0]?.text;
      });
    const notCompared = [
      'Not compared with earlier images.',
      '過去画像との比較は行っていない。',
      '未与既往影像对比。',
    ];
    expect(said('none')).toEqual(['None available.', '比較画像なし。', '无既往影像可供对比。']);
    expect(said('here')).toEqual(notCompared);
    expect(said('not-known')).toEqual(notCompared);
    expect(said('in-archive')).toEqual([
      'Earlier images are in the archive; not compared with them.',
      'アーカイブに過去画像あり。比較は行っていない。',
      '归档系统中存有既往影像，未与其对比。',
    ]);
  });

  it('states technique and comparison no further than they are known', () => {
    expect(textsOf(fresh, 'technique')).toEqual(['PA chest radiograph (DX).']);
    expect(textsOf(fresh, 'comparison')).toEqual(['None available.']);
    const picture = { ...facts, modality: '', view: '', bodyPart: '', hasHeader: false };
    const report = draftReport(fresh, picture, 'en');
    expect(report.sections[0]?.sentences[0]?.text).toContain('without header');
    expect(draftReport(fresh, 'en').sections[0]?.sentences[0]?.text).toBe('Chest radiograph.');
  });

  it.each([
    ['CT', 'CHEST', 'Examination: CT, CHEST.'],
    ['DX', 'HAND', 'Examination: DX, HAND.'],
    ['MR', '', 'Examination: MR.'],
    ['CR', 'THORAX', 'Chest radiograph (CR).'],
  ])('calls %s of %s what its header calls it', (modality, bodyPart, text) => {
    const report = draftReport(fresh, { ...facts, modality, view: '', bodyPart }, 'en');
    expect(report.sections.find(({ id }) => id === 'technique')?.sentences[0]?.text).toBe(text);
  });

  it.each([
    ['en', 'PA radiograph (DX).', 'PA chest radiograph (DX).'],
    ['ja', 'X線PA像（DX）。', '胸部X線PA像（DX）。'],
    ['zh', 'X线PA位片（DX）。', '胸部X线PA位片（DX）。'],
  ] as const)(
    'without a body part, in %s, is of the chest only where the model took it for that',
    (language, unread, read) => {
      const nameless = { ...facts, bodyPart: '' };
      expect(techniquePhrase(language, { ...nameless, isReadAsChest: false })).toBe(unread);
      expect(techniquePhrase(language, nameless)).toBe(read);
    },
  );

  it('puts what is there first, then what may be, then gathers what is not', () => {
    expect(textsOf(fresh, 'findings')).toEqual([
      'There is a moderate left pleural effusion.',
      'Possible nodule in the right upper zone; not certain.',
      'No pneumothorax or pulmonary edema.',
    ]);
    expect(textsOf(fresh, 'findings', 'ja')).toEqual([
      '左に中等量の胸水を認めます。',
      '右上肺野に結節の疑い。',
      '気胸、肺水腫を認めない。',
    ]);
  });

  it('puts the urgent before the harmless whatever the order they came in', () => {
    const heart = aFinding('2.25.7', { finding: 'cardiomegaly' });
    const air = aFinding('2.25.8', { finding: 'pneumothorax', attributes: { extent: 'small' } });
    const review = reviewing.startReview(image, [heart, effusion, air], 'en');
    const findings = draftReport(review, 'en').sections.find(({ id }) => id === 'findings');
    expect(findings?.sentences.map(({ trackingUID }) => trackingUID)).toEqual([
      '2.25.8',
      '2.25.1',
      '2.25.7',
    ]);
  });

  it('links each sentence to its finding', () => {
    const { sections } = draftReport(fresh, 'en');
    const links = sections
      .filter(({ id }) => id === 'findings' || id === 'impression')
      .map(({ sentences }) => sentences.map(({ trackingUID }) => trackingUID));
    expect(links).toEqual([
      ['2.25.1', '2.25.2', null],
      ['2.25.1', '2.25.2'],
    ]);
  });

  it('leaves a rejected finding out, of the negatives too', () => {
    const rejected = reviewing.reject(fresh, '2.25.1', 'not-there', '', clock);
    const review = reviewing.reject(rejected, '2.25.3', 'other', '', clock);
    expect(textsOf(review, 'findings')).toEqual([
      'Possible nodule in the right upper zone; not certain.',
      'No pulmonary edema.',
    ]);
  });

  it('does not deny a finding of which another region stands', () => {
    const other = aFinding('2.25.5');
    const both = reviewing.startReview(image, [effusion, other, noEdema], 'en');
    const review = reviewing.edit(both, '2.25.5', { presence: 'absent' }, clock);
    expect(textsOf(review, 'findings').at(-1)).toBe('No pulmonary edema.');
  });

  it('uses the decoder sentence only while it states the codes', () => {
    const attributes = { ...effusion.attributes, side: 'right' } as const;
    const review = reviewing.edit(fresh, '2.25.1', { attributes }, clock);
    expect(textsOf(review, 'findings')[0]).toBe('Moderate right pleural effusion.');
    expect(textsOf(review, 'findings', 'ja')[0]).toBe('右中等量胸水を認める。');
    const wrong = aFinding('2.25.1', {
      sentences: { en: { text: 'Right pneumothorax.', source: 'decoder' } },
    });
    const broken = reviewing.startReview(image, [wrong], 'en');
    expect(textsOf(broken, 'findings')).toEqual(['Moderate left pleural effusion.']);
  });

  it('keeps the reader sentence in its language and renders the edited codes in the other', () => {
    const attributes = { ...effusion.attributes, extent: 'small' } as const;
    const text = { en: 'Small left effusion, unchanged since March.' };
    const review = reviewing.edit(fresh, '2.25.1', { attributes, text }, clock);
    const [section] = draftReport(review, 'en').sections.filter(({ id }) => id === 'findings');
    expect(section?.sentences[0]).toEqual({
      text: text.en,
      trackingUID: '2.25.1',
      source: 'reader',
    });
    expect(textsOf(review, 'findings', 'ja')[0]).toBe('左少量胸水を認める。');
    expect(checked(review).filter(({ kind }) => kind !== 'undecided')).toEqual([]);
  });

  it('keeps the words with which the reader added a finding', () => {
    const mass = anAddedFinding('2.25.9', {
      finding: 'mass',
      attributes: { extent: null },
      sentences: { en: { text: 'Spiculated mass in the left lower zone.', source: 'reader' } },
    });
    const review = reviewing.add(fresh, mass, clock);
    expect(textsOf(review, 'findings')[0]).toBe('Spiculated mass in the left lower zone.');
    expect(textsOf(review, 'findings', 'ja')[0]).toBe('左下肺野に腫瘤を認める。');
  });

  it('never touches own text of a section', () => {
    const words = '  Rib fracture, old.\n(see notes) ';
    const review = reviewing.setOwnText(fresh, 'en', 'findings', words);
    const report = draftReport(review, 'en');
    const last = report.sections.find(({ id }) => id === 'findings')?.sentences.at(-1);
    expect(last).toEqual({ text: words, trackingUID: null, source: 'reader' });
    expect(textsOf(review, 'findings', 'ja')).toHaveLength(3);
    const compared = reviewing.setOwnText(fresh, 'en', 'comparison', 'CR of 2024.');
    expect(textsOf(compared, 'comparison')).toEqual(['CR of 2024.']);
  });

  it('never calls an image normal', () => {
    const none = reviewing.startReview(image, [noPneumothorax, noEdema], 'en');
    expect(textsOf(none, 'impression')).toEqual([
      'No abnormality among the findings the model can report.',
    ]);
    expect(reportToText(draftReport(none, 'en')).toLowerCase()).not.toContain('normal.');
    expect(reportToText(draftReport(none, 'ja'))).not.toContain('正常');
  });

  it('claims nothing where the model did not run', () => {
    const notRun = reviewing.startReview(image, [], 'en');
    expect(textsOf(notRun, 'findings')).toEqual([]);
    expect(textsOf(notRun, 'impression')).toEqual([]);
  });
});

describe('the check before signing', () => {
  it('names the sentence of each undecided finding', () => {
    expect(checked(fresh)).toEqual([
      {
        kind: 'undecided',
        trackingUID: '2.25.2',
        sentence: 'Possible nodule in the right upper zone; not certain.',
      },
      {
        kind: 'undecided',
        trackingUID: '2.25.1',
        sentence: 'There is a moderate left pleural effusion.',
      },
    ]);
  });

  const decided = reviewing.accept(reviewing.accept(fresh, '2.25.1', clock), '2.25.2', clock);

  it('finds nothing wrong with a draft whose findings are decided', () => {
    expect(checked(decided)).toEqual([]);
    expect(checked(decided, 'ja')).toEqual([]);
  });

  it('names own words that contradict the finding they are for', () => {
    const say = (language: Language, words: string) =>
      checked(reviewing.edit(decided, '2.25.1', { text: { [language]: words } }, clock), language);
    expect(say('en', 'Right pleural effusion.')).toEqual([
      { kind: 'side', trackingUID: '2.25.1', sentence: 'Right pleural effusion.' },
    ]);
    expect(say('en', 'No effusion.').map(({ kind }) => kind)).toEqual(['negation']);
    expect(say('ja', '右胸水を認める。').map(({ kind }) => kind)).toEqual(['side']);
    expect(say('en', 'Left effusion with overlying atelectasis.')).toEqual([]);
  });

  it('holds free text against the findings it names', () => {
    const say = (section: WrittenSectionId, words: string) =>
      checked(reviewing.setOwnText(decided, 'en', section, words));
    expect(say('impression', 'Right pneumothorax.')).toEqual([
      { kind: 'negation', trackingUID: '2.25.3', sentence: 'Right pneumothorax.' },
    ]);
    expect(say('findings', 'No pleural effusion.').map(({ kind }) => kind)).toEqual(['negation']);
    expect(say('findings', 'No pneumothorax. Old rib fracture. Opacity near the hilum.')).toEqual(
      [],
    );
    expect(say('comparison', 'Radiograph of 2024 with right pneumothorax.')).toEqual([]);
  });

  it('lets free text speak of the second of two regions of a kind', () => {
    const right = aFinding('2.25.6', { attributes: { side: 'right' } });
    const both = reviewing.startReview(image, [effusion, right], 'en');
    const all = ['2.25.1', '2.25.6'].reduce((sum, uid) => reviewing.accept(sum, uid, clock), both);
    const review = reviewing.setOwnText(all, 'en', 'impression', 'Right pleural effusion is new.');
    expect(checked(review)).toEqual([]);
  });

  it('names the reader’s words that a report in another language leaves out', () => {
    const typed = reviewing.setOwnText(decided, 'en', 'comparison', 'Film of 2024.');
    const edited = reviewing.edit(typed, '2.25.1', { text: { en: 'Left effusion.' } }, clock);
    expect(checked(edited)).toEqual([]);
    expect(checked(edited, 'ja')).toEqual([
      { kind: 'other-language', trackingUID: '2.25.1', sentence: 'Left effusion.' },
      { kind: 'other-language', trackingUID: null, sentence: 'Film of 2024.' },
    ]);
    const written = reviewing.setOwnText(edited, 'ja', 'comparison', '2024年の写真。');
    expect(checked(written, 'ja').map(({ sentence }) => sentence)).toEqual(['Left effusion.']);
    const rejected = reviewing.reject(written, '2.25.1', 'not-there', '', clock);
    expect(checked(rejected, 'ja')).toEqual([]);
  });

  it('names an empty impression', () => {
    const notRun = reviewing.startReview(image, [], 'en');
    expect(checked(notRun)).toEqual([
      { kind: 'empty-impression', trackingUID: null, sentence: '' },
    ]);
    expect(checked(reviewing.setOwnText(notRun, 'en', 'impression', 'Fracture.'))).toEqual([]);
  });
});

describe('the report as text', () => {
  it('is called one of a chest radiograph only where the header says so', () => {
    const report = draftReport(fresh, { ...facts, bodyPart: 'HIP' }, 'en');
    expect(reportToText(report, { isOfChest: false })).toMatch(/^RADIOLOGY REPORT\n/);
    expect(isChestRadiograph(facts)).toBe(true);
    expect(isChestRadiograph({ ...facts, bodyPart: 'HIP' })).toBe(false);
    expect(isChestRadiograph({ ...facts, hasHeader: false })).toBe(false);
    expect(isChestRadiograph({ ...facts, bodyPart: '', isReadAsChest: false })).toBe(false);
  });

  it('has its sections, a numbered impression and a footer that tells of AI and research use', () => {
    const text = reportToText(draftReport(fresh, facts, 'en'), {
      patient: 'TEST^A, 1, 67 M',
      reader: 'Dr. Sato',
      signedAt: clock.at,
    });
    expect(text).toBe(`CHEST RADIOGRAPH REPORT
Patient: TEST^A, 1, 67 M

Technique
PA chest radiograph (DX).

Comparison
None available.

Findings
There is a moderate left pleural effusion. Possible nodule in the right upper zone; not certain. No pneumothorax or pulmonary edema.

Impression
1. Moderate left pleural effusion.
2. Possible nodule in the right upper zone; not certain.

Signed by: Dr. Sato, 2026-11-22T10:00:00Z

--
Prepared with AI assistance (Shoken).
Research use only. Not for diagnosis or treatment.
`);
  });

  it('names no patient unless it is given one', () => {
    const text = reportToText(draftReport(fresh, 'ja'));
    expect(text).not.toContain('患者');
    expect(text).toContain('研究用');
  });
});
