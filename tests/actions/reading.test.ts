import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTask, type Finding, type ModelManifest, type ModelReading } from '#domain';
import type { InferenceClient } from '#inference';
import { aFinding } from '../builders/finding';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { tabStorage } from '../builders/tabStorage';

const manifest = readFileSync('tests/fixtures/tiny-package/manifest.json', 'utf8');
const radiograph = () => sourceFile('pa.dcm', buildRadiograph({ columns: 300, rows: 300 }));
const lateral = (SOPInstanceUID = '1.2.826.0.1.3680043.10.1.3') =>
  sourceFile(
    'lat.dcm',
    buildRadiograph({
      columns: 300,
      rows: 300,
      attributes: { '00185101 CS': 'LL', '00080018 UI': SOPInstanceUID },
    }),
  );

/** The worker is the browser's: a stand-in gives these findings when it is let go on. */
const model = vi.hoisted(() => ({
  prepares: 0,
  onRegions: null as null | (() => void),
  finish: null as null | (() => void),
  fail: null as null | (() => void),
  findings: [] as Finding[],
}));

function readingOf(findings: readonly Finding[]): ModelReading {
  return {
    model: { kind: 'model', modelId: 'm', modelVersion: '1', weightsHash: 'ab' },
    backend: { kind: 'wasm', threads: 1, reason: 'no-adapter' },
    findings,
    durationMs: { preprocess: 1, encode: 1, ground: 1, decode: 1 },
    replacedSentences: 0,
    totalSentences: 2,
    at: '2026-11-22T10:00:00Z',
  };
}

vi.mock('#inference', async (original) => {
  const client: Pick<InferenceClient, 'prepare' | 'read'> = {
    prepare: async () => {
      model.prepares++;
      return { manifest: JSON.parse(manifest) as ModelManifest, backend: readingOf([]).backend };
    },
    read: (_, onPart) =>
      new Promise((resolve, reject) => {
        model.fail = () => reject(new Error('out of memory'));
        const bare = model.findings.map((finding) => ({ ...finding, sentences: {} }));
        model.onRegions = () => onPart({ kind: 'regions', findings: bare });
        model.finish = () => resolve(readingOf(model.findings));
      }),
  };
  const actual: object = await original();
  return { ...actual, createInferenceClient: () => client };
});

/** Loading the stages takes a busy machine its time. */
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 15_000 });

/** The app as a fresh page loads it: same storage, new memory. */
async function loadApp() {
  vi.resetModules();
  const actions = await import('#actions');
  const state = await import('#state');
  await actions.restoreSession();
  const presented = () => state.useReviewStore.getState().presented;
  const imageId = () => state.useSessionStore.getState().imageId ?? '';
  return {
    ...actions,
    presented,
    imageId,
    images: () =>
      state.useWorklistStore
        .getState()
        .studies.flatMap(({ series }) => series.flatMap((each) => each.images))
        .map((image) => image.imageId),
    statuses: () => presented()?.findings.map(({ status }) => status),
    installedWeights: () => state.useReadingStore.getState().weightsHash,
    useInquiryStore: state.useInquiryStore,
    inquiry: () => state.useInquiryStore.getState().inquiry,
    draft: () => state.useViewerStore.getState().draft,
    addendum: () => state.useReviewStore.getState().addendum,
    reading: () => state.useReadingStore.getState().readings[imageId()],
    notices: () =>
      state.useNoticeStore
        .getState()
        .notices.map(({ content }) =>
          content.kind === 'problem' ? content.problem.code : content.kind,
        ),
    studies: () => state.useWorklistStore.getState().studies.length,
    paint: () => actions.imagePainted(imageId()),
    /** Opens a radiograph and lets the model look at it as far as its regions. */
    async openUntilRegions() {
      await actions.openFiles([radiograph()]);
      actions.imagePainted(imageId());
      await eventually(() => expect(model.onRegions).not.toBeNull());
      model.onRegions?.();
    },
    /** Opens a radiograph and lets the model look at it to the end. */
    async openAndRead() {
      await actions.openFiles([radiograph()]);
      actions.imagePainted(imageId());
      await eventually(() => expect(model.finish).not.toBeNull());
      model.finish?.();
      await eventually(() => expect(this.reading()?.status).toBe('done'));
    },
  };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('sessionStorage', tabStorage());
  Object.assign(model, { prepares: 0, onRegions: null, finish: null });
  model.findings = [
    aFinding('2.25.1', { sentences: { en: { text: 'One.', source: 'decoder' } } }),
    aFinding('2.25.2', { finding: 'nodule', presence: 'undetermined' }),
    aFinding('2.25.3', { finding: 'mass', presence: 'absent' }),
  ];
  vi.stubGlobal('navigator', { language: 'en-US' });
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('index.json')
      ? Response.json({ packages: ['tiny'] })
      : new Response(manifest, { headers: { 'Content-Type': 'application/json' } }),
  );
});
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
    await new Promise((resolve) => setTimeout(resolve, 20));
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

