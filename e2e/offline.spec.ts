import { stat } from 'node:fs/promises';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { OwnServer } from './ownServer';
import { tinyFindings } from './tinyPackage';

test.use({
  baseURL: OwnServer.url,
  model: 'shipped',
  serviceWorkers: 'allow',
  // What is not there is told by the browser too.
  expectedErrors: [
    // And the form of the runtime that is not kept by the runtime.
    /Failed to load resource: .*\/(samples|assets)\/|\/assets\/ort-wasm-simd-threaded\.asyncify-/,
  ],
});

let server: OwnServer;
test.beforeEach(async () => {
  server = await OwnServer.start();
});
test.afterEach(() => server.remove());

test('after one visit everything works with the server gone, and what cannot says so', async ({
  page,
  worklist,
  offlinePage,
  reading,
}) => {
  await worklist.visit();
  await worklist.readSample();
  await offlinePage.becomes(/^Works offline: ready\. App, model and opened samples take \d+ MB/);
  expect(await offlinePage.installProblems()).toEqual([]);

  await offlinePage.dropHttpCache();
  await server.stop();
  await page.reload();
  await reading.isRead();
  // Threads need the headers that came with the page.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  await reading.backToWorklist();
  await page.getByRole('button', { name: 'Forget all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(worklist.studies).toHaveCount(0);
  await worklist.openSample('Left pneumothorax');
  await expect(reading.notices).toContainText('sample study is not on this device');

  await worklist.readSample();
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await expect(reading.aiBar).toContainText(/WASM, \d threads?/);
  await reading.acceptTheRest();
  await reading.readerName.fill('Dr. Offline');
  await reading.sign();
  await expect(reading.signedText).toContainText('Dr. Offline');
  const { path } = await reading.takeAway(/^DICOM SEG: as decided/);
  expect((await stat(path)).size).toBeGreaterThan(1000);

  await test.step('the form of the runtime that is not kept is named, with what to do', async () => {
    await reading.backToWorklist();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('combobox', { name: 'Where the model runs' }).selectOption('webgpu');
    await page.getByRole('button', { name: 'Close' }).click();
    await worklist.pick({ name: 'pa.dcm', bytes: buildRadiograph({ columns: 400, rows: 400 }) });
    await expect(reading.notices).toContainText('for WebGPU is not kept on this device');
    await expect(reading.notices).toContainText('That for WASM is: choose it in Settings');
    await expect(page.locator('.ai-bar')).toContainText('what WebGPU needs is not kept');
    // The other one reads.
    await reading.isRead();
    await page.screenshot({ path: test.info().outputPath('runtime.png') });
  });
});

test('a new version waits until the reader reloads, and a broken one changes nothing', async ({
  page,
  worklist,
  offlinePage,
}) => {
  const palette = page.getByRole('dialog', { name: 'All commands' });
  await worklist.visit();
  await offlinePage.becomes(/^Works offline: all but the AI/);
  const [first] = await offlinePage.versions();
  const script = await offlinePage.firstScript();

  await server.publish('broken', /^CommandPalette/);
  await offlinePage.lookForNewVersion();
  await expect(offlinePage.newVersion).toBeHidden();
  await page.reload();
  expect(await offlinePage.firstScript()).toBe(script);

  await server.publish('second');
  await offlinePage.lookForNewVersion();
  await expect(offlinePage.newVersion).toBeVisible();
  await page.waitForTimeout(1000);
  expect(await offlinePage.firstScript()).toBe(script);
  // The server has this version's chunks no more.
  expect((await page.request.get(script)).status()).toBe(404);
  await page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');

  expect(await offlinePage.versions()).toContain(first);
  await offlinePage.newVersion.click();
  await expect.poll(() => offlinePage.firstScript().catch(() => '')).toMatch(/\.second\.js$/);
  await expect.poll(() => offlinePage.versions()).toEqual(['second']);
});

test('switched off, nothing of the app stays on the device', async ({
  page,
  worklist,
  offlinePage,
}) => {
  await worklist.visit();
  await offlinePage.becomes(/^Works offline: all but the AI/);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: /Keep Shoken on this device/ }).uncheck({ force: true });
  await expect(offlinePage.state).toHaveText('Works offline: no, switched off.');
  expect(await offlinePage.versions()).toEqual([]);
  await page.reload();
  await expect(worklist.samples.first()).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});
