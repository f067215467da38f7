import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeartMeasure, MeasuredShape } from '#domain';
import type { InferenceClient } from '#inference';
import { aMask, anAddedFinding, aRegion } from '../builders/finding';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { tabStorage } from '../builders/tabStorage';
import { loadPage, manifest, openBrowser, servePackage } from './freshApp';

const radiograph = () => sourceFile('pa.dcm', buildRadiograph({ columns: 100, rows: 80 }));

/** What the model outlines; the worker is the browser's. */
const model = vi.hoisted(() => ({ measure: null as HeartMeasure | null }));
vi.mock('#inference', async (original) => {
  const client: Pick<InferenceClient, 'prepare' | 'measureHeart'> = {
    prepare: async () => ({
      manifest,
      backend: { kind: 'wasm', threads: 1, reason: 'no-adapter' },
    }),
    measureHeart: async () => ({ measure: model.measure }),
  };
  const actual: object = await original();
  return { ...actual, createInferenceClient: () => client };
});

async function loadApp() {
  const { actions, state, open } = await loadPage();
  return {
    ...actions,
    list: () => state.useMeasurementStore.getState().measurements,
    decisions: () => state.useReviewStore.getState().presented?.review.decisions,
    ownText: () => state.useReviewStore.getState().presented?.review.ownText.en?.findings ?? '',
    steps: () => {
      const { past, future } = state.useHistoryStore.getState();
      return [past.length, future.length];
    },
    presented: () => state.useReviewStore.getState().presented,
    tool: () => state.useViewerStore.getState().regionTool,
    notices: () => state.useNoticeStore.getState().notices.map(({ content }) => content.kind),
    async open() {
      await open(radiograph());
      await vi.waitFor(
        () => expect(state.usePanesStore.getState().panes[0]?.frame.status).toBe('ready'),
        { timeout: 15_000 },
      );
    },
    async decide() {
      const { changeReview } = await import('../../src/actions/decideFinding');
      const { add } = await import('#review');
      const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1 };
      await changeReview((review) => add(review, anAddedFinding('2.25.7'), clock));
    },
    sign: async () => {
      actions.changeSettings({ readerName: 'Dr. Test' });
      await actions.writeOwnText('impression', 'Seen.');
      return actions.signReport();
    },
  };
}

const length = (to: number): MeasuredShape => ({
  kind: 'length',
  points: [
    { x: 0, y: 10 },
    { x: to, y: 10 },
  ],
});

/** Waits until the device holds so many steps either way, as it does when a page has gone away in peace. */
async function areKept(steps: { past: number; future: number }) {
  const { openStorage } = await import('#storage');
  const storage = await openStorage();
  await vi.waitFor(
    async () => {
      const hands = (await storage.loadHands()) as Record<string, unknown>;
      const { past, future } = hands['history'] as { past: unknown[]; future: unknown[] };
      expect({ past: past.length, future: future.length }).toEqual(steps);
    },
    { timeout: 15_000 },
  );
  return storage;
}

beforeEach(() => {
  openBrowser();
  servePackage();
  model.measure = null;
});
afterEach(() => vi.unstubAllGlobals());

