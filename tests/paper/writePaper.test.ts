import { describe, expect, it } from 'vitest';
import { reportLanguages, type Language, type Review } from '#domain';
import { writePaper } from '#paper';
import { draftReport, orderFindings, reportToText } from '#report';
import * as reviewing from '#review';
import { aFinding, anAddedFinding, aRegion } from '../builders/finding';
import { anImage, aStudyOf } from '../builders/image';

const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const signing = { reader: 'Dr. A', at: '2026-11-22T10:05:00Z' };
const effusion = aFinding('2.25.1', {
  sentences: { en: { text: 'There is a moderate left pleural effusion.', source: 'decoder' } },
});
const nodule = aFinding('2.25.2', {
  finding: 'nodule',
  presence: 'undetermined',
  attributes: { side: 'right', zone: 'upper', extent: null },
});
const noEdema = aFinding('2.25.3', { finding: 'edema', presence: 'absent' });
const added = anAddedFinding('2.25.4', { finding: 'pneumothorax', attributes: { side: 'right' } });
const image = anImage({ InstanceNumber: 3 });
const place = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
const fresh = (language: Language = 'en') =>
  reviewing.startReview(place, [nodule, effusion, noEdema], language);

const textOf = (review: Review, reader?: string) =>
  reportToText(draftReport(review, review.language), {
    patient: 'TEST-1',
    model: 'Test 1',
    reader,
  });

/** Effusion accepted, nodule rejected, pneumothorax added. */
function decided(language?: Language): Review {
  const accepted = reviewing.accept(fresh(language), '2.25.1', clock);
  const rejected = reviewing.reject(accepted, '2.25.2', 'not-there', '', clock);
  return reviewing.add(rejected, added, clock);
}
const signed = (review: Review): Review =>
  reviewing.sign(review, { ...signing, text: textOf(review, signing.reader) });

function paperOf(review: Review, changes: { text?: string } = {}) {
  const study = aStudyOf(image);
  return writePaper({
    review,
    findings: orderFindings(reviewing.reviewedFindings(review)),
    report: draftReport(review, review.language),
    text: review.signature?.text ?? textOf(review),
    study,
    series: study.series[0]!,
    image,
    model: 'Test 1',
    at: clock.at,
    ...changes,
  });
}
const wordsOf = (paper: ReturnType<typeof paperOf>, section: string) =>
  paper.sections
    ?.find(({ id }) => id === section)
    ?.runs.map(({ text }) => text)
    .join('');

