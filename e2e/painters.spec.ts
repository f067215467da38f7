import type { Browser } from '@playwright/test';
import { decode } from 'fast-png';
import { expect, test } from './fixtures';
import { ReadingPage } from './pages/ReadingPage';
import { WorklistPage } from './pages/WorklistPage';
import { serveTinyPackage } from './tinyPackage';

/** What the reader does to the image, one after the other. */
const views = [
  ['fitted', []],
  ['turned and mirrored', ['r', 'h']],
  ['inverted, full window', ['i', '4']],
  ['zoomed in', ['+', '+', '+', '+']],
] as const;

/**
 * The machine that runs this has no graphics processor, so readers' usual path, WebGL, is taken by having its driver
 * give another name.
 */
async function takePictures(browser: Browser, isHardware: boolean) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (isHardware) {
    await page.addInitScript(() => {
      const { prototype } = WebGL2RenderingContext;
      const ask = Object.getOwnPropertyDescriptor(prototype, 'getParameter')?.value as (
        this: WebGL2RenderingContext,
        name: number,
      ) => unknown;
      const unmaskedRenderer = 0x9246;
      prototype.getParameter = function (name) {
        return name === unmaskedRenderer ? 'a graphics processor' : ask.call(this, name);
      };
    });
  }
  await serveTinyPackage(page);
  const worklist = new WorklistPage(page);
  const reading = new ReadingPage(page);
  await worklist.visit();
  await worklist.readSample('Left pneumothorax');
  await reading.viewer.focus();
  await page.keyboard.press('t');
  const pictures: Uint8Array[] = [];
  for (const [, keys] of views) {
    for (const key of keys) await page.keyboard.press(key);
    const style = '.viewport > :not(.viewport-host) { visibility: hidden !important; }';
    pictures.push(await page.locator('.viewport-host').screenshot({ style }));
  }
  const library = await page.locator('.viewport-host .cornerstone-canvas').count();
  await context.close();
  return { pictures, library };
}

test('an image looks the same with a graphics processor and without', async ({ browser }) => {
  const without = await takePictures(browser, false);
  const hardware = await takePictures(browser, true);
  expect([without.library, hardware.library]).toEqual([0, 1]);
  for (const [at, [name]] of views.entries()) {
    const one = decode(without.pictures[at]!);
    const other = decode(hardware.pictures[at]!);
    expect([one.width, one.height], name).toEqual([other.width, other.height]);
    let sum = 0;
    let light = 0;
    for (let sample = 0; sample < one.data.length; sample++) {
      sum += Math.abs(one.data[sample]! - other.data[sample]!);
      light += other.data[sample]!;
    }
    // A picture is there, and it differs by no more than two ways of smoothing do.
    expect(light / one.data.length, name).toBeGreaterThan(20);
    expect(sum / one.data.length, name).toBeLessThan(2.5);
  }
});
