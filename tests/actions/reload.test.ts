import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  eventually,
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
      result: {
        kind: 'described',
        finding: { ...model.findings[0]!, trackingUID: '2.25.9' },
        trackingUIDs: [],
        repeatedUID: null,
      },
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
    put.mockImplementation(function (this: IDBObjectStore, value: unknown) {
      // On a busy machine the reading itself may still be being kept.
      if (this.name === 'reviews') written.push(value);
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
    first.confirmIssues();
    await eventually(() => expect(second.statuses()?.[1]).toBe('rejected'));
    expect(await first.signReport()).toBe(true);
    await eventually(() => expect(second.presented()?.review.signature).not.toBeNull());
    expect(second.notices()).toContain('review-signed-elsewhere');
    await second.undecideFinding('2.25.1');
    expect(second.statuses()?.[0]).toBe('accepted');
  });

  it('that decides on a finding in the editor here is told of in it, and takes no word from it', async () => {
    const first = await loadApp();
    await first.openAndRead();
    const second = await loadApp();
    await eventually(() => expect(second.statuses()).toHaveLength(3));
    second.startEditing('2.25.1');
    second.updateDraft({ text: 'Mine.' });
    await first.acceptFinding('2.25.2');
    await eventually(() => expect(second.statuses()?.[1]).toBe('accepted'));
    expect(second.draft()?.meanwhile).toBeNull();

    first.startEditing('2.25.1');
    first.updateDraft({ text: 'Theirs.' });
    await first.saveDraft();
    await eventually(() => expect(second.draft()?.meanwhile).toBe('changed'));
    expect(second.draft()?.text).toBe('Mine.');
    expect(second.presented()?.findings[0]?.text).toEqual({ en: 'Theirs.' });
    await second.saveDraft();
    await eventually(() => expect(first.presented()?.findings[0]?.text).toEqual({ en: 'Mine.' }));
  });

  it('that takes an added finding away leaves the words in the editor here, to be added anew', async () => {
    const first = await loadApp();
    await first.openAndRead();
    first.startAdding();
    first.boxDrawn([20, 30, 50, 40]);
    await first.saveDraft();
    const second = await loadApp();
    await eventually(() => expect(second.statuses()).toHaveLength(4));
    const added = second.presented()?.findings.at(-1)?.original.trackingUID ?? '';
    second.startEditing(added);
    second.updateDraft({ text: 'Mine.' });
    await first.undecideFinding(added);
    await eventually(() => expect(second.draft()?.meanwhile).toBe('removed'));
    await second.saveDraft();
    expect(second.notices()).toEqual([]);
    expect(second.presented()?.findings.at(-1)).toMatchObject({
      status: 'added',
      original: { sentences: { en: { text: 'Mine.' } } },
    });
  });
});
