import type { Bundle, DiagnosticReport } from 'fhir/r4';
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

async function lastBundle(): Promise<{ bundle: Bundle; report: DiagnosticReport; words: string }> {
  const words = (await saved.at(-1)?.content.text()) ?? '';
  const bundle = JSON.parse(words) as Bundle;
  const report = bundle.entry
    ?.map(({ resource }) => resource)
    .find((each): each is DiagnosticReport => each?.resourceType === 'DiagnosticReport');
  return { bundle, report: report!, words };
}

const textsOf = ({ presentedForm }: DiagnosticReport) =>
  presentedForm?.map(({ data }) => Buffer.from(data ?? '', 'base64').toString()) ?? [];

describe('the FHIR document that is taken away', () => {
  const onTheImage = { ...aRegion(), SOPInstanceUID: '1.2.826.0.1.3680043.10.1.3' };

  it('is the signed text to the letter, names the SEG, and is the same each time; the audit log has it', async () => {
    const [first, ...others] = model.findings;
    model.findings = [aFinding('2.25.1', { ...first, region: onTheImage }), ...others];
    const app = await loadApp();
    await app.openAndRead();
    await app.decideAll();
    expect(await app.signReport()).toBe(true);
    await app.downloadFhir();
    const { report, words } = await lastBundle();
    expect(saved[0]?.name).toMatch(/-report-fhir\.json$/);
    expect(saved[0]?.content.type).toBe('application/fhir+json');
    expect(report.status).toBe('final');
    const signed = app.presented()?.review.signature?.text ?? 'none';
    expect(textsOf(report)[0]?.trimEnd()).toBe(signed.trimEnd());
    const { signedAs } = await import('../../src/actions/reviewObjects');
    const review = app.presented()!.review;
    const { uids } = await signedAs(review, review.signature!, 'final');
    expect(words).toContain(`urn:oid:${uids.SOPInstanceUID}`);

    await app.downloadFhir();
    expect((await lastBundle()).words).toBe(words);
    const { openStorage } = await import('#storage');
    await eventually(async () => {
      const events = await (await openStorage()).listAudit();
      expect(events.filter(({ type }) => type === '110106')).toMatchObject([
        { what: 'file saved', detail: { file: 'report-fhir.json' } },
        { what: 'file saved' },
      ]);
    });

    await app.addAddendum('One more word.');
    await app.downloadFhir();
    const later = (await lastBundle()).report;
    expect(later.status).toBe('amended');
    expect(textsOf(later)[0]).toContain('One more word.');
  });

  it('is preliminary and labelled before that', async () => {
    const app = await loadApp();
    await app.openAndRead();
    await app.downloadFhir();
    const { report, words } = await lastBundle();
    expect([report.status, report.result?.length]).toEqual(['preliminary', 3]);
    expect(report.meta?.security?.[0]?.code).toBe('AIAST');
    expect(words).not.toContain('Practitioner');
  });

  it('says of a model that failed that it did, signed as before, and after a reload', async () => {
    const app = await loadApp();
    await app.openUntilRegions();
    model.fail?.();
    await eventually(() => expect(app.reading()?.status).toBe('failed'));
    await app.downloadFhir();
    expect((await lastBundle()).words).toContain('The AI was run on this image and failed.');
    app.changeSettings({ readerName: 'Dr. A' });
    await app.writeOwnText('impression', 'Clear lungs.');
    expect(await app.signReport()).toBe(true);
    await app.downloadFhir();
    const { words } = await lastBundle();
    expect(words).toContain('The AI was run on this image and failed.');

    const later = await loadApp();
    await eventually(() => expect(later.presented()?.review.signature).toBeTruthy());
    await later.downloadFhir();
    expect((await lastBundle()).words).toBe(words);
  });

  it.each(['shadow', 'second-reader'] as const)(
    'has nothing of an AI that is hidden: %s',
    async (wayOfWorking) => {
      const app = await loadApp();
      app.changeSettings({ wayOfWorking });
      await app.openAndRead();
      await app.downloadFhir();
      const { report, words } = await lastBundle();
      expect(report.result).toBeUndefined();
      expect(words).not.toMatch(/AIAST|The AI |Observation\b.*2\.25\.|Artificial/);
      expect(textsOf(report).join()).not.toContain('One.');
    },
  );
});
