import type { Locator } from '@playwright/test';
import { buildCrossSections } from '../tests/builders/crossSections';
import { expect, test } from './fixtures';

test.beforeEach(({ worklist }) => worklist.visit());

/** A CT that is hung in three viewports. */
const ct = buildCrossSections({ count: 20 });

async function placeOf(element: Locator) {
  const place = await element.boundingBox();
  if (!place) throw new Error('it is not on the screen');
  const { x, y, width, height } = place;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await placeOf(one), await placeOf(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

test('in nine viewports every letter and number can be read, and the AI has one line', async ({
  page,
  worklist,
}) => {
  await worklist.pick(...ct);
  await page.getByRole('button', { name: /^Layout/ }).click();
  await page.getByRole('menuitem', { name: '3 × 3' }).click();
  const pane = page.locator('.pane').first();
  const banner = pane.locator('.viewport-banner');
  await expect(banner).toHaveText('AI: refused: this modality is not supported.');
  await expect(page.locator('.ai-bar')).toContainText('chest radiographs (CR, DX) only');
  const { top, bottom } = await placeOf(banner);
  expect(bottom - top).toBeLessThan(24);
  expect(await overlap(banner, pane.locator('.viewport-side.is-bottom'))).toBe(false);
  expect(await overlap(banner, pane.locator('.viewport-corner.is-bottom-right'))).toBe(false);

  const words = page.locator('.pane').nth(1).locator('.viewport-corner.is-top-right');
  await expect(words).toContainText('Sagittal · Image 33 / 64');
  const isCut = await words.evaluate((corner) => corner.scrollWidth > corner.clientWidth);
  expect(isCut).toBe(false);
  const slider = page.locator('.pane').nth(1).getByRole('slider');
  expect(await overlap(slider, words)).toBe(false);
});

test('on a small screen the tools of several viewports stand in one line', async ({
  page,
  worklist,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await worklist.pick(...ct);
  await expect(page.locator('.pane')).toHaveCount(3);
  const { top, bottom } = await placeOf(page.getByRole('toolbar'));
  expect(bottom - top).toBeLessThan(44);
  await expect(page.getByRole('button', { name: 'AI shown' })).toBeVisible();
});
