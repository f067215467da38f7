import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingIds, type FindingAttributes, type Language, type Presence } from '#domain';
import { checkFindingSentence, renderFindingSentence, type FindingCodes } from '#i18n';

const codes = (
  finding: FindingCodes['finding'],
  presence: Presence,
  attributes: Partial<FindingAttributes> = {},
): FindingCodes => ({
  finding,
  presence,
  attributes: { side: null, zone: null, extent: null, sizeMm: null, ...attributes },
});

const anyLanguage = fc.constantFrom<Language>('en', 'ja');
const anyCodes = fc.record({
  finding: fc.constantFrom(...findingIds),
  presence: fc.constantFrom<Presence>('present', 'undetermined', 'absent'),
  attributes: fc.record({
    side: fc.constantFrom('left', 'right', 'bilateral', null),
    zone: fc.constantFrom('upper', 'middle', 'lower', null),
    extent: fc.constantFrom('small', 'moderate', 'large', null),
    sizeMm: fc.option(fc.double({ min: 2, max: 120, noNaN: true })),
  }),
}) satisfies fc.Arbitrary<FindingCodes>;
const authors = ['model', 'reader'] as const;

describe('a sentence rendered from codes', () => {
  it('reads as a radiologist would write it', () => {
    const left = { side: 'left', zone: 'lower', extent: 'moderate' } as const;
    const effusion = codes('pleural-effusion', 'present', left);
    expect(renderFindingSentence('en', effusion)).toBe('Moderate left pleural effusion.');
    expect(renderFindingSentence('ja', effusion)).toBe('左中等量胸水を認める。');
    expect(renderFindingSentence('en', codes('pneumothorax', 'absent'))).toBe('No pneumothorax.');
    expect(renderFindingSentence('ja', codes('pneumothorax', 'absent'))).toBe('気胸を認めない。');
    const nodule = codes('nodule', 'undetermined', { side: 'right', zone: 'upper' });
    expect(renderFindingSentence('en', nodule)).toBe(
      'Possible nodule in the right upper zone; not certain.',
    );
    expect(renderFindingSentence('ja', nodule)).toBe('右上肺野に結節の疑い。');
  });

  it('measures nodules and masses in whole millimetres', () => {
    const nodule = codes('nodule', 'present', { side: 'left', zone: 'upper', sizeMm: 11.6 });
    expect(renderFindingSentence('en', nodule)).toBe('12 mm nodule in the left upper zone.');
    expect(renderFindingSentence('ja', nodule)).toBe('左上肺野に12 mm大の結節を認める。');
    const effusion = codes('pleural-effusion', 'present', { sizeMm: 80 });
    expect(renderFindingSentence('en', effusion)).toBe('Pleural effusion.');
  });

  it('is always consistent with its own codes', () => {
    fc.assert(
      fc.property(anyLanguage, anyCodes, fc.constantFrom(...authors), (language, own, author) => {
        const text = renderFindingSentence(language, own);
        expect(checkFindingSentence(language, text, own, { author })).toEqual({
          consistent: true,
          contradictions: [],
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('contradicts codes of the other side', () => {
    fc.assert(
      fc.property(anyLanguage, anyCodes, fc.constantFrom(...authors), (language, own, author) => {
        const { side } = own.attributes;
        fc.pre(own.presence !== 'absent' && own.finding !== 'cardiomegaly');
        fc.pre(side === 'left' || side === 'right');
        const flipped = side === 'left' ? 'right' : 'left';
        const other = { ...own, attributes: { ...own.attributes, side: flipped } } as const;
        const text = renderFindingSentence(language, own);
        expect(checkFindingSentence(language, text, other, { author }).contradictions).toEqual([
          'side',
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('contradicts codes of any other presence', () => {
    fc.assert(
      fc.property(
        anyLanguage,
        anyCodes,
        fc.constantFrom<Presence>('present', 'undetermined', 'absent'),
        (language, own, presence) => {
          fc.pre(presence !== own.presence);
          const text = renderFindingSentence(language, own);
          const check = checkFindingSentence(language, text, { ...own, presence });
          expect(check.contradictions).toContain('negation');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('contradicts codes of another finding', () => {
    fc.assert(
      fc.property(
        anyLanguage,
        anyCodes,
        fc.constantFrom(...findingIds),
        (language, own, finding) => {
          fc.pre(finding !== own.finding);
          const text = renderFindingSentence(language, own);
          const check = checkFindingSentence(language, text, { ...own, finding });
          expect(check.contradictions).toContain('finding');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('contradicts codes of another size, zone or extent where it states them', () => {
    const own = codes('nodule', 'present', { side: 'left', zone: 'upper', sizeMm: 12 });
    const effusion = codes('pleural-effusion', 'present', { side: 'left', extent: 'small' });
    for (const language of ['en', 'ja'] as const) {
      const text = renderFindingSentence(language, own);
      const check = (attributes: Partial<FindingAttributes>) =>
        checkFindingSentence(language, text, {
          ...own,
          attributes: { ...own.attributes, ...attributes },
        }).contradictions;
      expect(check({ sizeMm: 30 })).toEqual(['size']);
      expect(check({ sizeMm: null })).toEqual(['number']);
      expect(check({ zone: 'lower' })).toEqual(['zone']);
      const words = renderFindingSentence(language, effusion);
      const large = { ...effusion.attributes, extent: 'large' } as const;
      expect(
        checkFindingSentence(language, words, { ...effusion, attributes: large }).contradictions,
      ).toEqual(['extent']);
    }
  });
});

const small = { side: 'left', zone: 'lower', extent: 'small' } as const;
const rightLower = { side: 'right', zone: 'lower', extent: 'moderate' } as const;

/** Correct sentences of a model: nothing may be flagged. */
const correct: [Language, string, FindingCodes][] = [
  ['en', 'There is a small left pleural effusion.', codes('pleural-effusion', 'present', small)],
  ['en', 'Left basal pleural effusion, small.', codes('pleural-effusion', 'present', small)],
  ['en', 'Pleural effusion on the left.', codes('pleural-effusion', 'present', small)],
  [
    'en',
    'Blunting of the left costophrenic angle, in keeping with a small effusion.',
    codes('pleural-effusion', 'present', small),
  ],
  ['en', 'Left costophrenic angle is blunted.', codes('pleural-effusion', 'present', small)],
  ['en', 'No evidence of pleural effusion.', codes('pleural-effusion', 'absent')],
  ['en', 'The costophrenic angles are clear.', codes('pleural-effusion', 'absent')],
  ['en', 'Pleural effusion is not seen.', codes('pleural-effusion', 'absent')],
  [
    'en',
    'A left pleural effusion cannot be excluded.',
    codes('pleural-effusion', 'undetermined', small),
  ],
  ['en', 'The heart is enlarged.', codes('cardiomegaly', 'present', { side: 'midline' })],
  ['en', 'Enlarged cardiac silhouette.', codes('cardiomegaly', 'present')],
  ['en', 'The cardiothoracic ratio is increased.', codes('cardiomegaly', 'present')],
  ['en', 'Cardiac enlargement is noted.', codes('cardiomegaly', 'present')],
  ['en', 'The cardiac silhouette is within normal limits.', codes('cardiomegaly', 'absent')],
  ['en', 'Heart size is normal.', codes('cardiomegaly', 'absent')],
  ['en', 'The heart is not enlarged.', codes('cardiomegaly', 'absent')],
  ['en', 'Equivocal enlargement of the heart.', codes('cardiomegaly', 'undetermined')],
  ['en', 'The heart may be enlarged; not certain.', codes('cardiomegaly', 'undetermined')],
  ['en', 'Borderline heart size, possible cardiomegaly.', codes('cardiomegaly', 'undetermined')],
  ['en', 'No focal consolidation.', codes('lung-opacity', 'absent')],
  ['en', 'The lungs are clear.', codes('lung-opacity', 'absent')],
  ['en', 'No focal airspace opacity is seen.', codes('lung-opacity', 'absent')],
  [
    'en',
    'An opacity in the right lower zone may represent infiltrate; not certain.',
    codes('lung-opacity', 'undetermined', rightLower),
  ],
  ['en', 'Moderate right basal infiltrate.', codes('lung-opacity', 'present', rightLower)],
  ['en', 'Consolidation in the right lower lobe.', codes('lung-opacity', 'present', rightLower)],
  ['en', 'The lungs are clear of nodules.', codes('nodule', 'absent')],
  ['en', 'No pulmonary nodule or mass.', codes('nodule', 'absent')],
  ['en', 'No nodule, mass or focal consolidation is identified.', codes('mass', 'absent')],
  [
    'en',
    'Equivocal nodule in the left upper zone.',
    codes('nodule', 'undetermined', { side: 'left', zone: 'upper' }),
  ],
  [
    'en',
    'A rounded opacity in the left apex, 1.2 cm.',
    codes('nodule', 'present', { side: 'left', zone: 'upper', sizeMm: 12 }),
  ],
  [
    'en',
    'Possible pneumothorax at the right apex.',
    codes('pneumothorax', 'undetermined', { side: 'right', zone: 'upper' }),
  ],
  ['en', 'The lungs are fully expanded without pneumothorax.', codes('pneumothorax', 'absent')],
  ['en', 'No definite pneumothorax.', codes('pneumothorax', 'absent')],
  ['en', 'Interstitial oedema in both lungs.', codes('edema', 'present', { side: 'bilateral' })],
  [
    'en',
    'Linear opacity at the left base, likely atelectasis.',
    codes('atelectasis', 'present', small),
  ],
  [
    'en',
    'Whether there is atelectasis cannot be determined.',
    codes('atelectasis', 'undetermined'),
  ],
  ['en', 'The heart may be enlarged.', codes('cardiomegaly', 'undetermined')],
  ['en', 'No evidence of volume loss with atelectasis.', codes('atelectasis', 'absent')],
  ['ja', '左胸水を認めます。', codes('pleural-effusion', 'present', small)],
  ['ja', '左側に少量の胸水あり。', codes('pleural-effusion', 'present', small)],
  [
    'ja',
    '左肋骨横隔膜角の鈍化を認め、少量の胸水と考える。',
    codes('pleural-effusion', 'present', small),
  ],
  ['ja', '両側胸水貯留。', codes('pleural-effusion', 'present', { side: 'bilateral' })],
  ['ja', '胸水は認められません。', codes('pleural-effusion', 'absent')],
  ['ja', '肋骨横隔膜角は鋭である。', codes('pleural-effusion', 'absent')],
  ['ja', '左胸水の可能性は否定できない。', codes('pleural-effusion', 'undetermined', small)],
  ['ja', '心拡大を認める。', codes('cardiomegaly', 'present')],
  ['ja', '心陰影の拡大あり。', codes('cardiomegaly', 'present')],
  ['ja', '心陰影の拡大なし。', codes('cardiomegaly', 'absent')],
  ['ja', '心陰影は正常範囲内である。', codes('cardiomegaly', 'absent')],
  ['ja', '心胸郭比は正常範囲です。', codes('cardiomegaly', 'absent')],
  ['ja', '心拡大の有無は確定できない。', codes('cardiomegaly', 'undetermined')],
  ['ja', '気胸の所見なし。', codes('pneumothorax', 'absent')],
  ['ja', '気胸を疑う所見は認めない。', codes('pneumothorax', 'absent')],
  [
    'ja',
    '右肺尖部に軽度の気胸を認めます。',
    codes('pneumothorax', 'present', { side: 'right', zone: 'upper', extent: 'small' }),
  ],
  ['ja', '右下肺野に浸潤影の疑い。', codes('lung-opacity', 'undetermined', rightLower)],
  ['ja', '右下肺野に中等度の濃度上昇を認める。', codes('lung-opacity', 'present', rightLower)],
  ['ja', '浸潤影、結節影を認めない。', codes('lung-opacity', 'absent')],
  [
    'ja',
    '左上肺野に結節影を疑うが、確定できない。',
    codes('nodule', 'undetermined', { side: 'left', zone: 'upper' }),
  ],
  ['ja', '結節や腫瘤を認めない。', codes('mass', 'absent')],
  [
    'ja',
    '左上肺野に１２ｍｍ大の結節影あり。',
    codes('nodule', 'present', { side: 'left', zone: 'upper', sizeMm: 12 }),
  ],
  ['ja', '両肺に肺うっ血を認める。', codes('edema', 'present', { side: 'bilateral' })],
  ['ja', '左肺底部に板状無気肺あり。', codes('atelectasis', 'present', small)],
];

/** More than one statement, as only a reader writes it: still nothing may be flagged. */
const correctByReader: [Language, string, FindingCodes][] = [
  [
    'en',
    'Small left effusion with adjacent atelectasis.',
    codes('pleural-effusion', 'present', small),
  ],
  ['en', 'Small left effusion without pneumothorax.', codes('pleural-effusion', 'present', small)],
  [
    'en',
    'Left pleural effusion, no significant change.',
    codes('pleural-effusion', 'present', small),
  ],
  [
    'en',
    'Left effusion with mediastinal shift to the right.',
    codes('pleural-effusion', 'present', small),
  ],
  [
    'en',
    'Small left effusion. The right costophrenic angle is clear.',
    codes('pleural-effusion', 'present', small),
  ],
  [
    'en',
    'Left effusion, possibly loculated, 3 cm deep.',
    codes('pleural-effusion', 'present', small),
  ],
  [
    'en',
    'Ill-defined shadow in the right lower zone, follow up.',
    codes('nodule', 'present', rightLower),
  ],
  ['en', 'Seen again; see prior report of 2024.', codes('nodule', 'present', rightLower)],
  ['en', 'No pneumothorax but small left effusion.', codes('pleural-effusion', 'present', small)],
  ['ja', '左胸水を認めるが、気胸は認めない。', codes('pleural-effusion', 'present', small)],
  ['ja', '右胸水はなく、左に少量の胸水を認める。', codes('pleural-effusion', 'present', small)],
  ['ja', '左胸水を認める。著変なし。', codes('pleural-effusion', 'present', small)],
  ['ja', '左胸水、縦隔は右へ偏位。', codes('pleural-effusion', 'present', small)],
  ['en', 'Left pleural effusion has resolved.', codes('pleural-effusion', 'absent')],
  ['en', 'Pneumothorax is unlikely.', codes('pneumothorax', 'absent')],
  ['en', 'Cardiomegaly without pulmonary edema.', codes('edema', 'absent')],
  ['en', 'Pneumothorax and effusion are not seen.', codes('pneumothorax', 'absent')],
  [
    'en',
    'No focal consolidation, pleural effusion, or pneumothorax is seen.',
    codes('pneumothorax', 'absent'),
  ],
  [
    'en',
    'Bilateral effusions, left greater than right.',
    codes('pleural-effusion', 'present', { side: 'bilateral' }),
  ],
  [
    'en',
    '1.2 x 0.9 cm nodule, left base, new since 2024.',
    codes('nodule', 'present', { side: 'left', zone: 'lower', sizeMm: 12 }),
  ],
  ['ja', '胸水の増加なし。', codes('pleural-effusion', 'present')],
  ['ja', '気胸は消失。', codes('pneumothorax', 'absent')],
  ['ja', '気胸の可能性は低い。', codes('pneumothorax', 'absent')],
  ['ja', '胸水及び気胸は認めない。', codes('pleural-effusion', 'absent')],
  ['ja', '心拡大なし、胸水なし、気胸なし。', codes('pneumothorax', 'absent')],
  ['ja', '肺野に明らかな異常陰影を認めない。', codes('nodule', 'absent')],
  ['ja', '左胸水あり、右は異常なし。', codes('pleural-effusion', 'present', small)],
];

/** Wrong sentences of a model, with what must be named. */
const wrong: [Language, string, FindingCodes, string][] = [
  ['en', 'Small right pleural effusion.', codes('pleural-effusion', 'present', small), 'side'],
  ['en', 'Bilateral pleural effusions.', codes('pleural-effusion', 'present', small), 'side'],
  [
    'en',
    'Left pleural effusion.',
    codes('pleural-effusion', 'present', { side: 'bilateral' }),
    'side',
  ],
  [
    'en',
    'Blunting of the right costophrenic angle.',
    codes('pleural-effusion', 'present', small),
    'side',
  ],
  [
    'en',
    'There is no left pleural effusion.',
    codes('pleural-effusion', 'present', small),
    'negation',
  ],
  [
    'en',
    'Left effusion cannot be excluded.',
    codes('pleural-effusion', 'present', small),
    'negation',
  ],
  ['en', 'Left pleural effusion.', codes('pleural-effusion', 'undetermined', small), 'negation'],
  ['en', 'Large left pleural effusion.', codes('pleural-effusion', 'present', small), 'extent'],
  ['en', 'The heart is enlarged.', codes('cardiomegaly', 'absent'), 'negation'],
  ['en', 'Heart size is normal.', codes('cardiomegaly', 'present'), 'negation'],
  ['en', 'The heart is not enlarged.', codes('cardiomegaly', 'present'), 'negation'],
  [
    'en',
    'Right basal opacity and left effusion.',
    codes('lung-opacity', 'present', rightLower),
    'finding',
  ],
  ['en', 'A mass in the right lower zone.', codes('nodule', 'present', rightLower), 'finding'],
  ['en', 'Right upper zone infiltrate.', codes('lung-opacity', 'present', rightLower), 'zone'],
  [
    'en',
    'A 3 cm nodule in the right lower zone.',
    codes('nodule', 'present', { ...rightLower, sizeMm: 12 }),
    'size',
  ],
  ['en', 'A 3 cm left effusion.', codes('pleural-effusion', 'present', small), 'number'],
  ['en', 'of the of the', codes('pleural-effusion', 'present', small), 'finding'],
  ['en', '', codes('pleural-effusion', 'absent'), 'finding'],
  ['ja', '右胸水を認めます。', codes('pleural-effusion', 'present', small), 'side'],
  ['ja', '左胸水は認められません。', codes('pleural-effusion', 'present', small), 'negation'],
  ['ja', '左胸水の疑い。', codes('pleural-effusion', 'present', small), 'negation'],
  ['ja', '左胸水を認める。', codes('pleural-effusion', 'undetermined', small), 'negation'],
  ['ja', '左大量胸水。', codes('pleural-effusion', 'present', small), 'extent'],
  ['ja', '心拡大を認める。', codes('cardiomegaly', 'absent'), 'negation'],
  ['ja', '心陰影は正常範囲内。', codes('cardiomegaly', 'present'), 'negation'],
  ['ja', '右上肺野に浸潤影を認める。', codes('lung-opacity', 'present', rightLower), 'zone'],
  ['ja', '気胸を認める。', codes('pleural-effusion', 'present', small), 'finding'],
];

describe('the check of a sentence against codes', () => {
  it.each(correct)('%s: finds nothing wrong with "%s"', (language, text, own) => {
    for (const author of authors) {
      expect(checkFindingSentence(language, text, own, { author }).contradictions).toEqual([]);
    }
  });

  it.each(correctByReader)('%s: lets a reader write "%s"', (language, text, own) => {
    const check = checkFindingSentence(language, text, own, { author: 'reader' });
    expect(check.contradictions).toEqual([]);
  });

  it.each(wrong)('%s: names what is wrong with "%s"', (language, text, own, what) => {
    expect(checkFindingSentence(language, text, own).contradictions).toContain(what);
  });
});
