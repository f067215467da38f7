import type { Page } from '@playwright/test';
import { buildCrossSections } from '../tests/builders/crossSections';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import type { ReadingPage } from './pages/ReadingPage';

test.use({ model: 'none' });
test.beforeEach(({ worklist }) => worklist.visit());

/** The number of the image that a viewport shows. */
const numberIn = async (reading: ReadingPage, pane: number) =>
  Number(/Image (\d+) \//.exec((await reading.corner(pane).textContent()) ?? '')?.[1]);

/** Links the two viewports and plays the first. */
async function playTogether(page: Page, reading: ReadingPage): Promise<void> {
  await page.getByRole('button', { name: 'Scroll viewports together' }).click();
  await reading.panes.nth(0).click({ position: { x: 100, y: 200 } });
  await page.keyboard.press('c');
}

test('stacks that scroll together play together: one leads, the other is where it is', async ({
  page,
  worklist,
  reading,
}) => {
  const mr = { '00080060 CS': 'MR' };
  const thick = buildCrossSections({ count: 20, attributes: mr });
  const thin = buildCrossSections({ series: 2, count: 39, gapMm: 5, attributes: mr });
  await worklist.pick(...thick, ...thin);
  await expect(reading.corner(0)).toContainText('Image 1 / 20');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(reading.corner(1)).toContainText('Image 1 / 39');
  await playTogether(page, reading);
  await expect.poll(() => numberIn(reading, 1)).toBeGreaterThan(3);
  await page.keyboard.press('c');
  // 10 mm of the one are two slices of the other.
  await expect
    .poll(async () => (await numberIn(reading, 1)) - 2 * (await numberIn(reading, 0)))
    .toBe(-1);
});

test('loops without a place in the patient play and stop together', async ({
  page,
  worklist,
  reading,
}) => {
  const loop = (uid: string, frames: number) => ({
    name: `${uid}.dcm`,
    bytes: buildRadiograph({
      pixels: Array.from({ length: 48 * frames }, (_, at) => at),
      attributes: {
        '00080016 UI': '1.2.840.10008.5.1.4.1.1.3.1',
        '00080018 UI': `2.25.${uid}.3`,
        '00080060 CS': 'US',
        '0020000e UI': `2.25.${uid}.2`,
        '00200011 IS': uid,
        '00280008 IS': frames,
      },
    }),
  });
  await worklist.pick(loop('31', 30), loop('32', 40));
  await expect(reading.corner(0)).toContainText('Image 1 / 30');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(reading.corner(1)).toContainText('Image 1 / 40');
  await playTogether(page, reading);
  for (const pane of [0, 1]) {
    await expect.poll(() => numberIn(reading, pane)).toBeGreaterThan(2);
  }
  await page.keyboard.press('c');
  const stopped = await numberIn(reading, 1);
  await page.waitForTimeout(500);
  expect(await numberIn(reading, 1)).toBe(stopped);
});
