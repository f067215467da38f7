import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTask } from '#domain';
import { eventually, lateral, loadApp, model, openBrowserWithModel, standIn } from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

describe('ways of working', () => {
  const seen = (app: Awaited<ReturnType<typeof loadApp>>) =>
    JSON.stringify([app.presented()?.findings, app.presented()?.report.sections]);
  const auditLog = async () => {
    const { openStorage } = await import('#storage');
    return (await openStorage()).listAudit();
  };

  it('shows nothing of the AI in shadow, but logs it', async () => {
    const app = await loadApp();
    app.changeSettings({ wayOfWorking: 'shadow' });
    await app.openAndRead();
    expect(app.presented()?.review.findings).toEqual([]);
    expect(seen(app)).not.toContain('One.');
    app.typeWords('nodule');
    await app.askWords();
    expect(app.inquiry()).toEqual({ status: 'none' });
    await eventually(async () =>
      expect(JSON.stringify(await auditLog())).toContain('nodule undetermined'),
    );
    // Also not when the study is opened again.
    const later = await loadApp();
    await eventually(() => expect(later.reading()?.status).toBe('done'));
    expect(later.presented()?.review.findings).toEqual([]);
  });

  it('logs in shadow what the model refused, and why', async () => {
    const app = await loadApp();
    app.changeSettings({ wayOfWorking: 'shadow' });
    await app.openFiles([lateral()]);
    app.paint();
    const detail = { imageId: app.imageId(), why: 'scope-view' };
    await eventually(async () =>
      expect(await auditLog()).toContainEqual(
        expect.objectContaining({ what: 'model refused image', detail }),
      ),
    );
  });

  it('logs in shadow where the model failed, and why', async () => {
    const app = await loadApp();
    app.changeSettings({ wayOfWorking: 'shadow' });
    await app.openUntilRegions();
    model.fail?.();
    const detail = { imageId: app.imageId(), why: 'inference-failed' };
    await eventually(async () =>
      expect(await auditLog()).toContainEqual(
        expect.objectContaining({ what: 'model failed on image', detail }),
      ),
    );
  });

  it('hides what is undecided when shadow is chosen later, and brings it back', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.acceptFinding('2.25.1');
    app.changeSettings({ wayOfWorking: 'shadow' });
    expect(app.statuses()).toEqual(['accepted']);
    app.changeSettings({ wayOfWorking: 'concurrent' });
    expect(app.statuses()).toEqual(['accepted', 'pending', 'quiet']);
  });

  it('shows the AI to a second reader once the own read is recorded, and logs the sequence', async () => {
    const app = await loadApp();
    app.changeSettings({ wayOfWorking: 'second-reader' });
    await app.openAndRead();
    expect(app.presented()?.review.findings).toEqual([]);
    await app.markOwnRead(['pleural-effusion'], 'absent');
    await app.markOwnRead(['nodule'], 'present');
    expect(seen(app)).not.toContain('One.');
    // Half an own read survives a reload, and reveals nothing.
    const later = await loadApp();
    await eventually(() => expect(later.reading()?.status).toBe('done'));
    expect(later.presented()?.review.ownRead?.marks).toEqual({
      'pleural-effusion': 'absent',
      nodule: 'present',
    });
    expect(later.presented()?.review.findings).toEqual([]);
    await later.markOwnRead(['mass', 'edema'], 'absent');
    expect(Object.keys(later.presented()?.review.ownRead?.marks ?? {})).toHaveLength(4);
    await later.revealAi();
    expect(later.statuses()).toEqual(['pending', 'pending', 'quiet']);
    await later.markOwnRead(['mass'], 'present');
    expect(later.presented()?.review.ownRead?.marks.mass).toBe('absent');
    await eventually(async () => {
      const events = (await auditLog()).map(({ what }) => what);
      const order = ['model read image', 'own read: marked', 'own read: recorded', 'AI revealed'];
      const places = order.map((what) => events.indexOf(what));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    });
    const revealed = (await auditLog()).find(({ what }) => what === 'AI revealed');
    expect(revealed?.detail).toMatchObject({ same: 1, different: 1, abstained: 1 });
  });

  it('shows a second reader what is said after the reveal', async () => {
    const app = await loadApp();
    app.changeSettings({ wayOfWorking: 'second-reader' });
    await app.openUntilRegions();
    await nextTask();
    await nextTask();
    expect(app.presented()?.review.findings).toEqual([]);
    await app.revealAi();
    model.finish?.();
    await eventually(() => expect(app.reading()?.status).toBe('done'));
    expect(app.statuses()).toEqual(['pending', 'pending', 'quiet']);
  });
});