describe('a reload', () => {
  it('brings back the finding in hand: words and strokes that were not saved yet', async () => {
    const before = await loadApp();
    await before.openAndRead();
    before.startEditing('2.25.1');
    before.boxDrawn([20, 30, 50, 40]);
    before.updateDraft({ text: 'Half a sen' });
    const expected = before.draft();
    expect(expected?.region?.box).toEqual([20, 30, 50, 40]);
    await eventually(async () => expect((await loadApp()).draft()).toEqual(expected));
  });

  it('brings back an answer that was neither kept nor discarded', async () => {
    const before = await loadApp();
    await before.openAndRead();
    const inquiry = {
      status: 'done',
      asked: { kind: 'typed', text: 'effusion' },
      result: { kind: 'described', finding: { ...model.findings[0]!, trackingUID: '2.25.9' } },
    } as const;
    before.useInquiryStore.setState({ inquiry, words: 'effusion' });
    await eventually(async () => {
      const { useInquiryStore } = await loadApp();
      expect(useInquiryStore.getState()).toEqual({ inquiry, words: 'effusion' });
    });
  });

  it('hands the last words to the database before the page goes, though a write is under way', async () => {
    const leaving: (() => void)[] = [];
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
      if (type === 'pagehide') leaving.push(listener);
    });
    const before = await loadApp();
    await before.openAndRead();
    const written: unknown[] = [];
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementation((value: unknown) => {
      written.push(value);
      return new IDBRequest() as IDBRequest<IDBValidKey>;
    });
    // The first write never ends.
    await before.writeOwnText('comparison', 'Compared with');
    await vi.waitFor(() => expect(written).toHaveLength(1));
    await before.writeOwnText('comparison', 'Compared with last year.');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(written).toHaveLength(1);
    for (const leave of leaving) leave();
    await vi.waitFor(() => expect(written).toHaveLength(2));
    expect(JSON.stringify(written[1])).toContain('Compared with last year.');
    put.mockRestore();
  });

  it('brings back the open study, the decisions, the language and the own text', async () => {
    const before = await loadApp();
    await before.openAndRead();
    await before.acceptFinding('2.25.1');
    await before.rejectFinding('2.25.2', 'artifact');
    await before.writeOwnText('impression', 'Follow up.');
    const expected = before.presented();
    await eventually(async () => {
      const after = await loadApp();
      expect(after.presented()?.review).toEqual(expected?.review);
      expect(after.reading()?.status).toBe('done');
    });
    expect(expected?.findings.map(({ status }) => status)).toEqual([
      'accepted',
      'rejected',
      'quiet',
    ]);
  });

  it('right after the study was left stays at the worklist', async () => {
    const before = await loadApp();
    await before.openAndRead();
    await eventually(async () => expect((await loadApp()).presented()).not.toBeNull());
    before.closeStudy();
    // Not a turn of the event loop later: what the click itself has written must do.
    await Promise.resolve();
    const after = await loadApp();
    expect(after.studies()).toBe(1);
    expect(after.presented()).toBeNull();
  });

  it('brings nothing back of a study that was forgotten', async () => {
    const before = await loadApp();
    await before.openAndRead();
    await before.acceptFinding('2.25.1');
    await eventually(async () => expect((await loadApp()).studies()).toBe(1));
    await before.forgetStudy(before.presented()?.review.StudyInstanceUID ?? '');
    const after = await loadApp();
    expect(after.studies()).toBe(0);
    await after.openFiles([radiograph()]);
    expect(after.statuses()).toEqual([]);
  });
});

