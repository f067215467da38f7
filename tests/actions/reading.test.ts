import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTask } from '#domain';
import { manifest } from './freshApp';
import {
  eventually,
  lateral,
  loadApp,
  model,
  openBrowserWithModel,
  radiograph,
  standIn,
} from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

describe('reading an image', () => {
  it('begins only when the image is on screen', async () => {
    const app = await loadApp();
    await app.openFiles([radiograph()]);
    expect(app.reading()).toBeUndefined();
    app.paint();
    expect(app.reading()?.status).toBe('running');
    // To the end, or it would answer for the next test.
    await eventually(() => expect(model.finish).not.toBeNull());
  });

  it('shows regions before sentences, and keeps what was decided in between', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    await eventually(() => expect(app.statuses()).toEqual(['pending', 'pending', 'quiet']));
    await app.acceptFinding('2.25.1');
    model.finish?.();
    await eventually(() => expect(app.reading()?.status).toBe('done'));
    expect(app.statuses()).toEqual(['accepted', 'pending', 'quiet']);
    expect(app.presented()?.findings[0]?.original.sentences.en?.text).toBe('One.');
  });

  it('leaves nothing of a cancelled reading, whenever the model answers', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    app.cancelReading();
    model.finish?.();
    await nextTask();
    await nextTask();
    expect(app.reading()?.status).toBe('not-run');
    expect(app.presented()?.findings).toEqual([]);
    expect(app.notices()).toEqual([]);
  });

  it('leaves nothing of a reading that failed right after its regions', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    model.fail?.();
    await eventually(() => expect(app.reading()?.status).toBe('failed'));
    await nextTask();
    await nextTask();
    expect(app.presented()?.findings).toEqual([]);
  });

  it('refuses a lateral by its header without fetching the model', async () => {
    const app = await loadApp();
    await app.openFiles([lateral()]);
    app.paint();
    await eventually(() => expect(app.reading()?.status).toBe('refused'));
    expect(app.reading()).toMatchObject({ problem: { code: 'scope-view' } });
    expect(model.prepares).toBe(0);
  });

  it('does not run while AI is switched off', async () => {
    const app = await loadApp();
    app.changeSettings({ isAiOn: false });
    await app.openFiles([radiograph()]);
    app.paint();
    expect(app.reading()).toBeUndefined();
  });
});

describe('reading again', () => {
  it('leaves decisions alone when AI is switched off and on', async () => {
    const app = await loadApp();
    await app.openAndRead();
    app.paint();
    await app.acceptFinding('2.25.1');
    app.changeSettings({ isAiOn: false });
    app.changeSettings({ isAiOn: true });
    expect(app.reading()?.status).toBe('done');
    expect(app.statuses()).toEqual(['accepted', 'pending', 'quiet']);
  });

  it('keeps a decided finding of a cancelled reading, and its identity when the model says it again', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    await eventually(() => expect(app.statuses()).toHaveLength(3));
    await app.acceptFinding('2.25.1');
    app.cancelReading();
    expect(app.statuses()).toEqual(['accepted']);

    model.findings = model.findings.map((finding, i) => ({
      ...finding,
      trackingUID: `2.25.9${i}`,
    }));
    Object.assign(model, { finish: null });
    void app.readImage(app.imageId());
    await eventually(() => expect(model.finish).not.toBeNull());
    model.finish?.();
    await eventually(() => expect(app.reading()?.status).toBe('done'));
    expect(app.statuses()).toEqual(['accepted', 'pending', 'quiet']);
    expect(app.presented()?.findings.map(({ original }) => original.trackingUID)).toEqual([
      '2.25.1',
      '2.25.91',
      '2.25.92',
    ]);
  });

  // The stand-in's weights are not those of the installed package.
  it('replaces what other weights said earlier', async () => {
    await (await loadApp()).openAndRead();
    await eventually(async () => expect((await loadApp()).reading()?.status).toBe('done'));
    Object.assign(model, { finish: null });
    const after = await loadApp();
    after.paint();
    await eventually(() => expect(model.finish).not.toBeNull());
    expect(after.reading()?.status).toBe('running');
  });

  const readBy = async (modelVersion: string) => {
    const app = await loadApp();
    await app.openUntilRegions();
    model.origin = { ...model.origin, modelVersion, weightsHash: app.installedWeights() ?? '' };
    model.finish?.();
    await eventually(() => expect(app.reading()?.status).toBe('done'));
    await eventually(async () => expect((await loadApp()).reading()?.status).toBe('done'));
    Object.assign(model, { finish: null });
    const after = await loadApp();
    after.paint();
    await eventually(() => expect(after.installedWeights()).not.toBeNull());
    return after;
  };

  it('replaces what another version of the same weights said earlier: its thresholds were others', async () => {
    const after = await readBy('0.0.0');
    await eventually(() => expect(model.finish).not.toBeNull());
    expect(after.reading()?.status).toBe('running');
  });

  it('keeps what the installed package said', async () => {
    const after = await readBy(manifest.version);
    await nextTask();
    expect(after.reading()?.status).toBe('done');
    expect(model.finish).toBeNull();
  });

  it('keeps what other weights said once the reader has decided on it', async () => {
    const before = await loadApp();
    await before.openAndRead();
    await before.acceptFinding('2.25.1');
    await eventually(async () => expect((await loadApp()).statuses()?.[0]).toBe('accepted'));
    Object.assign(model, { finish: null });
    const after = await loadApp();
    after.paint();
    await eventually(() => expect(after.installedWeights()).not.toBeNull());
    expect(after.reading()?.status).toBe('done');
    expect(model.finish).toBeNull();
  });
});
