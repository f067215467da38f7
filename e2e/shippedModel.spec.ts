import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { aiRead } from './pages/ReadingPage';
import { noSharedStudies, sharedStudy } from './sharedStudies';

/*
 * The shipped package on what is shipped. Its weights change with every training, so nothing here
 * depends on which findings it reports.
 */
const hasPackage = existsSync(new URL('../models/shoken-cxr/manifest.json', import.meta.url));
test.use({ model: 'shipped' });
test.skip(!hasPackage, 'needs models/shoken-cxr, which has not been exported here');

test('the shipped model reads every sample, and is fetched no more than once', async ({
  page,
  context,
  worklist,
  reading,
}) => {
  const graphs: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('.onnx')) graphs.push(request.url());
  });
  await worklist.visit();
  const titles = ['Normal chest', 'Right pleural effusion', 'Left pneumothorax', 'Right lung mass'];
  await expect(worklist.samples).toHaveCount(titles.length);
  for (const title of titles) {
    await test.step(title, async () => {
      await worklist.openSample(title);
      await expect(reading.banner).toHaveText(aiRead, { timeout: 120_000 });
      await expect(reading.banner).toContainText('not verified');
      await expect(reading.aiBar).toContainText(/WASM, \d+ threads?|WebGPU/);
      await reading.backToWorklist();
    });
  }
  await expect(worklist.studies).toHaveCount(titles.length);
  await worklist.studies.first().click();
  await expect(reading.banner).toHaveText(aiRead);
  await page.reload();
  await expect(reading.banner).toHaveText(aiRead);
  expect(graphs).toHaveLength(new Set(graphs).size);
  expect(graphs).toHaveLength(3);
});

test('a sample is read in Japanese by the shipped model, decided on and signed', async ({
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.openSample('Right pleural effusion');
  await expect(reading.banner).toHaveText(aiRead, { timeout: 120_000 });
  await reading.report.getByRole('button', { name: '日本語' }).click();
  await expect(reading.report).toContainText('所見');
  // One of our own, so that there is something to decide on whatever the model said.
  await reading.add('Nodule');
  await reading.acceptTheRest();
  await reading.readerName.fill('山田');
  await reading.sign();
  await expect(reading.signedText).toContainText('結節');
  const text = await reading.takeAway('Download text (日本語)');
  expect(readFileSync(text.path, 'utf8')).toContain('結節');
});

test('a typed indication is taken up in the words, when asked for, and changes no score', async ({
  worklist,
  reading,
}) => {
  const scores = () => reading.cards.locator('.card-number').allTextContents();
  await worklist.visit();
  await worklist.openSample('Right pleural effusion');
  await expect(reading.banner).toHaveText(aiRead, { timeout: 120_000 });
  const before = await scores();
  const context = reading.report.getByRole('group', { name: 'Clinical context' });
  const reword = context.getByRole('button', { name: 'Word findings anew' });
  await context.getByText('Clinical context').click();
  await expect(reword).toBeHidden();
  await context.getByLabel('Indication').fill('Dyspnoea, pleural effusion?');
  await reword.click();
  await expect(reading.report).toContainText('the indication', { timeout: 120_000 });
  await expect(reword).toBeHidden();
  expect(await scores()).toEqual(before);
});

test('a real radiograph is opened and read by the shipped model', async ({ worklist, reading }) => {
  const file = sharedStudy('744d0137-RG1_J2KI.dcm');
  test.skip(file === null, noSharedStudies);
  await worklist.visit();
  await worklist.pick(file ?? '');
  await expect(reading.banner).toHaveText(aiRead, { timeout: 120_000 });
  await reading.add('Nodule');
  await reading.acceptTheRest();
  await reading.readerName.fill('Dr. Test');
  await reading.sign();
  await expect(reading.signedText).toContainText(/nodule/i);
});
