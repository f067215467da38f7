import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually, lateral, loadApp, openBrowserWithModel, standIn } from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

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
    app.confirmIssues();
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
    await app.decideAll();
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
    await app.decideAll();
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
    await app.decideAll();
    app.startEditing('2.25.1');
    app.updateDraft({ text: 'Large effusion.' });
    expect(await app.signReport()).toBe(false);
    expect(app.notices()).toEqual(['sign-editing']);

    await app.saveDraft();
    expect(app.notices()).toEqual([]);
    app.confirmIssues();
    expect(await app.signReport()).toBe(true);
    expect(app.presented()?.review.signature?.text).toContain('Large effusion.');
  });

  it('is refused while sentences of the AI are hidden, which shows them', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.acceptFinding('2.25.1');
    await app.rejectFinding('2.25.2', 'other', 'Nipple shadow');
    app.changeSettings({ readerName: 'Dr. A' });
    app.confirmIssues();
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