describe('measurements', () => {
  it('share one undo with decisions, in the order in which they were made', async () => {
    const app = await loadApp();
    await app.open();
    app.addMeasurement(0, length(50));
    await app.decide();
    app.moveMeasurement(0, app.list()[0]!.trackingUID, length(70), false);
    expect(app.list()[0]?.result).toMatchObject({ length: { value: 70 * 0.14, unit: 'mm' } });
    app.undo();
    expect(app.list()[0]?.result).toMatchObject({ length: { value: 50 * 0.14 } });
    expect(app.decisions()).toHaveLength(1);
    app.undo();
    expect(app.decisions()).toHaveLength(0);
    expect(app.list()).toHaveLength(1);
    app.undo();
    expect(app.list()).toEqual([]);
    app.redo();
    app.redo();
    expect([app.list().length, app.decisions()?.length]).toEqual([1, 1]);
  });

  it('and decisions are undone and done again after a reload', async () => {
    const before = await loadApp();
    await before.open();
    before.addMeasurement(0, length(50));
    await before.decide();
    before.moveMeasurement(0, before.list()[0]!.trackingUID, length(70), false);
    before.undo();
    await areKept({ past: 2, future: 1 });
    const app = await loadApp();
    expect(app.steps()).toEqual([2, 1]);
    app.redo();
    expect(app.list()[0]?.result).toMatchObject({ length: { value: 70 * 0.14 } });
    expect(app.decisions()).toHaveLength(1);
    app.undo();
    app.undo();
    expect([app.list().length, app.decisions()?.length]).toEqual([1, 0]);
    app.undo();
    expect(app.list()).toEqual([]);
  });

  it('that came back otherwise than they were left have no steps to undo', async () => {
    const before = await loadApp();
    await before.open();
    before.addMeasurement(0, length(50));
    const storage = await areKept({ past: 1, future: 0 });
    const { StudyInstanceUID } = before.presented()!.review;
    const [kept] = await storage.loadMeasurements(StudyInstanceUID);
    await storage.saveMeasurements([{ ...kept!, at: kept!.at + 1, measurement: null }]);
    const later = await loadApp();
    expect(later.list()).toEqual([]);
    expect(later.steps()).toEqual([0, 0]);
  });

  it('may change after signing, and are undone, but no decision with them', async () => {
    const app = await loadApp();
    await app.open();
    await app.decide();
    expect(await app.sign()).toBe(true);
    app.addMeasurement(0, length(50));
    app.undo();
    expect(app.list()).toEqual([]);
    app.undo();
    expect(app.decisions()).toHaveLength(1);
  });

  it('are numbered by kind, and a number that was given stays', async () => {
    const app = await loadApp();
    await app.open();
    for (const to of [20, 30, 40]) app.addMeasurement(0, length(to));
    app.deleteMeasurement(app.list()[1]?.trackingUID);
    app.addMeasurement(0, { kind: 'probe', points: [{ x: 3, y: 4 }] });
    expect(app.list().map(({ shape, number }) => `${shape.kind} ${number}`)).toEqual([
      'length 1',
      'length 3',
      'probe 1',
    ]);
  });

  it('go into the reader’s own text of the report, below what is there', async () => {
    const app = await loadApp();
    await app.open();
    await app.writeOwnText('findings', 'Scar.');
    app.addMeasurement(0, length(50));
    await app.reportMeasurement(app.list()[0]!.trackingUID);
    expect(app.ownText()).toBe('Scar.\nLength: 7.0 mm (at the detector).');
  });

  it('are there again in a later visit', async () => {
    const app = await loadApp();
    await app.open();
    app.addMeasurement(0, length(50));
    const [kept] = app.list();
    // Writing goes on behind the screen.
    await vi.waitFor(async () => {
      const { theStorage } = await import('../../src/actions/services');
      const uid = '1.2.826.0.1.3680043.10.1.1';
      expect(await (await theStorage()).loadMeasurements(uid)).toHaveLength(1);
    });
    const later = await loadApp();
    await later.open();
    expect(later.list()).toEqual([kept]);
  });
});

