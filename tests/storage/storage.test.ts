import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainView, ShokenError, type Measurement, type Review } from '#domain';
import { openStorage, verifyAuditChain, type KeptMeasurement, type Storage } from '#storage';
import { aFinding, aReading } from '../builders/finding';
import { everyMeasurement } from '../builders/measurement';
import { tabStorage } from '../builders/tabStorage';

let count = 0;
let name = '';
const freshStorage = () => openStorage((name = `test-${++count}`));
/** Locks that the browser's tabs hold, by name. */
const held = new Set<string>();
/** Another tab begins a visit of its own; with the old storage, the same tab is reloaded. */
function enterTab(storage = tabStorage()): void {
  vi.stubGlobal('sessionStorage', storage);
}
beforeEach(() => {
  held.clear();
  enterTab();
  vi.stubGlobal('navigator', {
    locks: {
      request: async (lock: string) => void held.add(lock),
      query: async () => ({ held: [...held].map((lock) => ({ name: lock })), pending: [] }),
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const review = (StudyInstanceUID: string, SOPInstanceUID = `${StudyInstanceUID}.1`): Review => ({
  StudyInstanceUID,
  SOPInstanceUID,
  frame: 1,
  findings: [
    aFinding('2.25.1', { attention: { en: { size: 1, weights: new Float32Array([0.5]) } } }),
  ],
  decisions: [],
  language: 'en',
  ownText: {
    en: { technique: '', comparison: '', findings: '', impression: '' },
    ja: { technique: '', comparison: '', findings: '', impression: '' },
  },
  signature: null,
  addenda: [],
});
const reading = aReading([aFinding('2.25.1')]);
/** A measurement as it was left at a moment. */
const left = (
  StudyInstanceUID: string,
  measurement: Measurement,
  at: number,
  addedAt = at,
): KeptMeasurement => {
  const { trackingUID } = measurement;
  return { StudyInstanceUID, trackingUID, at, addedAt, measurement };
};
const measured = async (storage: Storage, StudyInstanceUID: string) =>
  (await storage.loadMeasurements(StudyInstanceUID))
    .sort((one, other) => one.addedAt - other.addedAt)
    .flatMap((each) => each.measurement ?? []);
const file = (StudyInstanceUID: string, SOPInstanceUID: string, ...bytes: number[]) => ({
  StudyInstanceUID,
  SOPInstanceUID,
  name: `${SOPInstanceUID}.dcm`,
  content: new Blob([new Uint8Array(bytes)]),
});
const bytesOf = async (content?: Blob) => [...new Uint8Array((await content?.arrayBuffer()) ?? [])];
const event = (what: string) => ({
  at: '2026-11-22T10:00:00Z',
  type: '110110' as const,
  what,
  detail: { trackingUID: '2.25.1', count: 1 },
});

describe('storage', () => {
  it('gives a review and a reading back as they were, typed arrays included, to a later visit', async () => {
    const first = await freshStorage();
    await first.saveReview(review('1.2'));
    await first.saveReading('1.2.1#1', reading);
    const later = await openStorage(name);
    const back = await later.loadReview('1.2', '1.2.1', 1);
    expect(back).toEqual(review('1.2'));
    expect(back?.findings[0]?.region?.mask.data).toBeInstanceOf(Uint8Array);
    expect(back?.findings[0]?.attention.en?.weights).toBeInstanceOf(Float32Array);
    expect(await later.loadReading('1.2.1#1')).toEqual(reading);
  });

  it('keeps one review per image, the newest', async () => {
    const storage = await freshStorage();
    await storage.saveReview(review('1.2'));
    await storage.saveReview({ ...review('1.2'), language: 'ja' });
    await storage.saveReview(review('1.2', '1.2.9'));
    expect((await storage.loadReview('1.2', '1.2.1', 1))?.language).toBe('ja');
    expect((await storage.loadReview('1.2', '1.2.9', 1))?.language).toBe('en');
    expect(await storage.loadReview('1.2', '1.2.1', 2)).toBeNull();
    expect(await storage.loadReading('nothing')).toBeNull();
  });

  it('never loses a signed review, or an addendum, to a tab that knows nothing of it', async () => {
    const storage = await freshStorage();
    const signature = {
      reader: 'A',
      at: '2026-11-22T10:00:00Z',
      language: 'en',
      text: 'X',
    } as const;
    const signed = { ...review('1.2'), signature };
    const addendum = (text: string, minute: number) => ({
      ...{ reader: 'A', at: `2026-11-22T11:0${minute}:00Z`, text },
    });
    expect(await storage.saveReview(signed)).toBe(signed);
    expect(await storage.saveReview(review('1.2'))).toEqual(signed);
    expect(await storage.loadReview('1.2', '1.2.1', 1)).toEqual(signed);

    await storage.saveReview({ ...signed, addenda: [addendum('One.', 2)] });
    await storage.saveReview({ ...signed, addenda: [addendum('Two.', 1)] });
    const back = await storage.loadReview('1.2', '1.2.1', 1);
    expect(back?.addenda.map(({ text }) => text)).toEqual(['Two.', 'One.']);
  });

  it('tells other tabs of a review that was written', async () => {
    const [one, two] = [await freshStorage(), await openStorage(name)];
    const told: unknown[] = [];
    two.onReviewSaved((key) => told.push(key));
    await one.saveReview(review('1.2'));
    await vi.waitFor(() => {
      expect(told).toEqual([{ StudyInstanceUID: '1.2', SOPInstanceUID: '1.2.1', frame: 1 }]);
    });
  });

  it('keeps of each measurement of a study what was left last, until the study is forgotten', async () => {
    const storage = await freshStorage();
    const [first, second] = everyMeasurement();
    await storage.saveMeasurements([left('1.2', first!, 2, 1), left('1.2', second!, 1, 0)]);
    await storage.saveMeasurements([left('1.20', first!, 3)]);
    const later = await openStorage(name);
    expect(await measured(later, '1.2')).toEqual([second, first]);
    const renamed = { ...first!, name: 'Scar' };
    await later.saveMeasurements([left('1.2', renamed, 4, 1)]);
    expect(await measured(later, '1.2')).toEqual([second, renamed]);
    expect(await later.listStudies()).toHaveLength(2);
    await later.forgetStudy('1.2');
    expect(await measured(later, '1.2')).toEqual([]);
    expect(await measured(later, '1.20')).toEqual([first]);
    await later.forgetAll();
    expect(await measured(later, '1.20')).toEqual([]);
  });

  it('lets a deletion win over an older change, and over one of the same moment, in whatever order they come', async () => {
    const storage = await freshStorage();
    const [measurement] = everyMeasurement();
    const changed = (at: number) => left('1.2', measurement!, at, 1);
    const deleted = { ...changed(5), measurement: null };
    for (const at of [4, 5]) {
      for (const order of [
        [changed(at), deleted],
        [deleted, changed(at)],
      ]) {
        await storage.forgetStudy('1.2');
        for (const each of order) await storage.saveMeasurements([each]);
        expect(await storage.loadMeasurements('1.2')).toEqual([deleted]);
      }
    }
    expect(await storage.saveMeasurements([changed(4)])).toEqual([deleted]);
    expect(await storage.saveMeasurements([changed(6)])).toEqual([changed(6)]);
  });

  it('tells other tabs in which study was measured', async () => {
    const [one, two] = [await freshStorage(), await openStorage(name)];
    const told: string[] = [];
    two.onMeasurementsSaved((uid) => told.push(uid));
    const [first, second] = everyMeasurement();
    await one.saveMeasurements([left('1.2', first!, 1), left('1.2', second!, 1)]);
    await vi.waitFor(() => expect(told).toEqual(['1.2']));
  });

  it('opens databases of earlier versions, with all that is in them', async () => {
    for (const version of [1, 2]) {
      const old = await openDB(`older-${++count}`, version, {
        upgrade(database) {
          database.createObjectStore('reviews', {
            keyPath: ['StudyInstanceUID', 'SOPInstanceUID', 'frame'],
          });
          for (const store of ['readings', 'fileNames', 'settings', 'audit']) {
            database.createObjectStore(store);
          }
          database.createObjectStore('files', { keyPath: ['StudyInstanceUID', 'sha256'] });
          if (version === 1) return;
          database.createObjectStore('measurements', { keyPath: 'StudyInstanceUID' });
        },
      });
      const measurements = everyMeasurement();
      await old.put('reviews', review('1.2'));
      if (version === 2) await old.put('measurements', { StudyInstanceUID: '1.2', measurements });
      old.close();
      const storage = await openStorage(old.name);
      expect(await storage.loadReview('1.2', '1.2.1', 1)).toEqual(review('1.2'));
      expect(await measured(storage, '1.2')).toEqual(version === 2 ? measurements : []);
      await storage.saveMeasurements([left('1.2', measurements[0]!, 1)]);
      expect(await measured(storage, '1.2')).toContainEqual(measurements[0]);
    }
  });

  it('keeps each object of a study once, adding to those already kept, and gives back their parts', async () => {
    const storage = await freshStorage();
    await storage.saveStudyFiles([file('1.2', 'a', 1), file('1.2', 'b', 3)], true);
    await storage.saveStudyFiles([file('1.2', 'a', 1, 2), file('1.2', 'c', 4)], true);
    await storage.saveStudyFiles([file('1.20', 'z', 9)], true);
    const files = await storage.loadStudyFiles('1.2');
    expect(files.map((each) => [each.name, each.size])).toEqual([
      ['a.dcm', 2],
      ['b.dcm', 1],
      ['c.dcm', 1],
    ]);
    const content = await files[0]?.content();
    expect(await bytesOf(content)).toEqual([1, 2]);
    expect(await bytesOf(content?.slice(1, 2))).toEqual([2]);
    expect(await storage.loadStudyFiles()).toHaveLength(4);
    expect(await storage.listStudies()).toEqual([
      { StudyInstanceUID: '1.2', fileCount: 3, bytes: 4, hasReview: false },
      { StudyInstanceUID: '1.20', fileCount: 1, bytes: 1, hasReview: false },
    ]);
  });

  it('hands all files to the device in one piece, without waiting to hear of the writes', async () => {
    const storage = await freshStorage();
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    const many = Array.from({ length: 120 }, (_, index) => file('1.2', `${index}`, index));
    await storage.saveStudyFiles(many, false);
    expect(commit).toHaveBeenCalledTimes(1);
    expect(await storage.loadStudyFiles('1.2')).toHaveLength(120);
    const broken = { ...file('1.2', 'b', 1), content: (() => 1) as unknown as Blob };
    await expect(storage.saveStudyFiles([file('1.2', 'a', 1), broken], false)).rejects.toThrow();
    expect(await storage.loadStudyFiles('1.2')).toHaveLength(120);
  });

  it('lets a file take its header’s place, and no header that of its file', async () => {
    const storage = await freshStorage();
    const origin = {
      ...{ baseUrl: '/dicom-web', StudyInstanceUID: '1.2' },
      ...{ SeriesInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4' },
    };
    for (const part of [{ origin }, {}, { origin }]) {
      const content = [...(part.origin ? [] : [7, 7]), 7];
      await storage.saveStudyFiles([{ ...file('1.2', 'a', ...content), ...part }], false);
    }
    const [kept, ...others] = await storage.loadStudyFiles('1.2');
    expect(others).toEqual([]);
    expect(kept?.origin).toBeUndefined();
    expect(await bytesOf(await kept?.content())).toEqual([7, 7, 7]);
  });

  it('gives back files that an earlier version kept', async () => {
    const storage = await freshStorage();
    const older = await openDB(name);
    const bytes = new Uint8Array([5, 6]);
    const record = { StudyInstanceUID: '1.2', sha256: 'ab', name: 'a.dcm', bytes };
    await older.put('files', record);
    await older.put('fileNames', { name: 'a.dcm', size: 2 }, ['1.2', 'ab']);
    older.close();
    const [kept] = await storage.loadStudyFiles('1.2');
    expect(await bytesOf(await kept?.content())).toEqual([5, 6]);
  });

  it('forgets a study wholly, and no other', async () => {
    const storage = await freshStorage();
    for (const uid of ['1.2', '1.20']) {
      await storage.saveReview(review(uid));
      await storage.saveReading(`${uid}.1#1`, reading);
      await storage.saveStudyFiles([file(uid, 'a', 1)], true);
    }
    await storage.saveReading('1.2.10#1', reading);
    await storage.saveReading('1.2.7#1', reading);
    await storage.forgetStudy('1.2', ['1.2.7#1']);
    expect(await storage.loadReview('1.2', '1.2.1', 1)).toBeNull();
    expect(await storage.loadReading('1.2.1#1')).toBeNull();
    expect(await storage.loadReading('1.2.7#1')).toBeNull();
    expect(await storage.loadStudyFiles('1.2')).toEqual([]);
    expect(await storage.loadReading('1.2.10#1')).not.toBeNull();
    expect(await storage.loadReading('1.20.1#1')).not.toBeNull();
    expect((await storage.listStudies()).map((each) => each.StudyInstanceUID)).toEqual(['1.20']);
  });

  it('gives a visit’s files back to a reload of its tab, to no other tab, and removes them once it is closed', async () => {
    const tab = tabStorage();
    enterTab(tab);
    const first = await freshStorage();
    await first.saveStudyFiles([file('1.2', 'a', 1)], false);
    enterTab();
    const other = await openStorage(name);
    await other.forgetEndedVisits();
    expect(await other.loadStudyFiles()).toEqual([]);
    enterTab(tab);
    const reloaded = await openStorage(name);
    expect(await reloaded.loadStudyFiles()).toHaveLength(1);
    held.clear();
    await other.forgetEndedVisits();
    expect(await reloaded.loadStudyFiles()).toEqual([]);
    expect(await other.listStudies()).toEqual([]);
  });

  it('keeps files for later visits once that is asked for, and no longer when it is not', async () => {
    const first = await freshStorage();
    await first.saveStudyFiles([file('1.2', 'a', 1)], false);
    await first.keepFiles(true);
    held.clear();
    enterTab();
    const later = await openStorage(name);
    await later.forgetEndedVisits();
    expect(await later.loadStudyFiles()).toHaveLength(1);
    // Opened again without the wish to keep it: it was kept, and stays so.
    await later.saveStudyFiles([file('1.2', 'a', 1)], false);
    await later.keepFiles(false);
    held.clear();
    enterTab();
    const last = await openStorage(name);
    await last.forgetEndedVisits();
    expect(await last.loadStudyFiles()).toEqual([]);
  });

  it('forgets all, also what is kept of studies whose images are gone', async () => {
    const storage = await freshStorage();
    await storage.saveReview(review('1.2'));
    await storage.saveReading('1.2.1#1', reading);
    await storage.saveStudyFiles([file('1.3', 'a', 1)], true);
    await storage.saveSettings({ readerName: 'Sato' });
    await storage.forgetAll();
    expect(await storage.listStudies()).toEqual([]);
    expect(await storage.loadReading('1.2.1#1')).toBeNull();
    expect(await storage.loadSettings()).toEqual({ readerName: 'Sato' });
  });

  it('keeps the place of a tab over its reload, each tab its own', async () => {
    const storage = await freshStorage();
    expect(await storage.loadPlace()).toBeNull();
    const place = { StudyInstanceUID: '1.2', imageId: '1.2.1#1', view: plainView };
    await storage.savePlace(place);
    expect(await (await openStorage(name)).loadPlace()).toEqual(place);
    enterTab();
    expect(await (await openStorage(name)).loadPlace()).toBeNull();
  });

  it('keeps what is in hand for each tab, over its reload, until the tab is closed', async () => {
    const tab = tabStorage();
    enterTab(tab);
    const one = await freshStorage();
    await one.saveHands({ draft: 'Mine' });
    enterTab();
    const other = await openStorage(name);
    await other.saveHands({ draft: 'Yours' });
    await other.forgetEndedVisits();
    enterTab(tab);
    expect(await (await openStorage(name)).loadHands()).toEqual({ draft: 'Mine' });
    held.clear();
    await other.forgetEndedVisits();
    expect(await (await openStorage(name)).loadHands()).toBeUndefined();
  });

  it('keeps settings', async () => {
    const storage = await freshStorage();
    expect(await storage.loadSettings()).toBeUndefined();
    await storage.saveSettings({ readerName: 'Sato' });
    expect(await storage.loadSettings()).toEqual({ readerName: 'Sato' });
  });

  it('says that the device is full when it is', async () => {
    const storage = await freshStorage();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failure: unknown = await storage
      .saveReview(review('1.2'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ShokenError);
    expect(failure).toMatchObject({ code: 'storage-full' });
  });

  it('says that storage failed when what is saved cannot be', async () => {
    const storage = await freshStorage();
    await expect(storage.saveSettings({ broken: () => 1 })).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});

describe('the audit log', () => {
  it('chains events in the order they were appended, also when nobody waits', async () => {
    const storage = await freshStorage();
    await Promise.all(['a', 'b', 'c', 'd'].map((what) => storage.appendAudit(event(what))));
    const events = await storage.listAudit();
    expect(events.map(({ what }) => what)).toEqual(['a', 'b', 'c', 'd']);
    expect(events.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      events.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await verifyAuditChain(await storage.listAudit())).toEqual({ isIntact: true, count: 4 });
  });

  it('stays one chain when two tabs append at once', async () => {
    const one = await freshStorage();
    const two = await openStorage(name);
    await Promise.all(
      [1, 2, 3].flatMap((each) => [one, two].map((tab) => tab.appendAudit(event(`${each}`)))),
    );
    expect(await verifyAuditChain(await one.listAudit())).toEqual({ isIntact: true, count: 6 });
  });

  it('shows where an event was changed, removed or moved', async () => {
    const storage = await freshStorage();
    for (const what of ['a', 'b', 'c']) await storage.appendAudit(event(what));
    const events = await storage.listAudit();
    const [a, b, c] = events;
    if (!a || !b || !c) throw new Error('three events expected');
    const broken = (index: number, total = 3) => ({
      isIntact: false,
      count: total,
      brokenAt: index,
    });
    expect(await verifyAuditChain([a, { ...b, what: 'x' }, c])).toEqual(broken(1));
    expect(await verifyAuditChain([a, { ...b, detail: { count: 2 } }, c])).toEqual(broken(1));
    expect(await verifyAuditChain([a, c])).toEqual(broken(1, 2));
    expect(await verifyAuditChain([b, a, c])).toEqual(broken(0));
  });

  it('notices tampering in the database itself', async () => {
    const storage = await freshStorage();
    for (const what of ['a', 'b']) await storage.appendAudit(event(what));
    const database = await openDB(name);
    const first: unknown = await database.get('audit', 1);
    await database.put('audit', { ...(first as object), what: 'forged' }, 1);
    database.close();
    expect(await verifyAuditChain(await storage.listAudit())).toEqual({
      isIntact: false,
      count: 2,
      brokenAt: 0,
    });
  });

  it('is not touched when a study is forgotten', async () => {
    const storage = await freshStorage();
    await storage.appendAudit(event('a'));
    await storage.forgetStudy('1.2');
    expect(await storage.listAudit()).toHaveLength(1);
  });
});