describe('another tab', () => {
  it('shows what this one decides and signs, and cannot take it back', async () => {
    const first = await loadApp();
    await first.openAndRead();
    const second = await loadApp();
    await eventually(() => expect(second.statuses()).toHaveLength(3));
    await first.acceptFinding('2.25.1');
    await eventually(() => expect(second.statuses()?.[0]).toBe('accepted'));

    await first.rejectFinding('2.25.2', 'not-there');
    first.changeSettings({ readerName: 'Dr. A' });
    for (const issue of first.presented()?.issues ?? []) first.confirmIssue(issue);
    await eventually(() => expect(second.statuses()?.[1]).toBe('rejected'));
    expect(await first.signReport()).toBe(true);
    await eventually(() => expect(second.presented()?.review.signature).not.toBeNull());
    expect(second.notices()).toContain('review-signed-elsewhere');
    await second.undecideFinding('2.25.1');
    expect(second.statuses()?.[0]).toBe('accepted');
  });
});

describe('deciding and signing', () => {
  it('takes a decision back and makes it again, and leaves the own text alone', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.writeOwnText('findings', 'Old scar.');
    await app.acceptFinding('2.25.1');
    app.undo();
    expect(app.statuses()?.[0]).toBe('pending');
    expect(app.presented()?.review.ownText.en?.findings).toBe('Old scar.');
    app.redo();
    expect(app.statuses()?.[0]).toBe('accepted');
  });

  it('loses neither of two decisions of the same moment', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await Promise.all([app.acceptFinding('2.25.1'), app.rejectFinding('2.25.2', 'not-there')]);
    expect(app.statuses()).toEqual(['accepted', 'rejected', 'quiet']);
    app.undo();
    expect(app.statuses()).toEqual(['accepted', 'pending', 'quiet']);
  });

  it('is refused while anything is undecided, then without a name, and then freezes the text', async () => {
    const app = await loadApp();
    await app.openAndRead();
    expect(await app.signReport()).toBe(false);
    expect(app.notices()).toEqual(['sign-undecided']);

    await app.acceptFinding('2.25.1');
    expect(app.notices()).toEqual([]);
    await app.rejectFinding('2.25.2', 'not-there');
    expect(await app.signReport()).toBe(false);
    expect(app.notices()).toEqual(['sign-no-reader']);

    app.changeSettings({ readerName: 'Dr. A' });
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    expect(await app.signReport()).toBe(true);
    expect(app.notices()).not.toContain('sign-no-reader');
    const text = app.presented()?.review.signature?.text;
    await app.writeOwnText('impression', 'Changed.');
    expect(app.presented()?.review.signature?.text).toBe(text);
    expect(app.presented()?.review.ownText.en?.impression ?? '').toBe('');
    expect(app.notices()).toContain('review-signed');

    expect(await app.addAddendum('One more word.')).toBe(true);
    expect(app.presented()?.review.addenda.map((addendum) => addendum.text)).toEqual([
      'One more word.',
    ]);
  });

  it('keeps an addendum in the making over a reload, and a finding in the editor for a study that is left', async () => {
    const app = await loadApp();
    await app.openAndRead();
    const StudyInstanceUID = app.presented()?.review.StudyInstanceUID ?? '';
    app.startEditing('2.25.1');
    app.updateDraft({ text: 'Half a sentence' });
    app.closeStudy();
    expect(app.draft()).toBeNull();
    await app.openStudy(StudyInstanceUID);
    expect(app.draft()?.text).toBe('Half a sentence');

    app.cancelDraft();
    await app.acceptFinding('2.25.1');
    await app.rejectFinding('2.25.2', 'not-there');
    app.changeSettings({ readerName: 'Dr. A' });
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    expect(await app.signReport()).toBe(true);
    app.writeAddendumDraft('Later');
    await eventually(async () => expect((await loadApp()).addendum()).toBe('Later'));
    expect(await app.addAddendum(app.addendum())).toBe(true);
  });

  it('holds for the language that was read: another says that it is not signed, and has the addenda', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    vi.stubGlobal('navigator', { language: 'en-US', clipboard });
    const app = await loadApp();
    await app.openAndRead();
    await app.acceptFinding('2.25.1');
    await app.rejectFinding('2.25.2', 'not-there');
    app.changeSettings({ readerName: 'Dr. A' });
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    expect(await app.signReport()).toBe(true);
    await app.addAddendum('One more word.');
    await app.copyReportText('en');
    await app.copyReportText('ja');
    const [en, ja] = copied;
    expect(en).toContain('Signed by: Dr. A');
    expect(en).toMatch(/\nAddendum: Dr\. A, \d{4}-\d\d-\d\d \d\d:\d\d\nOne more word\.\n$/);
    expect(ja).not.toContain('署名: Dr. A');
    expect(ja).toContain('この文章は署名されていません。Dr. Aが');
    expect(ja).toMatch(/追記: Dr\. A, [-\d]+ [:\d]+\nOne more word\.\n$/);
  });

  it('is refused while a finding is in the editor, whose words would be lost', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.acceptFinding('2.25.1');
    await app.rejectFinding('2.25.2', 'not-there');
    app.changeSettings({ readerName: 'Dr. A' });
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    app.startEditing('2.25.1');
    app.updateDraft({ text: 'Large effusion.' });
    expect(await app.signReport()).toBe(false);
    expect(app.notices()).toEqual(['sign-editing']);

    await app.saveDraft();
    expect(app.notices()).toEqual([]);
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    expect(await app.signReport()).toBe(true);
    expect(app.presented()?.review.signature?.text).toContain('Large effusion.');
  });

  it('is refused while sentences of the AI are hidden, which shows them', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.acceptFinding('2.25.1');
    await app.rejectFinding('2.25.2', 'other', 'Nipple shadow');
    app.changeSettings({ readerName: 'Dr. A' });
    for (const issue of app.presented()?.issues ?? []) app.confirmIssue(issue);
    app.toggleAi();
    expect(await app.signReport()).toBe(false);
    expect(app.notices()).toEqual(['sign-ai-hidden']);
    expect(await app.signReport()).toBe(true);
  });

  it('adds a finding from a box, with its size and the side that the header tells', async () => {
    const app = await loadApp();
    await app.openAndRead();
    app.startAdding();
    app.boxDrawn([20, 30, 50, 40]);
    app.updateDraft({ finding: 'nodule' });
    await app.saveDraft();
    const added = app.presented()?.findings.at(-1);
    expect(added).toMatchObject({
      status: 'added',
      finding: 'nodule',
      attributes: { side: 'right', sizeMm: 7 },
      region: { box: [20, 30, 50, 40] },
    });
    expect(added?.original.trackingUID).toMatch(/^2\.25\.\d+$/);
  });

  it('draws on the image that the report is about, not on another view of the study', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.openFiles([lateral('1.2.826.0.1.3680043.10.1.9')]);
    const other = app.images().find((imageId) => imageId !== app.imageId()) ?? '';
    await app.showImage(other);
    app.boxDrawn([20, 30, 50, 40]);
    expect(app.presented()?.findings).toHaveLength(3);
    app.startAdding();
    expect(app.imageId()).not.toBe(other);
  });

  it('edits codes, region and words of a finding without touching what the model said', async () => {
    const app = await loadApp();
    await app.openAndRead();
    const original = app.presented()?.findings[0]?.original;
    app.startEditing('2.25.1', true);
    app.boxDrawn([200, 30, 50, 40]);
    app.updateDraft({ text: 'Blunted angle.' });
    await app.saveDraft();
    const edited = app.presented()?.findings[0];
    expect(edited).toMatchObject({
      status: 'edited',
      text: { en: 'Blunted angle.' },
      region: { box: [200, 30, 50, 40] },
    });
    expect(edited?.original).toBe(original);
  });
});
