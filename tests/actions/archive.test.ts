import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startReview } from '#review';
import type { Review } from '#domain';
import { aFinding, aRegion } from '../builders/finding';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { sendJson, startFakeArchive, studyJson } from '../dicomweb/fakeArchive';
import { loadPage, openBrowser } from './freshApp';

beforeEach(openBrowser);
afterEach(() => vi.unstubAllGlobals());

async function loadApp() {
  const { actions, state } = await loadPage();
  return { ...actions, ...state };
}

describe('the archive that the reader sets up', () => {
  it('is kept once it has answered, over a reload, until it is removed', async () => {
    const { archive } = await startFakeArchive((_, response) =>
      sendJson(response, [studyJson('1.2')]),
    );
    const entered = { baseUrl: ` ${archive.baseUrl}/ `, authorization: 'Bearer s3cret' };
    const app = await loadApp();
    expect(await app.connectArchive(entered)).toBe(true);
    expect(app.useArchiveStore.getState().results?.studies).toHaveLength(1);
    const kept = { ...archive, authorization: 'Bearer s3cret' };
    await vi.waitFor(async () => {
      expect((await loadApp()).useSettingsStore.getState().archive).toEqual(kept);
    });
    const again = await loadApp();
    again.removeArchive();
    expect(again.useArchiveStore.getState().results).toBeNull();
    await vi.waitFor(async () => {
      expect((await loadApp()).useSettingsStore.getState().archive).toBeNull();
    });
  });

  it('is not replaced by one that does not answer', async () => {
    const { archive } = await startFakeArchive(({ headers }, response) => {
      if (headers.authorization === undefined) sendJson(response, []);
      else response.writeHead(401).end();
    });
    const app = await loadApp();
    await app.connectArchive(archive);
    expect(await app.connectArchive({ ...archive, authorization: 'Bearer wrong' })).toBe(false);
    expect(app.useArchiveStore.getState().search).toMatchObject({
      status: 'failed',
      problem: { code: 'archive-not-allowed' },
    });
    expect(app.useSettingsStore.getState().archive).toEqual(archive);
  });

  it('is in no audit event, which names the study that came from it', async () => {
    const file = buildRadiograph({ columns: 64, rows: 64 });
    const { archive } = await startFakeArchive(({ url }, response) => {
      if (url.includes('?')) {
        sendJson(response, [studyJson('1.2')]);
        return;
      }
      response.writeHead(200, { 'Content-Type': 'multipart/related; boundary=x' });
      response.end(Buffer.concat([Buffer.from('--x\r\n\r\n'), file, Buffer.from('\r\n--x--')]));
    });
    const app = await loadApp();
    await app.connectArchive({ ...archive, authorization: 'Bearer s3cret' });
    const study = app.useArchiveStore.getState().results?.studies[0];
    if (!study) throw new Error('nothing was found');
    await app.openFromArchive([{ study }]);
    expect(app.useWorklistStore.getState().studies).toHaveLength(1);
    // The archive listed three objects and sent one: that is said.
    expect(app.useNoticeStore.getState().notices[0]?.content).toMatchObject({
      problem: { code: 'archive-fewer-objects', detail: { done: 1, total: 3 } },
    });
    const { openStorage } = await import('#storage');
    const storage = await openStorage();
    await vi.waitFor(async () => {
      const log = JSON.stringify(await storage.listAudit());
      expect(log).toContain('study retrieved');
      expect(log).not.toMatch(/s3cret|127\.0\.0\.1/);
    });
  });
});

describe('a review stored in the archive', () => {
  it('goes once it is signed, and again, also after a reload, as the same objects', async () => {
    const item = { '00081155': { vr: 'UI', Value: ['1'] } };
    const { archive, asked } = await startFakeArchive(({ method }, response) => {
      const stored = { '00081199': { vr: 'SQ', Value: [item, item, item] } };
      sendJson(response, method === 'POST' ? stored : []);
    });
    let app = await loadApp();
    await app.connectArchive(archive);
    await app.openFiles([sourceFile('pa.dcm', buildRadiograph({ columns: 100, rows: 80 }))]);
    const show = (signature: Review['signature']) => {
      const [study] = app.useWorklistStore.getState().studies;
      const image = study?.series[0]?.images[0];
      if (!study || !image) throw new Error('nothing was opened');
      const region = { ...aRegion(), SOPInstanceUID: image.SOPInstanceUID };
      const review = startReview({ ...study, ...image }, [aFinding('1.2.3', { region })], 'en');
      const report = { language: 'en', sections: [] } as const;
      const presented = { review: { ...review, signature }, findings: [], report, issues: [] };
      app.putOpenedReview(presented);
      app.useSessionStore.setState({ reviewImageId: image.imageId });
    };
    const sent = () => asked.filter(({ method }) => method === 'POST');
    show(null);
    await app.storeReview();
    expect(sent()).toEqual([]);
    const signature = { reader: 'Dr. Stow', language: 'en', text: '' } as const;
    const at = ['2026-11-22T10:00:00Z', '2026-11-22T10:00:01Z'] as const;
    show({ ...signature, at: at[0] });
    await app.storeReview();
    await app.storeReview();
    app = await loadApp();
    show({ ...signature, at: at[0] });
    await app.storeReview();
    show({ ...signature, at: at[1] });
    await app.storeReview();
    const [first, second, third, other] = sent().map(({ body }) => {
      const file = body.subarray(body.indexOf('DICM'), body.lastIndexOf('--shoken'));
      // What parts the objects is another each time.
      return file.toString('latin1').replaceAll(/--shoken[\d.-]+/g, '--shoken');
    });
    expect(second === first && third === first).toBe(true);
    expect(other).not.toBe(first);
    // The model's regions and report, and the reader's report; nothing was decided, so no region is final.
    const objects = sent()[0]!.body.toString('latin1');
    expect(objects.match(/Shoken: (regions|findings) \w+ \w+ \w+/g)).toEqual([
      'Shoken: regions of the model',
      'Shoken: findings of the model',
      'Shoken: findings as decided by',
    ]);
    expect(app.useNoticeStore.getState().notices.at(-1)?.content.kind).toBe('stored');
    expect(app.useArchiveStore.getState().isStoring).toBe(false);
  });
});

