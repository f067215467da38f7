import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShokenError, type ModelReading, type Review } from '#domain';
import { openStorage, verifyAuditChain } from '#storage';
import { aFinding } from '../builders/finding';

let count = 0;
let name = '';
const freshStorage = () => openStorage((name = `test-${++count}`));
afterEach(() => vi.restoreAllMocks());

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
const reading: ModelReading = {
  model: { kind: 'model', modelId: 'm', modelVersion: '1', weightsHash: 'ab' },
  backend: { kind: 'wasm', threads: 1, reason: 'no-adapter' },
  findings: [aFinding('2.25.1')],
  durationMs: { preprocess: 1, encode: 2, ground: 3, decode: 4 },
  replacedSentences: 0,
  totalSentences: 1,
  at: '2026-11-22T10:00:00Z',
};
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

  it('keeps study files by content, adding to those already kept', async () => {
    const storage = await freshStorage();
    const file = (fileName: string, ...bytes: number[]) => ({
      name: fileName,
      bytes: new Uint8Array(bytes),
    });
    await storage.saveStudyFiles('1.2', [file('a.dcm', 1, 2), file('b.dcm', 3)]);
    await storage.saveStudyFiles('1.2', [file('a.dcm', 1, 2), file('c.dcm', 4)]);
    await storage.saveStudyFiles('1.20', [file('z.dcm', 9)]);
    const files = await storage.loadStudyFiles('1.2');
    expect(files.map((each) => each.name).sort()).toEqual(['a.dcm', 'b.dcm', 'c.dcm']);
    const a = files.find((each) => each.name === 'a.dcm');
    expect(new Uint8Array((await a?.bytes()) ?? [])).toEqual(new Uint8Array([1, 2]));
    expect(await storage.loadStudyFiles()).toHaveLength(4);
    expect(await storage.listStudies()).toEqual([
      { StudyInstanceUID: '1.2', fileCount: 3, bytes: 4, hasReview: false },
      { StudyInstanceUID: '1.20', fileCount: 1, bytes: 1, hasReview: false },
    ]);
  });

  it('keeps only the part of a larger buffer that is the file', async () => {
    const storage = await freshStorage();
    const part = new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 3);
    await storage.saveStudyFiles('1.2', [{ name: 'a', bytes: part }]);
    const [file] = await storage.loadStudyFiles('1.2');
    expect(new Uint8Array((await file?.bytes()) ?? [])).toEqual(new Uint8Array([1, 2]));
  });

  it('forgets a study wholly, and no other', async () => {
    const storage = await freshStorage();
    for (const uid of ['1.2', '1.20']) {
      await storage.saveReview(review(uid));
      await storage.saveReading(`${uid}.1#1`, reading);
      await storage.saveStudyFiles(uid, [{ name: 'a', bytes: new Uint8Array([1]) }]);
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
    expect(await storage.verifyAudit()).toEqual({ isIntact: true, count: 4 });
  });

  it('stays one chain when two tabs append at once', async () => {
    const one = await freshStorage();
    const two = await openStorage(name);
    await Promise.all(
      [1, 2, 3].flatMap((each) => [one, two].map((tab) => tab.appendAudit(event(`${each}`)))),
    );
    expect(await one.verifyAudit()).toEqual({ isIntact: true, count: 6 });
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
    expect(await storage.verifyAudit()).toEqual({ isIntact: false, count: 2, brokenAt: 0 });
  });

  it('is not touched when a study is forgotten', async () => {
    const storage = await freshStorage();
    await storage.appendAudit(event('a'));
    await storage.forgetStudy('1.2');
    expect(await storage.listAudit()).toHaveLength(1);
  });
});