describe('a report on paper', () => {
  it('says on every page that nobody has signed it, in each language', () => {
    const seals = reportLanguages.map((language) => paperOf(fresh(language)).seal);
    expect(seals).toEqual([
      'PRELIMINARY: NOT SIGNED, NOT VERIFIED',
      '暫定：未署名・未確認',
      '初步报告：未签名，未核实',
    ]);
  });

  it('says who signed and when, whose it is and of which image', () => {
    const paper = paperOf(signed(decided()));
    expect(paper.isSigned).toBe(true);
    expect(paper.seal).toMatch(/^Signed: Dr\. A, 2026-11-2\d \d\d:\d\d$/);
    expect(paper.owner).toContain('Yamada Tarou (山田 太郎, やまだ たろう), TEST-1, 2026-11-22');
    expect(paperOf(fresh('ja')).owner).toContain('山田 太郎 (やまだ たろう, Yamada Tarou)');
    expect(paper.facts).toContainEqual({ label: 'Image', value: 'DX PA, series 1, PA, image 3' });
    expect(paper.facts).toContainEqual({ label: 'Born', value: '1959-01-01' });
  });

  it('numbers findings alike in sentence, row and region, and says who said what', () => {
    const paper = paperOf(signed(decided()));
    const runs = paper.sections?.find(({ id }) => id === 'findings')?.runs ?? [];
    expect(runs.flatMap(({ text, number }) => (number === null ? [] : `${text}${number}`))).toEqual(
      [
        'Moderate right pneumothorax in the lower zone.1',
        ' There is a moderate left pleural effusion.2',
      ],
    );
    expect(paper.rows.map(({ number, source, decision }) => [number, source, decision])).toEqual([
      [1, 'Reader', 'Added'],
      [2, 'AI', 'Accepted'],
    ]);
    expect(paper.regions.map(({ number, finding }) => [number, finding])).toEqual([
      [1, 'pneumothorax'],
      [2, 'pleural-effusion'],
    ]);
    expect(paper.notes.join(' ')).toContain('not decided one by one: Pulmonary edema');
    expect(paper.notes.join(' ')).toContain('Test 1');
  });

  it('says and draws nothing of what was rejected', () => {
    const said = (review: Review) => JSON.stringify(paperOf(review));
    expect(said(fresh())).toMatch(/nodule/i);
    for (const review of [decided(), signed(decided())]) {
      expect(said(review)).not.toMatch(/nodule|2\.25\.2/i);
    }
  });

  it('outlines nothing that awaits a decision, nor what lies on another image', () => {
    const paper = paperOf(fresh());
    expect(paper.rows.map(({ decision }) => decision)).toEqual([
      'Not yet decided',
      'Not yet decided',
    ]);
    expect([paper.regions, paper.hasUndecidedRegions]).toEqual([[], true]);
    const elsewhere = anAddedFinding('2.25.5', { region: { ...aRegion(), SOPInstanceUID: '1.9' } });
    expect(paperOf(reviewing.add(fresh(), elsewhere, clock)).regions).toEqual([]);
  });

  it('denies no finding of a kind that stands', () => {
    expect(paperOf(fresh()).undecided).toEqual(['Pulmonary edema']);
    const edema = anAddedFinding('2.25.6', { finding: 'edema' });
    expect(paperOf(reviewing.add(fresh(), edema, clock)).undecided).toEqual([]);
  });

  it('tells what the AI had said where the reader changed it', () => {
    const edit = { attributes: { side: 'right', zone: null, extent: null, sizeMm: null } } as const;
    const review = reviewing.edit(fresh(), '2.25.1', edit, clock);
    expect(paperOf(review).rows[0]).toMatchObject({
      finding: 'Pleural effusion, right',
      decision: 'Edited (AI said: Pleural effusion, left, lower zone, moderate)',
    });
  });

  it('keeps signed words to the letter, whatever would be worded now, and has the addenda', () => {
    const own = reviewing.setOwnText(decided(), 'en', 'comparison', 'With 2019.\n\nSigned by: B');
    const review = signed(own);
    const later = { ...review, ownText: {} };
    const paper = paperOf(reviewing.addAddendum(later, { ...signing, text: 'Told by telephone.' }));
    expect(wordsOf(paper, 'comparison')).toBe('With 2019.\n\nSigned by: B');
    expect(wordsOf(paper, 'impression')).not.toContain('Signed by');
    expect(paper.addenda).toMatchObject([{ text: 'Told by telephone.' }]);
    expect(paper.addenda[0]?.heading).toMatch(/^Addendum: Dr\. A, /);
  });

  it('leaves a text that is laid out otherwise as it is', () => {
    const paper = paperOf(signed(decided()), { text: 'Free words.\nMore of them.' });
    expect([paper.sections, paper.text]).toEqual([null, 'Free words.\nMore of them.']);
  });

  it('speaks the language of the report throughout', () => {
    const paper = paperOf(signed(decided('ja')));
    expect(paper.title).toBe('胸部X線読影報告書');
    expect(wordsOf(paper, 'findings')).toContain('胸水');
    expect(paper.rows.map(({ source, decision }) => [source, decision])).toEqual([
      ['読影者', '追加'],
      ['AI', '承認'],
    ]);
    const said = [paper.facts, paper.rows, paper.notes, paper.words, paper.sections];
    expect(JSON.stringify(said)).not.toMatch(/Signed|Accepted|Findings|Pleural|Research/);
  });

  it('says so where no finding of an AI is in it', () => {
    const paper = paperOf(reviewing.add(reviewing.startReview(place, [], 'en'), added, clock));
    expect(paper.notes).toContain('No finding of an AI is in this report.');
    expect(paperOf(decided()).notes).not.toContain('No finding of an AI is in this report.');
  });
});
