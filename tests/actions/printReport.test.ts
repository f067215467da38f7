import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PrintedReport } from '../../src/actions/printReport';
import { eventually, loadApp, openBrowserWithModel, standIn } from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

const printedBy = async (app: Awaited<ReturnType<typeof loadApp>>): Promise<PrintedReport> => {
  const print = vi.fn<(printed: PrintedReport) => Promise<void>>().mockResolvedValue();
  await app.printReport(print);
  const printed = print.mock.calls[0]?.[0];
  if (!printed) throw new Error(`nothing was printed: ${app.notices().join(' ')}`);
  return printed;
};
const auditLog = async () => {
  const { openStorage } = await import('#storage');
  return JSON.stringify(await (await openStorage()).listAudit());
};

it('hands on what stands, with its image, and logs it', async () => {
  const app = await loadApp();
  await app.openAndRead();
  expect((await printedBy(app)).paper.isSigned).toBe(false);
  await app.decideAll();
  expect(await app.signReport()).toBe(true);
  const { paper, display, name } = await printedBy(app);
  expect(paper.seal).toMatch(/^Signed: Dr\. A, /);
  expect(paper.rows.map(({ trackingUID }) => trackingUID)).toEqual(['2.25.1']);
  expect(JSON.stringify(paper)).not.toMatch(/nodule/i);
  expect(display?.width).toBe(300);
  expect(name).toMatch(/report-en$/);
  await eventually(async () => expect(await auditLog()).toContain('report opened for printing'));
});

it('tells nothing of an AI that the reader is not shown', async () => {
  const app = await loadApp();
  app.changeSettings({ wayOfWorking: 'shadow' });
  await app.openAndRead();
  const { paper } = await printedBy(app);
  expect([paper.rows, paper.regions, paper.undecided]).toEqual([[], [], []]);
  expect(paper.notes).toContain('No finding of an AI is in this report.');
  expect(JSON.stringify(paper)).not.toContain('One.');
});

it('says so where printing fails, and logs no export', async () => {
  const app = await loadApp();
  await app.openAndRead();
  await app.printReport(() => Promise.reject(new Error('no printer')));
  expect(app.notices()).toContain('export-failed');
  expect(await auditLog()).not.toContain('printing');
});

it('hands on what stands without a wait where the browser itself prints, and says where that fails', async () => {
  const app = await loadApp();
  const print = await app.preparePrinting();
  const printed: PrintedReport[] = [];
  print((each) => printed.push(each));
  expect(printed).toEqual([]);

  await app.openAndRead();
  print((each) => printed.push(each));
  expect(printed).toHaveLength(1);
  expect(printed[0]?.paper.isSigned).toBe(false);
  expect(printed[0]?.display?.width).toBe(300);
  await eventually(async () => expect(await auditLog()).toContain('report opened for printing'));

  print(() => {
    throw new Error('no canvas');
  });
  await eventually(() => expect(app.notices()).toContain('export-failed'));
});
