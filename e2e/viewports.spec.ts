import { buildCrossSections } from '../tests/builders/crossSections';
import { buildRadiograph, radiographOf } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';

test.beforeEach(({ worklist }) => worklist.visit());

test('series are hung side by side by key, click and drag, each with its own window and zoom', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(...buildCrossSections(), ...buildCrossSections({ series: 2, count: 5 }));
  await expect(reading.corner(0)).toContainText('Image 1 / 12');

  await test.step('the layout grows by key, and shows the next series', async () => {
    await reading.viewer.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(reading.panes).toHaveCount(2);
    await expect(reading.corner(1)).toContainText('Image 1 / 5');
  });

  await test.step('keys act on the active viewport alone', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(reading.corner(0)).toContainText('Image 2 / 12');
    await page.keyboard.press('ArrowRight');
    await expect(reading.panes.nth(1)).toHaveAttribute('data-active', 'true');
    await page.keyboard.press('2');
    await page.keyboard.press('+');
    await expect(reading.corner(1, 'bottom-right')).toContainText('W 1,500 L -600');
    await expect(reading.corner(1, 'bottom-right')).toContainText('Zoom 125 %');
    await expect(reading.corner(0, 'bottom-right')).toContainText('W 400 L 40');
    await expect(reading.corner(0, 'bottom-right')).toContainText('Zoom 100 %');
    await page.keyboard.press('ArrowDown');
    await expect(reading.corner(1)).toContainText('Image 2 / 5');
    // Slices of a stack keep what the reader set.
    await expect(reading.corner(1, 'bottom-right')).toContainText('W 1,500 L -600');
  });

  await test.step('a click makes a viewport the active one, a drag fills it', async () => {
    await reading.panes.nth(0).click({ position: { x: 100, y: 200 } });
    await expect(reading.panes.nth(0)).toHaveAttribute('data-active', 'true');
    await page.getByRole('button', { name: /^Show Axial 1/ }).dragTo(reading.panes.nth(1));
    await expect(reading.corner(1)).toContainText('Image 1 / 12');
    await expect(reading.panes.nth(1)).toHaveAttribute('data-active', 'true');
  });

  await test.step('the menu offers up to 3 × 3, one viewport can fill the stage', async () => {
    await page.getByRole('button', { name: 'Layout: 1 × 2' }).click();
    await page.getByRole('menuitem', { name: '3 × 3' }).click();
    await expect(reading.panes).toHaveCount(9);
    await expect(reading.panes.nth(8)).toContainText('Drag a series here');
    await page.keyboard.press('Escape');
    await reading.panes.nth(1).click({ position: { x: 100, y: 100 } });
    await page.keyboard.press('f');
    await expect(reading.panes.nth(0)).toBeHidden();
    await expect(reading.panes.nth(1)).toBeVisible();
    await page.keyboard.press('f');
    await expect(reading.panes.nth(0)).toBeVisible();
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
  await expect(reading.panes.nth(0).locator('.viewport-banner')).toHaveText(/not verified/);
  await expect(reading.cards).not.toHaveCount(0);
  const found = await reading.cards.count();
  // Frontal left, lateral right.
  await reading.viewer.focus();
  await expect(reading.panes.nth(1).locator('.viewport-banner')).toHaveText(
    /this view is not supported/,
  );
  const shown = await reading.panes.nth(0).locator('.viewport-region').count();
  expect(shown).toBeGreaterThan(0);
  await expect(reading.panes.nth(1).locator('.viewport-region')).toHaveCount(0);
  // Looking at the lateral view leaves findings and report with the frontal one.
  await page.keyboard.press('ArrowRight');
  await expect(reading.panes.nth(1)).toHaveAttribute('data-active', 'true');
  await expect(reading.cards).toHaveCount(found);
  await expect(reading.panes.nth(0).locator('.viewport-region')).toHaveCount(shown);
});

test('a frontal radiograph is hung beside the prior one of the same patient', async ({
  worklist,
  reading,
}) => {
  await worklist.pick(radiographOf('20260131', '2.25.21'), radiographOf('20250131', '2.25.22'));
  await worklist
    .study(/2026-01-31/)
    .getByRole('button')
    .first()
    .click();
  await expect(reading.corner(0)).toContainText('2026-01-31');
  await expect(reading.corner(1)).toContainText('2025-01-31');
  // The model reads the current one; the prior is there to compare with.
  await expect(reading.banner.first()).toHaveText(/not verified/);
  await expect(reading.panes.nth(1).locator('.viewport-region')).toHaveCount(0);
});

test('a CT opens with its sagittal and coronal sections, which scroll, thicken and keep apart', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(...buildCrossSections({ count: 20 }));
  await expect(reading.panes).toHaveCount(3);
  await expect(reading.corner(0)).toContainText('Image 1 / 20');
  await expect(reading.corner(1)).toContainText('Sagittal · Image 33 / 64');
  await expect(reading.corner(2)).toContainText('Coronal · Image 25 / 48');
  await expect(reading.panes.nth(1).locator('[data-edge="left"]')).toHaveText('A');
  await expect(reading.panes.nth(2).locator('[data-edge="top"]')).toHaveText('H');

  await reading.panes.nth(1).click({ position: { x: 60, y: 60 } });
  await page.keyboard.press('ArrowDown');
  await expect(reading.corner(1)).toContainText('Sagittal · Image 34 / 64');
  await page.keyboard.press('End');
  await expect(reading.corner(1)).toContainText('Sagittal · Image 64 / 64');
  await expect(reading.corner(0)).toContainText('Image 1 / 20');
  await reading.panes.nth(1).getByRole('combobox', { name: 'Slab thickness' }).selectOption('4');
  await expect(reading.corner(1)).toContainText('MIP 20 mm');
  await reading.panes.nth(0).getByRole('slider', { name: 'Position in the stack' }).fill('10');
  await expect(reading.corner(0)).toContainText('Image 11 / 20');
});

test('a series with a missing slice says why it has no sections, and stays', async ({
  page,
  worklist,
  reading,
}) => {
  const slices = buildCrossSections({ count: 20 });
  await worklist.pick(...slices.slice(0, 8), ...slices.slice(9));
  const corner = reading.corner(0);
  await expect(corner).toContainText('Image 1 / 19');
  await expect(reading.panes).toHaveCount(1);
  await reading.viewer.focus();
  await page.keyboard.press('m');
  await expect(reading.notices).toContainText('unevenly spaced (10 to 20 mm)');
  await page.keyboard.press('ArrowDown');
  await expect(corner).toContainText('Image 2 / 19');
});

test('frames are played with C and stopped with it', async ({ page, worklist, reading }) => {
  const frames = Array.from({ length: 4 * 64 }, (_, index) => index % 251);
  const bytes = buildRadiograph({
    columns: 8,
    rows: 8,
    pixels: frames,
    attributes: {
      '00080060 CS': 'XA',
      '00185101 CS': '',
      '00181063 DS': '100',
      '00280008 IS': '4',
    },
  });
  await worklist.pick({ name: 'run.dcm', bytes });
  const corner = reading.corner(0);
  await expect(corner).toContainText('Image 1 / 4');
  await reading.viewer.focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: 'Play or stop' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // Round the end and on.
  for (const number of [3, 4, 1, 2]) await expect(corner).toContainText(`Image ${number} / 4`);
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: 'Play or stop' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
