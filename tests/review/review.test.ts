import { describe, expect, it } from 'vitest';
import { noContext, ShokenError, type ErrorCode, type Review } from '#domain';
import * as reviewing from '#review';
import { aFinding, anAddedFinding, aRegion } from '../builders/finding';

const image = { StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.3.4', frame: 1 };
const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const effusion = aFinding('2.25.1');
const nodule = aFinding('2.25.2', { finding: 'nodule', presence: 'undetermined' });
const noPneumothorax = aFinding('2.25.3', { finding: 'pneumothorax', presence: 'absent' });
const origin = { kind: 'model', modelId: 'm', modelVersion: '1', weightsHash: 'ab' } as const;
const asked = aFinding('2.25.7', { origin: { ...origin, asked: 'drawn' } });
const fresh = reviewing.startReview(image, [effusion, nodule, noPneumothorax], 'en');

const statuses = (review: Review) => reviewing.reviewedFindings(review).map(({ status }) => status);
const reviewed = (review: Review, uid: string) => {
  const found = reviewing
    .reviewedFindings(review)
    .find((each) => each.original.trackingUID === uid);
  if (!found) throw new Error(`no ${uid}`);
  return found;
};
const decided = () =>
  reviewing.reject(reviewing.accept(fresh, '2.25.1', clock), '2.25.2', 'artifact', 'button', clock);
const signed = () =>
  reviewing.sign(decided(), { reader: 'Dr. Sato', at: clock.at, text: 'Left effusion.' });

function codeThrownBy(act: () => unknown): ErrorCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ShokenError) return error.code;
    throw error;
  }
}

describe('a finding that was asked for and kept', () => {
  const kept = reviewing.keep(fresh, asked, clock);

  it('awaits a decision like the model’s others, and holds up signing until then', () => {
    expect(statuses(kept)).toEqual(['pending', 'pending', 'quiet', 'pending']);
    const accepted = reviewing.accept(kept, '2.25.7', clock);
    expect(statuses(accepted).at(-1)).toBe('accepted');
  });

  it('goes back to how it was kept, then away', () => {
    const rejected = reviewing.reject(kept, '2.25.7', 'not-there', '', clock);
    const again = reviewing.undecide(rejected, '2.25.7');
    expect(statuses(again).at(-1)).toBe('pending');
    expect(statuses(reviewing.undecide(again, '2.25.7'))).toEqual(statuses(fresh));
  });

  it('needs none where it is absent, and is kept once', () => {
    const none = aFinding('2.25.8', { presence: 'absent', origin: asked.origin });
    expect(statuses(reviewing.keep(fresh, none, clock)).at(-1)).toBe('quiet');
    expect(() => reviewing.keep(kept, asked, clock)).toThrow('not a new finding');
    expect(() => reviewing.keep(fresh, aFinding('2.25.9'), clock)).toThrow('not a new finding');
  });
});