describe('measurements in two tabs of one study', () => {
  /** Another tab, where the same file is opened. */
  async function openTab() {
    vi.stubGlobal('sessionStorage', tabStorage());
    const app = await loadApp();
    await app.open();
    return app;
  }
  const lengths = (app: Awaited<ReturnType<typeof loadApp>>) =>
    app.list().map(({ result }) => (result.kind === 'length' ? result.length.value / 0.14 : 0));
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

  it('come together, each as it was left last, and are the same after a reload', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.addMeasurement(0, length(20));
    // Before it has heard of it, yet later.
    const now = Date.now();
    while (Date.now() < now + 3);
    two.addMeasurement(0, length(30));
    await eventually(() => {
      for (const app of [one, two]) expect(lengths(app).map(Math.round)).toEqual([20, 30]);
    });
    two.moveMeasurement(0, one.list()[0]!.trackingUID, length(40), false);
    one.addMeasurement(0, length(50));
    await eventually(() => {
      for (const app of [one, two]) expect(lengths(app).map(Math.round)).toEqual([40, 30, 50]);
    });
    const later = await openTab();
    expect(later.list()).toEqual(one.list());
  });

  it('that are deleted in one are deleted in both, and what was measured elsewhere is never undone here', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.addMeasurement(0, length(20));
    await eventually(() => expect(two.list()).toHaveLength(1));
    two.moveMeasurement(0, two.list()[0]!.trackingUID, length(30), false);
    one.deleteMeasurement(one.list()[0]!.trackingUID);
    await eventually(() => {
      for (const app of [one, two]) expect(app.list()).toEqual([]);
    });
    expect(two.steps()).toEqual([0, 0]);
    two.addMeasurement(0, length(40));
    await eventually(() => expect(one.list()).toHaveLength(1));
    one.undo();
    expect(one.list()).toHaveLength(1);
  });

  it('come back in both when a deletion is undone, in their old place', async () => {
    const [one, two] = [await openTab(), await openTab()];
    for (const to of [20, 30]) one.addMeasurement(0, length(to));
    one.deleteMeasurement(one.list()[0]!.trackingUID);
    await eventually(() => expect(lengths(two).map(Math.round)).toEqual([30]));
    one.undo();
    await eventually(() => expect(lengths(two).map(Math.round)).toEqual([20, 30]));
  });
});

describe('the cardiothoracic ratio', () => {
  const region = (x: number, width: number) =>
    aRegion({ ...aMask(), x, width, data: new Uint8Array(width * aMask().height).fill(1) });

  it('is the model’s until the reader has moved or confirmed it', async () => {
    model.measure = { ratio: 0.5, heart: region(30, 40), chest: region(10, 80) };
    const app = await loadApp();
    await app.open();
    await app.measureRatio();
    const [proposed] = app.list();
    expect(proposed?.result).toMatchObject({ kind: 'cardiothoracic-ratio', ratio: 0.5 });
    expect(proposed?.proposal).toMatchObject({
      isChecked: false,
      by: { kind: 'model', modelId: manifest.id },
    });
    app.confirmMeasurement(proposed!.trackingUID);
    expect(app.list()[0]?.proposal?.isChecked).toBe(true);
    app.undo();
    expect(app.list()[0]?.proposal?.isChecked).toBe(false);
    const { kind, points } = proposed!.shape as Extract<
      MeasuredShape,
      { kind: 'cardiothoracic-ratio' }
    >;
    const [a, , c, d] = points;
    const wider: MeasuredShape = { kind, points: [a, { ...a, x: 90 }, c, d] };
    app.moveMeasurement(0, proposed!.trackingUID, wider, false);
    expect(app.list()[0]?.result).toMatchObject({ ratio: 0.75 });
    expect(app.list()[0]?.proposal?.isChecked).toBe(true);
  });

  it('is drawn by hand where the model outlines no chest, and says so', async () => {
    const app = await loadApp();
    await app.open();
    await app.measureRatio();
    expect(app.list()).toEqual([]);
    expect(app.notices()).toEqual(['no-ratio']);
    expect(app.tool()).toBe('measure-cardiothoracic-ratio');
  });

  it('is drawn by hand while AI is switched off, without a word of the model', async () => {
    model.measure = { ratio: 0.5, heart: region(30, 40), chest: region(10, 80) };
    const app = await loadApp();
    app.changeSettings({ isAiOn: false });
    await app.open();
    await app.measureRatio();
    expect(app.list()).toEqual([]);
    expect(app.notices()).toEqual([]);
    expect(app.tool()).toBe('measure-cardiothoracic-ratio');
  });
});
