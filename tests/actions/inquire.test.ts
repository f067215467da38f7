import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding, LocatedPhrase } from '#domain';
import { aFinding, aMask } from '../builders/finding';
import { loadApp, model, openBrowserWithModel, standIn } from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

const asked = (changes: Parameters<typeof aFinding>[1]): Finding => {
  const { origin, ...finding } = aFinding('2.25.9', { finding: 'lung-opacity', ...changes });
  if (origin.kind !== 'model') throw new Error('not of the model');
  return { ...finding, origin: { ...origin, asked: 'typed' } };
};
const located = (finding: Finding, changes: Partial<LocatedPhrase> = {}): LocatedPhrase => ({
  concept: finding.finding,
  side: null,
  isInZones: null,
  probability: finding.probability ?? 0,
  region: finding.region,
  proposals: [],
  finding,
  ...changes,
});

async function ask(words: string, said: LocatedPhrase | null) {
  const app = await loadApp();
  await app.openAndRead();
  model.located = said;
  app.typeWords(words);
  await app.askWords();
  const inquiry = app.inquiry();
  if (inquiry.status !== 'done') throw new Error(`not answered: ${inquiry.status}`);
  return { app, result: inquiry.result };
}

describe('typed words', () => {
  it('keep of what was found in another zone the place where it was found', async () => {
    const found = asked({});
    const said = located(found, { isInZones: false });
    const { app, result } = await ask('opacity in the left upper zone', said);
    expect(result).toMatchObject({ kind: 'located', place: { side: 'left', zones: ['upper'] } });
    await app.keepResult();
    const kept = app.presented()!.findings.at(-1)!;
    expect(kept.original).toEqual(found);
    expect(kept.attributes.zone).toBe('lower');
  });

  it('keep no absence of a side or a zone, which would deny the finding everywhere', async () => {
    const absent = asked({ presence: 'absent' });
    for (const [words, side] of [
      ['opacity in the upper zone', null],
      ['left opacity', 'left'],
    ] as const) {
      const { app, result } = await ask(words, located(absent, { side }));
      expect(app.keepableIn(result)).toBeNull();
      await app.keepResult();
      expect(app.presented()?.findings).toHaveLength(3);
    }
    const { app, result } = await ask('opacity', located(absent));
    expect(app.keepableIn(result)).toEqual(absent);
    await app.keepResult();
    expect(app.presented()?.findings).toHaveLength(4);
  });

  it('that find a listed finding again offer that one, and can be kept beside it', async () => {
    const again = asked({ finding: 'nodule' });
    const { app, result } = await ask('nodule', located(again));
    expect(app.repeatedIn(result)).toBe('2.25.2');
    expect(app.selected()).toBe('2.25.2');
    app.takeRepeated('2.25.2');
    expect(app.inquiry().status).toBe('none');
    expect(app.selected()).toBe('2.25.2');
    expect(app.statuses()).toEqual(['pending', 'pending', 'quiet']);

    app.typeWords('nodule');
    await app.askWords();
    await app.keepResult();
    expect(app.statuses()).toEqual(['pending', 'pending', 'quiet', 'pending']);
    expect(app.selected()).toBe('2.25.9');
  });

  it('that name a place alone look for nothing, and light up what the list has there', async () => {
    const { result } = await ask('left lower lobe', null);
    expect(result).toEqual({
      kind: 'place',
      place: { side: 'left', zones: ['middle', 'lower'], isLobe: true },
      trackingUIDs: ['2.25.1', '2.25.2'],
    });
  });
});

describe('a drawn region', () => {
  it('outside of what the model reads is not called normal, but where the list has a finding in it', async () => {
    const app = await loadApp();
    await app.openAndRead();
    const finding = asked({ presence: 'absent' });
    model.described = { finding, isOutside: true };
    const describe = async (at: { readonly x: number; readonly y: number }) => {
      await app.describeRegion({ ...aMask(300, 300), ...at });
      const inquiry = app.inquiry();
      return inquiry.status === 'done' ? inquiry.result : null;
    };
    const outside = await describe({ x: 200, y: 250 });
    expect(outside).toEqual({ kind: 'outside' });
    await app.keepResult();
    expect(app.presented()?.findings).toHaveLength(3);
    // Where the regions of the list lie.
    const { x, y } = aMask();
    const normal = await describe({ x, y });
    expect(normal).toMatchObject({ kind: 'described', finding, repeatedUID: null });
    expect(app.keepableIn(normal!)).toBeNull();
  });
});