describe('a review', () => {
  it('begins with present and undetermined findings pending and absent ones quiet', () => {
    expect(statuses(fresh)).toEqual(['pending', 'pending', 'quiet']);
    expect(reviewing.pendingFindings(fresh).map((each) => each.original.trackingUID)).toEqual([
      '2.25.1',
      '2.25.2',
    ]);
  });

  it('is never changed in place', () => {
    const before = JSON.stringify(fresh);
    reviewing.edit(fresh, '2.25.1', { presence: 'absent' }, clock);
    reviewing.setOwnText(fresh, 'en', 'findings', 'words');
    reviewing.add(fresh, anAddedFinding('2.25.9'), clock);
    expect(JSON.stringify(fresh)).toBe(before);
  });

  it('keeps the model finding untouched beside what the reader made of it', () => {
    const region = { ...aRegion(), box: [1, 2, 3, 4] as const };
    const attributes = { ...effusion.attributes, side: 'right' } as const;
    const review = reviewing.edit(fresh, '2.25.1', { region, attributes }, clock);
    const found = reviewed(review, '2.25.1');
    expect(found).toMatchObject({ status: 'edited', region, attributes, presence: 'present' });
    expect(found.original).toBe(effusion);
  });

  it('keeps a rejected finding, with its reason', () => {
    const found = reviewed(decided(), '2.25.2');
    expect(found.status).toBe('rejected');
    expect(found.decision).toMatchObject({ kind: 'reject', reason: 'artifact', note: 'button' });
    expect(found.region).toBe(nodule.region);
  });

  it('merges an edit with the edits before it', () => {
    const attributes = { ...effusion.attributes, extent: 'small' } as const;
    const once = reviewing.edit(fresh, '2.25.1', { attributes, text: { en: 'Small.' } }, clock);
    const twice = reviewing.edit(once, '2.25.1', { presence: 'undetermined' }, clock);
    expect(reviewed(twice, '2.25.1')).toMatchObject({
      attributes,
      presence: 'undetermined',
      text: { en: 'Small.' },
    });
    expect(twice.decisions).toHaveLength(1);
  });

  it('can take a region away by an edit', () => {
    const review = reviewing.edit(fresh, '2.25.1', { region: null }, clock);
    expect(reviewed(review, '2.25.1').region).toBeNull();
  });

  it('forgets own words when an edit leaves them blank', () => {
    const once = reviewing.edit(fresh, '2.25.1', { text: { en: 'Mine.', ja: '私の。' } }, clock);
    const review = reviewing.edit(once, '2.25.1', { text: { en: ' ', ja: '私の。' } }, clock);
    expect(reviewed(review, '2.25.1').text).toEqual({ ja: '私の。' });
  });

  it('does not bring the model version back when an edited finding is accepted', () => {
    const edited = reviewing.edit(fresh, '2.25.1', { presence: 'undetermined' }, clock);
    const accepted = reviewing.accept(edited, '2.25.1', clock);
    expect(reviewed(accepted, '2.25.1')).toMatchObject({
      status: 'edited',
      presence: 'undetermined',
    });
  });

  it('is not accepted twice', () => {
    const once = reviewing.accept(fresh, '2.25.1', clock);
    expect(reviewing.accept(once, '2.25.1', clock)).toBe(once);
  });

  it('goes by the last decision and keeps the ones before', () => {
    const rejected = reviewing.reject(fresh, '2.25.1', 'not-there', '', clock);
    const accepted = reviewing.accept(rejected, '2.25.1', clock);
    expect(reviewed(accepted, '2.25.1').status).toBe('accepted');
    expect(accepted.decisions.map(({ kind }) => kind)).toEqual(['reject', 'accept']);
  });

  it('lists findings the reader added last, and keeps them theirs when edited', () => {
    const mass = anAddedFinding('2.25.9', { finding: 'mass' });
    const added = reviewing.add(fresh, mass, clock);
    expect(statuses(added)).toEqual(['pending', 'pending', 'quiet', 'added']);
    const attributes = { ...mass.attributes, side: 'right' } as const;
    const edited = reviewing.edit(added, '2.25.9', { attributes }, clock);
    expect(reviewed(edited, '2.25.9')).toMatchObject({ status: 'added', attributes });
    const rejected = reviewing.reject(edited, '2.25.9', 'other', '', clock);
    const again = reviewing.edit(rejected, '2.25.9', { text: { en: 'Mass.' } }, clock);
    expect(reviewed(again, '2.25.9')).toMatchObject({ status: 'added', attributes });
  });

  it('takes a decision back, and an added finding away', () => {
    const again = reviewing.undecide(decided(), '2.25.1');
    expect(statuses(again)).toEqual(['pending', 'rejected', 'quiet']);
    const added = reviewing.add(fresh, anAddedFinding('2.25.9'), clock);
    const rejected = reviewing.reject(added, '2.25.9', 'other', '', clock);
    expect(reviewed(reviewing.undecide(rejected, '2.25.9'), '2.25.9').status).toBe('added');
    expect(statuses(reviewing.undecide(added, '2.25.9'))).toHaveLength(3);
  });
});

describe('signing', () => {
  const signing = { reader: 'Dr. Sato', at: clock.at, text: 'Left effusion.' };

  it('is refused while a finding awaits a decision', () => {
    const half = reviewing.accept(fresh, '2.25.1', clock);
    expect(codeThrownBy(() => reviewing.sign(half, signing))).toBe('sign-undecided');
  });

  it('is refused without a reader or without an impression', () => {
    const review = decided();
    const sign = (changes: Partial<reviewing.Signing>) =>
      codeThrownBy(() => reviewing.sign(review, { ...signing, ...changes }));
    expect(sign({ reader: '  ' })).toBe('sign-no-reader');
    expect(sign({ text: '' })).toBe('sign-empty-impression');
    expect(sign({ impression: ' ' })).toBe('sign-empty-impression');
    expect(sign({ impression: 'Effusion.' })).toBeNull();
  });

  it('keeps the text, the language, the reader and the time', () => {
    expect(signed().signature).toEqual({
      reader: 'Dr. Sato',
      at: clock.at,
      language: 'en',
      text: 'Left effusion.',
    });
  });

  it('freezes the review: every later change is refused', () => {
    const review = signed();
    const changes = [
      () => reviewing.accept(review, '2.25.1', clock),
      () => reviewing.edit(review, '2.25.1', {}, clock),
      () => reviewing.reject(review, '2.25.1', 'other', '', clock),
      () => reviewing.add(review, anAddedFinding('2.25.9'), clock),
      () => reviewing.keep(review, asked, clock),
      () => reviewing.setContext(review, noContext),
      () => reviewing.undecide(review, '2.25.1'),
      () => reviewing.setLanguage(review, 'ja'),
      () => reviewing.setOwnText(review, 'en', 'impression', 'x'),
      () => reviewing.sign(review, signing),
    ];
    for (const change of changes) expect(codeThrownBy(change)).toBe('review-signed');
  });

  it('lets an addendum stand beside the signed text', () => {
    const addendum = { reader: 'Dr. Mori', at: clock.at, text: 'Discussed.' };
    const review = reviewing.addAddendum(signed(), addendum);
    expect(review.addenda).toEqual([addendum]);
    expect(review.signature).toEqual(signed().signature);
    expect(() => reviewing.addAddendum(fresh, addendum)).toThrow('signed');
  });
});
