import { buildCrossSections } from '../tests/builders/crossSections';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { serveTinyPackage } from './tinyPackage';

test.beforeEach(async ({ page, worklist }) => {
  await serveTinyPackage(page);
  await worklist.visit();
});

test('series are hung side by side by key, click and drag, each with its own window and zoom', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(...buildCrossSections(), ...buildCrossSections({ series: 2, count: 5 }));
  const panes = page.locator('.pane');
  const texts = (pane: number, corner: string) =>
    panes.nth(pane).locator(`.viewport-corner.is-${corner}`);
  await expect(texts(0, 'top-right')).toContainText('Image 1 / 12');

  await test.step('the layout grows by key, and shows the next series', async () => {
    await reading.viewer.first().focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(panes).toHaveCount(2);
    await expect(texts(1, 'top-right')).toContainText('Image 1 / 5');
  });

  await test.step('keys act on the active viewport alone', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(texts(0, 'top-right')).toContainText('Image 2 / 12');
    await page.keyboard.press('ArrowRight');
    await expect(panes.nth(1)).toHaveAttribute('data-active', 'true');
    await page.keyboard.press('2');
    await page.keyboard.press('+');
    await expect(texts(1, 'bottom-right')).toContainText('W 1,500 L -600');
    await expect(texts(1, 'bottom-right')).toContainText('Zoom 125 %');
    await expect(texts(0, 'bottom-right')).toContainText('W 400 L 40');
    await expect(texts(0, 'bottom-right')).toContainText('Zoom 100 %');
    await page.keyboard.press('ArrowDown');
    await expect(texts(1, 'top-right')).toContainText('Image 2 / 5');
    // Slices of a stack keep what the reader set.
    await expect(texts(1, 'bottom-right')).toContainText('W 1,500 L -600');
  });

  await test.step('a click makes a viewport the active one, a drag fills it', async () => {
    await panes.nth(0).click({ position: { x: 100, y: 200 } });
    await expect(panes.nth(0)).toHaveAttribute('data-active', 'true');
    await page.getByRole('button', { name: /^Show Axial 1/ }).dragTo(panes.nth(1));
    await expect(texts(1, 'top-right')).toContainText('Image 1 / 12');
    await expect(panes.nth(1)).toHaveAttribute('data-active', 'true');
  });

  await test.step('the menu offers up to 3 × 3, one viewport can fill the stage', async () => {
    await page.getByRole('button', { name: 'Layout: 1 × 2' }).click();
    await page.getByRole('menuitem', { name: '3 × 3' }).click();
    await expect(panes).toHaveCount(9);
    await expect(panes.nth(8)).toContainText('Drag a series here');
    await page.keyboard.press('Escape');
    await panes.nth(1).click({ position: { x: 100, y: 100 } });
    await page.keyboard.press('f');
    await expect(panes.nth(0)).toBeHidden();
    await expect(panes.nth(1)).toBeVisible();
    await page.keyboard.press('f');
    await expect(panes.nth(0)).toBeVisible();
  });
});

test('regions stay on the image they were found on, whichever viewport it is in', async ({
  page,
  worklist,
  reading,
}) => {
  const view = (ViewPosition: string, SOPInstanceUID: string, SeriesInstanceUID: string) => ({
    name: `${ViewPosition}.dcm`,
    bytes: buildRadiograph({
      columns: 64,
      rows: 64,
      attributes: {
        '00185101 CS': ViewPosition,
        '00080018 UI': SOPInstanceUID,
        '0020000e UI': SeriesInstanceUID,
      },
    }),
  });
  await worklist.pick(view('PA', '2.25.11', '2.25.1'), view('LL', '2.25.12', '2.25.2'));
  const panes = page.locator('.pane');
  await expect(panes.nth(0).locator('.viewport-banner')).toHaveText(/not verified/);
  const found = await reading.cards.count();
  await reading.viewer.first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(panes.nth(1).locator('.viewport-banner')).toHaveText(/this view is not supported/);
  const shown = await panes.nth(0).locator('.viewport-region').count();
  expect(shown).toBeGreaterThan(0);
  await expect(panes.nth(1).locator('.viewport-region')).toHaveCount(0);
  // Looking at the lateral view leaves findings and report with the frontal one.
  await page.keyboard.press('ArrowRight');
  await expect(panes.nth(1)).toHaveAttribute('data-active', 'true');
  await expect(reading.cards).toHaveCount(found);
  await expect(panes.nth(0).locator('.viewport-region')).toHaveCount(shown);
});