describe('earlier studies of the patient', () => {
  const radiograph = (uid: string, attributes: Record<string, string>) =>
    buildRadiograph({
      columns: 8,
      rows: 8,
      attributes: {
        '0020000d UI': uid,
        '0020000e UI': `${uid}.0`,
        '00080018 UI': `${uid}.1`,
        '00100010 PN': 'Yamada^Tarou',
        '00100020 LO': 'P1',
        '00100030 DA': '19600602',
        '00100040 CS': 'M',
        ...attributes,
      },
    });
  const today = { '00080020 DA': '20250601' };

  /** An archive that knows what the search finds, and gives `1.2.1` whole. */
  async function withPriors(answer: { status: number }) {
    const found = [
      studyJson('1.2.1', '20240101'),
      studyJson('1.2.4', '20250701'),
      { ...studyJson('1.2.5', '20200101'), '00100020': { vr: 'LO', Value: ['P10'] } },
      { ...studyJson('1.2.6', '20200101'), '00100030': { vr: 'DA', Value: ['19991231'] } },
    ];
    const fake = await startFakeArchive(({ url }, response) => {
      if (answer.status !== 200) response.writeHead(answer.status).end();
      else if (url.includes('/studies?')) sendJson(response, found);
      else if (url.includes('/series?')) sendJson(response, []);
      else {
        const file = radiograph('1.2.1', { '00080020 DA': '20240101' });
        response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(file);
      }
    });
    const app = await loadApp();
    await app.connectArchive(fake.archive);
    return { app, ...fake };
  }

  it('are asked of the archive once a study is open, and hung at the right when wanted', async () => {
    const answer = { status: 200 };
    const { app, asked } = await withPriors(answer);
    await app.openFiles([sourceFile('now.dcm', radiograph('1.2.9', today))]);
    const priors = () => app.usePriorsStore.getState();
    await vi.waitFor(() => expect(priors().search.status).toBe('done'));
    expect(asked.at(-1)?.url).toMatch(/StudyDate=-20250601/);
    expect(asked.at(-1)?.url).toMatch(/PatientID=P1\*/);
    expect(priors().archived.map((each) => each.StudyInstanceUID)).toEqual(['1.2.1']);

    answer.status = 502;
    await app.fetchPrior('1.2.1');
    expect(priors().failed).toMatchObject({ problem: { code: 'archive-unreachable' } });
    expect(app.usePanesStore.getState().panes).toHaveLength(1);

    answer.status = 200;
    await app.fetchPrior('1.2.1');
    expect(priors()).toMatchObject({ failed: null, fetchingUID: null });
    const shown = app.usePanesStore.getState().panes.map((pane) => app.imagesIn(pane)?.imageId);
    expect(shown).toEqual(['1.2.9.1#1', '1.2.1.1#1']);
    // The study being read stays the one that is open.
    expect(app.useSessionStore.getState()).toMatchObject({
      StudyInstanceUID: '1.2.9',
      imageId: '1.2.9.1#1',
    });
  });

  it('say where the archive cannot be asked, and are asked for once more', async () => {
    const answer = { status: 200 };
    const { app } = await withPriors(answer);
    answer.status = 504;
    await app.openFiles([sourceFile('now.dcm', radiograph('1.2.9', today))]);
    const search = () => app.usePriorsStore.getState().search;
    await vi.waitFor(() => expect(search().status).toBe('failed'));
    expect(search()).toMatchObject({ problem: { code: 'archive-timed-out' } });
    expect(app.useNoticeStore.getState().notices).toEqual([]);
    answer.status = 200;
    await app.seekPriors();
    expect(search().status).toBe('done');
    app.closeStudy();
    expect(app.usePriorsStore.getState()).toMatchObject({
      archived: [],
      search: { status: 'none' },
    });
  });

  it('are never denied by the report while the archive has them, or has not said so', async () => {
    const answer = { status: 200 };
    const { app } = await withPriors(answer);
    answer.status = 504;
    const comparison = () =>
      app.useReviewStore.getState().presented?.report.sections.find(({ id }) => id === 'comparison')
        ?.sentences[0]?.text;
    const status = () => app.usePriorsStore.getState().search.status;
    await app.openFiles([sourceFile('now.dcm', radiograph('1.2.9', today))]);
    await vi.waitFor(() => expect(status()).toBe('failed'));
    expect(comparison()).toBe('Not compared with earlier images.');
    answer.status = 200;
    await app.seekPriors();
    expect(comparison()).toBe('Earlier images are in the archive; not compared with them.');
    await app.fetchPrior('1.2.1');
    expect(comparison()).toBe('Not compared with earlier images.');
    // Of a patient whom the archive does not know, it has none.
    await app.openFiles([sourceFile('x.dcm', radiograph('1.2.8', { '00100020 LO': 'P9' }))]);
    await vi.waitFor(() => expect(status()).toBe('done'));
    expect(comparison()).toBe('None available.');
  });

  it('are not asked for without a patient ID', async () => {
    const { app, asked } = await withPriors({ status: 200 });
    const before = asked.length;
    const file = radiograph('1.2.9', { ...today, '00100020 LO': '' });
    await app.openFiles([sourceFile('now.dcm', file)]);
    await app.seekPriors();
    expect(asked).toHaveLength(before);
  });
});
