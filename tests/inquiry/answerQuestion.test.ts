import { describe, expect, it } from 'vitest';
import type { Finding, MaskInImage, Question } from '#domain';
import { answerHeart, answerQuestion } from '#inquiry';
import { aFinding, aRegion } from '../builders/finding';

type Asked = Exclude<Question, { kind: 'cardiothoracic-ratio' }>;
const ask = (
  kind: Asked['kind'],
  finding: Asked['finding'],
  side: Asked['side'] = null,
): Asked => ({
  kind,
  finding,
  side,
});
const noSpacing = { spacing: null };
const spaced = {
  spacing: { rowMm: 0.5, columnMm: 0.2, source: 'detector' },
} as const;

const model = { kind: 'model', modelId: 'm', modelVersion: '1', weightsHash: 'ab' } as const;
const effusion = aFinding('1');
const absent = aFinding('2', { finding: 'pneumothorax', presence: 'absent', probability: 0.03 });
const findings: readonly Finding[] = [effusion, absent];

/** Two squares and one that touches the second by a corner. */
const twoParts: MaskInImage = {
  imageWidth: 100,
  imageHeight: 80,
  ...{ x: 10, y: 10, width: 6, height: 3 },
  data: Uint8Array.from([1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1]),
};

describe('answerQuestion', () => {
  it('says what is there, and lights it up', () => {
    const said = answerQuestion(ask('presence', 'pleural-effusion'), findings, noSpacing);
    expect(said).toMatchObject({
      answer: { kind: 'presence', presence: 'present', probability: 0.9, elsewhere: null },
      trackingUIDs: ['1'],
    });
    expect(said!.regions).toEqual([effusion.region]);
  });

  it('says what is not there, with how unlikely it is, and lights nothing up', () => {
    expect(answerQuestion(ask('presence', 'pneumothorax'), findings, noSpacing)).toMatchObject({
      answer: { presence: 'absent', probability: 0.03 },
      trackingUIDs: [],
      regions: [],
    });
  });

  it('does not pass a finding of one side off for the other', () => {
    const right = answerQuestion(ask('presence', 'pleural-effusion', 'right'), findings, noSpacing);
    expect(right).toMatchObject({ answer: { presence: 'absent', elsewhere: 'left' }, regions: [] });
    const size = answerQuestion(ask('size', 'pleural-effusion', 'right'), findings, noSpacing);
    expect(size!.answer).toEqual({ kind: 'not-seen', finding: 'pleural-effusion', side: 'right' });
  });

  it('names the side', () => {
    expect(answerQuestion(ask('side', 'pleural-effusion'), findings, noSpacing)!.answer).toEqual({
      kind: 'side',
      finding: 'pleural-effusion',
      side: 'left',
    });
  });

  it('counts the parts of the region, and knows that it may have stopped at three', () => {
    const nodules = aFinding('3', { finding: 'nodule', region: aRegion(twoParts) });
    expect(answerQuestion(ask('count', 'nodule'), [nodules], noSpacing)!.answer).toMatchObject({
      count: 2,
      isAtLeast: false,
    });
    const more = [nodules, aFinding('4', { finding: 'nodule' })];
    expect(answerQuestion(ask('count', 'nodule'), more, noSpacing)!.answer).toMatchObject({
      count: 3,
      isAtLeast: true,
    });
  });

  it('counts once what was asked for and kept over what was there', () => {
    const twice = [effusion, aFinding('5', { origin: { ...model, asked: 'typed' } })];
    expect(answerQuestion(ask('count', 'pleural-effusion'), twice, noSpacing)).toMatchObject({
      answer: { count: 1 },
      trackingUIDs: ['1', '5'],
    });
  });

  it('measures the largest of several places, not the box around all of them', () => {
    const masses = aFinding('6', { finding: 'mass', region: aRegion(twoParts) });
    expect(answerQuestion(ask('size', 'mass'), [masses], noSpacing)!.answer).toMatchObject({
      size: { widthPx: 2, heightPx: 2 },
      count: 2,
    });
  });

  it('puts what the model said of the heart’s size beside the ratio', () => {
    const heart = aFinding('7', { finding: 'cardiomegaly', presence: 'absent' });
    expect(answerHeart(null, [effusion, heart])).toMatchObject({ trackingUIDs: ['7'] });
  });

  it('gives millimetres only with a stated spacing, and pixels otherwise', () => {
    const inPixels = answerQuestion(ask('size', 'pleural-effusion'), findings, noSpacing);
    expect(inPixels!.answer).toMatchObject({ size: { widthPx: 30, heightPx: 15, mm: null } });
    const inMm = answerQuestion(ask('size', 'pleural-effusion'), findings, spaced);
    expect(inMm!.answer).toMatchObject({
      size: { mm: { width: 6, height: 7.5, source: 'detector' } },
    });
  });

  it('has no side, number or size for what is not seen', () => {
    for (const kind of ['side', 'count', 'size'] as const) {
      expect(answerQuestion(ask(kind, 'pneumothorax'), findings, spaced)!.answer).toEqual({
        kind: 'not-seen',
        finding: 'pneumothorax',
        side: null,
      });
    }
  });

  it('has no answer about a finding that the model does not know', () => {
    expect(answerQuestion(ask('presence', 'edema'), findings, noSpacing)).toBeNull();
  });
});
