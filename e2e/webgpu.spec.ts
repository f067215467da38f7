import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { WorklistPage } from './pages/WorklistPage';
import { tinyFindings } from './tinyPackage';

/*
 * Chromium draws and computes in software here: right, but slow, and its shaders are compiled anew on
 * every start. Hence the tiny package and the patience.
 */
test.describe.configure({ timeout: 300_000 });
const patience = { timeout: 240_000 };

async function chooseWebgpu(page: Page, worklist: WorklistPage): Promise<void> {
  await worklist.visit();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Where the model runs').selectOption('webgpu');
  await page.getByRole('button', { name: 'Close' }).click();
}

/** Runs code in the inference worker before the worker's own. */
async function prependToWorker(page: Page, code: string): Promise<void> {
  await page.route('**/assets/inference.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

test('WebGPU gives the same findings as WASM, and a lost device costs nothing', async ({
  page,
  worklist,
  reading,
}) => {
  await prependToWorker(
    page,
    `const ask = GPUAdapter.prototype.requestDevice;
     GPUAdapter.prototype.requestDevice = async function (...wish) {
       return (self.deviceOfTest = await ask.apply(this, wish));
     };`,
  );
  await chooseWebgpu(page, worklist);
  await worklist.openSample('Normal chest');
  await expect(reading.banner).toHaveText('AI: 7 findings · not verified', patience);
  await expect(reading.aiBar).toContainText('WebGPU');
  await expect(reading.cards).toHaveCount(tinyFindings.length);

  await reading.backToWorklist();
  const worker = page.workers().find((each) => each.url().includes('inference.worker'));
  await worker?.evaluate(async () => {
    const { deviceOfTest } = globalThis as unknown as { deviceOfTest: GPUDevice };
    deviceOfTest.destroy();
    await deviceOfTest.lost;
  });
  await worklist.openSample('Right pleural effusion');
  await expect(reading.banner).toHaveText(/not verified/, patience);
  await expect(reading.aiBar).toContainText('WASM');
  await expect(reading.aiBar).toContainText('the graphics device was lost');
});

test('a graphics device that computes wrongly is found out, and WASM takes over and says why', async ({
  page,
  worklist,
  reading,
}) => {
  // What the device hands back is a little off, as from a faulty driver.
  await prependToWorker(
    page,
    `const range = GPUBuffer.prototype.getMappedRange;
     GPUBuffer.prototype.getMappedRange = function (...place) {
       const bytes = range.apply(this, place);
       if (this.usage & GPUBufferUsage.MAP_READ) {
         const values = new Float32Array(bytes, 0, bytes.byteLength >> 2);
         values.forEach((value, i) => (values[i] = value * 1.2));
       }
       return bytes;
     };`,
  );
  await chooseWebgpu(page, worklist);
  await worklist.openSample('Normal chest');
  await expect(reading.notices).toContainText('AI now runs on WASM', patience);
  await expect(reading.banner).toHaveText('AI: 7 findings · not verified', patience);
  await expect(reading.aiBar).toContainText('WebGPU departed from the reference answer');
});
