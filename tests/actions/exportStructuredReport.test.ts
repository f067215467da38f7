import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aFinding, aRegion } from '../builders/finding';
import { eventually, loadApp, model, openBrowserWithModel, standIn } from './readingApp';
import { catchSaved } from './savedFiles';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));

let saved: ReturnType<typeof catchSaved>;

beforeEach(() => {
  openBrowserWithModel();
  saved = catchSaved();
});
afterEach(() => vi.unstubAllGlobals());

async function lastFile(): Promise<string> {
  return Buffer.from((await saved.at(-1)?.content.arrayBuffer()) ?? new ArrayBuffer()).toString(
    'latin1',
  );
}
/** Of the file itself: its meta header comes first. */
const uidOf = (file: string) => /2\.25\.\d+/.exec(file)?.[0] ?? 'none';

describe('the DICOM SR that is taken away', () => {
  it('is the same object each time once signed, and another that names the first after an addendum', async () => {
    const [first, ...others] = model.findings;
    const region = { ...aRegion(), SOPInstanceUID: '1.2.826.0.1.3680043.10.1.3' };
    model.findings = [aFinding('2.25.1', { ...first, region }), ...others];
    const app = await loadApp();
    await app.openAndRead();
    await app.decideAll();
    expect(await app.signReport()).toBe(true);
    await app.downloadStructuredReport('final');
    const signed = await lastFile();
    await app.downloadStructuredReport('final');
    expect((await lastFile()) === signed).toBe(true);
    expect(saved.map(({ name }) => name.replace(/^.*structured/, 'structured'))).toEqual([
      'structured-report-final.dcm',
      'structured-report-final.dcm',
    ]);
    await app.downloadStructuredReport('model');
    const said = await lastFile();
    // What was signed took over what the model said.
    expect(signed).toContain(uidOf(said));
    expect(signed).toContain('VERIFIED');
    expect(said).toContain('UNVERIFIED');

    await app.addAddendum('One more word.');
    await app.downloadStructuredReport('final');
    const addended = await lastFile();
    expect(uidOf(addended)).not.toBe(uidOf(signed));
    expect(addended).toContain(uidOf(signed));
    expect(addended).toContain('One more word.');
    await app.downloadStructuredReport('model');
    expect((await lastFile()) === said).toBe(true);
  });

  it('says of a model that failed that it did, once there is anything to say', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    model.fail?.();
    await eventually(() => expect(app.reading()?.status).toBe('failed'));
    app.changeSettings({ readerName: 'Dr. A' });
    await app.writeOwnText('impression', 'Clear lungs.');
    expect(await app.signReport()).toBe(true);
    await app.downloadStructuredReport('final');
    expect(await lastFile()).toContain('The AI was run on this image and failed.');
  });

  it.each(['shadow', 'second-reader'] as const)(
    'has nothing of an AI that is hidden: %s',
    async (wayOfWorking) => {
      const app = await loadApp();
      app.changeSettings({ wayOfWorking, readerName: 'Dr. A' });
      await app.openAndRead();
      await app.downloadStructuredReport('model');
      await app.downloadStructuredReport('final');
      expect(saved).toEqual([]);
      expect(app.notices()).toEqual(['export-failed', 'export-no-findings']);
      if (wayOfWorking === 'second-reader') return;

      await app.writeOwnText('impression', 'Clear lungs.');
      expect(await app.signReport()).toBe(true);
      await app.downloadStructuredReport('final');
      const file = await lastFile();
      expect(file).toContain('Clear lungs.');
      expect(file).not.toMatch(
        /Artificial|Detections|Measurement Group|One\.|PRELIMINARY|Preliminary/,
      );
    },
  );
});
