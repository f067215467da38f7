import { buildPetSlices } from '../tests/builders/petSlices';
import { expect, test } from './fixtures';

test.use({ model: 'none' });
test.beforeEach(({ worklist }) => worklist.visit());

/** 48 × 48 pixels of 5 mm, 20 slices: an SUV of 4 in the right half of the patient, of 1 in the left. */
const slices = (attributes = {}) =>
  buildPetSlices({
    count: 20,
    columns: 48,
    rows: 48,
    origin: [-117.5, -117.5, -60],
    valueAt: ([x]) => (x < 0 ? 100 : 25),
    attributes,
  });

test('PET is read in SUV, dark on white, and measured with what they were computed from', async ({
  page,
  worklist,
  reading,
  measure,
}) => {
  await worklist.pick(...slices());
  await expect(reading.corner(0, 'bottom-right')).toContainText('SUV 0–5');
  const greys = async () => [
    (await reading.colorAt(0.25, 0.5))[0],
    (await reading.colorAt(0.75, 0.5))[0],
  ];
  // Four fifths of the way from white to black, and one fifth.
  expect(await greys()).toEqual([51, 204]);

  await test.step('the first keys of windows are 0–5, 0–10 and 0–15', async () => {
    await reading.viewer.focus();
    await page.keyboard.press('2');
    await expect(reading.corner(0, 'bottom-right')).toContainText('SUV 0–10');
    await expect.poll(greys).toEqual([153, 230]);
    await page.keyboard.press('3');
    await expect(reading.corner(0, 'bottom-right')).toContainText('SUV 0–15');
    await page.getByRole('button', { name: 'Choose a window' }).click();
    await expect(page.getByRole('menuitem').nth(0)).toContainText('SUV 0–5');
    await page.getByRole('menuitem').nth(0).click();
    await expect(reading.corner(0, 'bottom-right')).toContainText('SUV 0–5');
  });

  await test.step('values are SUV, on the image and on a section', async () => {
    await measure.choose(/^Ellipse/);
    await measure.drag([0.42, 0.45], [0.48, 0.55]);
    const row = measure.row('Ellipse 1');
    await expect(row).toContainText('mean 4 ± 0 SUVbw');
    await expect(row).toContainText(
      'SUV by body weight: 74 kg, 370 MBq injected, 110 min of decay at a half-life of 110 min',
    );
    await page
      .getByRole('combobox', { name: 'Plane of this viewport' })
      .first()
      .selectOption('Coronal');
    await expect(reading.corner(0)).toContainText('Coronal');
    await expect(reading.corner(0, 'bottom-right')).toContainText('SUV 0–5');
    await expect(page.getByText('Preparing sections…')).toHaveCount(0);
    await measure.choose(/^Probe/);
    await measure.click([0.55, 0.5]);
    await expect(measure.row('Probe 1').locator('.card-number')).toHaveText('1 SUVbw');
  });
});

test('PET without a weight stays in its own unit, and says why', async ({
  worklist,
  reading,
  measure,
}) => {
  await worklist.pick(...slices({ '00101030 DS': '' }));
  await expect(reading.corner(0, 'bottom-right')).toContainText(
    'no SUV: no plausible weight in the header',
  );
  await expect(reading.corner(0, 'bottom-right')).toContainText('W 400 L 40');
  await measure.choose(/^Probe/);
  await measure.click([0.45, 0.5]);
  const row = measure.row('Probe 1');
  await expect(row.locator('.card-number')).toHaveText('10000 BQML');
  await expect(row).toContainText('no SUV: no plausible weight in the header');
});
