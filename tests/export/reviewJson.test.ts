import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noContext } from '#domain';
import { readReviewJson, writeReviewJson } from '#export';
import * as reviewing from '#review';
import { aFinding, aReading, anAddedFinding, aRegion } from '../builders/finding';
import { everyMeasurement } from '../builders/measurement';

const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const finding = aFinding('2.25.1', {
  sentences: {
    en: { text: 'Left effusion.', source: 'codes', replaced: 'Right effusion.' },
    ja: { text: '左胸水を認める。', source: 'decoder' },
  },
  attention: { en: { size: 2, weights: new Float32Array([0.1, 0.2, 1 / 3, 0]) } },
});
const absent = aFinding('2.25.2', { finding: 'mass', presence: 'absent' });
const reading = aReading([finding, absent], {
  durationMs: { preprocess: 1.5, encode: 2, ground: 3, decode: 4 },
  replacedSentences: 1,
  totalSentences: 4,
});

function fullReview() {
  const image = { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 };
  let review = reviewing.startReview(image, [finding, absent], 'ja');
  review = reviewing.accept(review, '2.25.2', clock);
  review = reviewing.edit(
    review,
    '2.25.1',
    { region: aRegion(), text: { ja: '左に少量。' }, presence: 'undetermined' },
    clock,
  );
  review = reviewing.add(review, anAddedFinding('2.25.3'), clock);
  review = reviewing.add(review, anAddedFinding('2.25.4', { region: null }), clock);
  review = reviewing.reject(review, '2.25.4', 'other', 'slip', clock);
  const asked = { ...reading.model, asked: 'typed' } as const;
  review = reviewing.keep(review, aFinding('2.25.5', { origin: asked }), clock);
  review = reviewing.accept(review, '2.25.5', clock);
  review = reviewing.setContext(review, { ...noContext, indication: '咳嗽', crp: 3.2 });
  review = reviewing.setOwnText(review, 'ja', 'impression', '経過観察。');
  review = reviewing.sign(review, { reader: '佐藤', at: clock.at, text: '本文' });
  return reviewing.addAddendum(review, { reader: '森', at: clock.at, text: '追記' });
}

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync('src/export/review.schema.json', 'utf8')) as object,
);

describe('a review as JSON', () => {
  it('gives review and reading back as they were, typed arrays included', () => {
    const review = fullReview();
    const measurements = everyMeasurement();
    const back = readReviewJson(writeReviewJson(review, reading, measurements));
    expect(back).toEqual({ review, reading, measurements });
    expect(back.review.findings[0]?.region?.mask.data).toBeInstanceOf(Uint8Array);
    expect(back.review.findings[0]?.attention.en?.weights).toBeInstanceOf(Float32Array);
    expect(readReviewJson(writeReviewJson(review, null)).reading).toBeNull();
  });

  it('is valid against the schema', () => {
    validate(JSON.parse(writeReviewJson(fullReview(), reading, everyMeasurement())));
    expect(validate.errors).toBeNull();
  });

  it('is read without measurements, as it was written before there were any', () => {
    const { measurements: _, ...older } = JSON.parse(
      writeReviewJson(fullReview(), reading),
    ) as Record<string, unknown>;
    expect(readReviewJson(JSON.stringify(older)).measurements).toEqual([]);
  });

  it('keeps masks of any pattern, in run lengths', () => {
    const image = { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 };
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60, max: 1 }), (data) => {
        const size = { imageWidth: 60, imageHeight: 1, x: 0, y: 0, width: data.length, height: 1 };
        const region = aRegion({ ...size, data });
        const review = reviewing.startReview(image, [aFinding('2.25.1', { region })], 'en');
        const back = readReviewJson(writeReviewJson(review, null)).review;
        expect(back.findings[0]?.region?.mask.data).toEqual(data);
      }),
    );
    expect(writeReviewJson(fullReview(), null).length).toBeLessThan(10_000);
  });

  it('keeps why the model had not read what was signed', () => {
    const image = { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 };
    const problem = { code: 'scope-view', detail: { view: 'LL' } } as const;
    for (const unread of [{ status: 'not-run' }, { status: 'refused', problem }] as const) {
      const signing = { reader: '佐藤', at: clock.at, text: '本文', unread };
      const review = reviewing.sign(reviewing.startReview(image, [], 'ja'), signing);
      expect(readReviewJson(writeReviewJson(review, null)).review).toEqual(review);
    }
  });

  it('is refused when it is broken, of another kind, or its masks do not add up', () => {
    const good = writeReviewJson(fullReview(), reading);
    const refused = (text: string) => () => readReviewJson(text);
    expect(refused('{')).toThrow('file-unsupported-object');
    expect(refused('{}')).toThrow('file-unsupported-object');
    expect(refused(good.replace('"shoken-review"', '"other"'))).toThrow('file-unsupported-object');
    expect(refused(good.replace('"effusion', '"x').replace('"reject"', '"burn"'))).toThrow(
      'file-unsupported-object',
    );
    const measured = writeReviewJson(fullReview(), reading, everyMeasurement());
    expect(refused(measured.replace('"px2"', '"cm2"'))).toThrow('file-unsupported-object');
    expect(refused(good.replace(/"width": 30/, '"width": 31'))).toThrow('mask');
  });
});
