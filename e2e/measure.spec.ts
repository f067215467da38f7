import { buildCrossSections } from '../tests/builders/crossSections';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { findFaults } from './pages/findFaults';

test.beforeEach(({ worklist }) => worklist.visit());

/** 100 × 100 pixels of 1 × 2 mm, each row 10 brighter than the one above. */
const oblong = {
  name: 'oblong.dcm',
  bytes: buildRadiograph({
    columns: 100,
    rows: 100,
    pixels: Array.from({ length: 10_000 }, (_, index) => Math.floor(index / 100) * 10),
    attributes: { '00181164 DS': '2\\1', '00281054 LO': 'OD' },
  }),
};

test('each kind is drawn, read, corrected, renamed, undone and deleted, and survives a reload', async ({
  page,
  worklist,
  reading,
  measure,
}) => {
  await worklist.pick(oblong);
  await reading.isRead();
  // The image is twice as high as wide: it fills the viewport's height with 200 mm.
  const height = (await reading.viewer.boundingBox())?.height ?? 0;
  const pixelsPerMm = height / 200;

  await test.step('a length is in millimetres of the body, and says that they are at the detector', async () => {
    await measure.choose(/^Length/);
    await measure.drag([0.5, 0.4], [0.5, 0.6]);
    expect(await measure.value('Length 1')).toBeCloseTo(40, 0);
    await expect(measure.row('Length 1')).toContainText('not corrected for magnification');
    await expect(reading.viewer).toContainText('mm (detector)');
  });

  await test.step('a handle is dragged, and the value follows', async () => {
    await measure.dragHandle(1, 0, 20 * pixelsPerMm);
    expect(await measure.value('Length 1')).toBeCloseTo(60, 0);
    await page.keyboard.press('Control+z');
    expect(await measure.value('Length 1')).toBeCloseTo(40, 0);
    await page.keyboard.press('Control+y');
    expect(await measure.value('Length 1')).toBeCloseTo(60, 0);
  });

  await test.step('angle and Cobb angle are those of the screen, where a millimetre is one', async () => {
    await page.keyboard.press('Shift+A');
    const { width = 1 } = (await reading.viewer.boundingBox()) ?? {};
    const across = (share: number) => 0.5 + (share * height) / width;
    await measure.drag([across(0.1), 0.5], [0.5, 0.5]);
    await measure.click([across(0.1), 0.4]);
    expect(await measure.value('Angle 1')).toBeCloseTo(45, 0);
    await page.keyboard.press('Shift+B');
    await measure.drag([across(-0.1), 0.7], [across(0.1), 0.7]);
    await measure.drag([across(-0.1), 0.8], [across(0.1), 0.9]);
    expect(await measure.value('Cobb angle 1')).toBeCloseTo(26.6, 0);
  });

  await test.step('ellipse and rectangle state the values of their pixels with the unit of the header', async () => {
    await page.keyboard.press('Shift+O');
    await measure.drag([0.46, 0.2], [0.54, 0.3]);
    await expect(measure.row('Ellipse 1')).toContainText(/mean 24\d\.\d ± \d+\.\d OD/);
    const area = /[\d.]+ mm²/;
    const rowText = async () => (await measure.row('Ellipse 1').textContent()) ?? '';
    const before = await rowText();
    await measure.turnEllipse(60, 40);
    await expect.poll(rowText).not.toBe(before);
    // Turned about its middle it is as large as before.
    expect(area.exec(await rowText())?.[0]).toBe(area.exec(before)?.[0]);
    await page.keyboard.press('Control+z');
    expect(await rowText()).toBe(before);
    await page.keyboard.press('Shift+Q');
    await measure.drag([0.46, 0.1], [0.54, 0.2]);
    await expect(measure.row('Rectangle 1')).toContainText(/mean 14\d(\.\d)? ± \d+\.\d OD/);
    await expect(measure.row('Rectangle 1')).toContainText(/100 to 190 OD/);
    await page.keyboard.press('Shift+P');
    await measure.click([0.5, 0.305]);
    expect(await measure.value('Probe 1')).toBe(300);
  });

  await test.step('an arrow asks for its text', async () => {
    await page.keyboard.press('Shift+W');
    await measure.drag([0.45, 0.6], [0.42, 0.55]);
    await expect(page.getByRole('textbox', { name: 'Text of Arrow 1' })).toBeFocused();
    await page.keyboard.type('Clip');
    await page.keyboard.press('Enter');
    await expect(measure.row('Clip')).toBeVisible();
    await expect(reading.viewer).toContainText('Clip');
  });

  await test.step('one is renamed and one deleted, from the list', async () => {
    await measure.row('Length 1').getByRole('button').first().click();
    await page.getByRole('button', { name: 'Rename Length 1' }).click();
    await page.getByRole('textbox', { name: 'Name of Length 1' }).fill('Spine');
    await page.keyboard.press('Enter');
    await expect(measure.row('Spine')).toBeVisible();
    await measure.row('Probe 1').getByRole('button').first().click();
    await page.keyboard.press('Delete');
    await expect(measure.rows).toHaveCount(6);
    await page.keyboard.press('Control+z');
    await expect(measure.rows).toHaveCount(7);
    await page.keyboard.press('Control+y');
    await expect(measure.rows).toHaveCount(6);
  });

  await test.step('nothing of it is a fault for assistive technology', async () => {
    await measure.row('Spine').getByRole('button').first().click();
    await expect(measure.handles).toHaveCount(2);
    expect(await findFaults(page)).toEqual([]);
  });

  await page.reload();
  await expect(measure.rows).toHaveCount(6);
  expect(await measure.value('Spine')).toBeCloseTo(60, 0);
  await expect(measure.shapes).toHaveCount(6);
  // The steps are there again too: the last was the deletion.
  await page.keyboard.press('Control+z');
  await expect(measure.rows).toHaveCount(7);
  await page.keyboard.press('Control+y');
  await expect(measure.rows).toHaveCount(6);
});

test('a measurement is begun, placed and deleted by keyboard alone', async ({
  page,
  worklist,
  reading,
  measure,
}) => {
  await worklist.pick(oblong);
  await reading.isRead();
  await reading.viewer.focus();
  await page.keyboard.press('Shift+L');
  await expect(measure.hint).toContainText('Esc cancels');
  await page.keyboard.press('Enter');
  await expect(measure.handles.first()).toBeFocused();
  const before = await measure.value('Length 1');
  // Columns are 1 mm: three to the left, then ten.
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await measure.value('Length 1')).toBeCloseTo(before + 13, 1);
  await page.keyboard.press('Tab');
  await expect(measure.handles.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  expect(await measure.value('Length 1')).toBeCloseTo(before + 14, 1);
  // Nudges that follow each other are one step back.
  await page.keyboard.press('Control+z');
  expect(await measure.value('Length 1')).toBeCloseTo(before, 1);
  await page.keyboard.press('Backspace');
  await expect(measure.rows).toHaveCount(0);
  await expect(reading.viewer).toBeFocused();
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Escape');
  await expect(measure.hint).toBeHidden();
});

test('a measurement stays with its slice or section, in the units of the header', async ({
  page,
  worklist,
  reading,
  measure,
}) => {
  await worklist.pick(...buildCrossSections({ count: 20 }));
  await expect(reading.panes).toHaveCount(3);
  await reading.panes.nth(0).click({ position: { x: 60, y: 60 } });
  await page.keyboard.press('Shift+O');
  await measure.drag([0.48, 0.48], [0.52, 0.52]);
  await expect(measure.row('Ellipse 1')).toContainText('mean 40 ± 0 HU');
  await expect(measure.row('Ellipse 1')).toContainText('Image 1 / 20');
  await page.keyboard.press('ArrowDown');
  await expect(measure.shapes).toHaveCount(0);

  await test.step('choosing it in the list brings its slice back', async () => {
    await measure.row('Ellipse 1').getByRole('button').first().click();
    await expect(measure.shapes).toHaveCount(1);
    await expect(reading.corner(0)).toContainText('Image 1 / 20');
  });

  await test.step('on a section by its own spacing, and not as values of a slab', async () => {
    await reading.panes.nth(1).click({ position: { x: 60, y: 60 } });
    await page.keyboard.press('Shift+P');
    await reading.panes.nth(1).click({ position: { x: 200, y: 150 } });
    await expect(measure.row('Probe 1')).toContainText('HU');
    await expect(measure.row('Probe 1')).toContainText('Sagittal section 33');
    await page.keyboard.press('ArrowDown');
    await expect(reading.panes.nth(1).locator('.viewport-measure')).toHaveCount(0);
    await reading.panes
      .nth(1)
      .getByRole('combobox', { name: /^Slab thickness/ })
      .selectOption('4');
    await reading.viewer.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+P');
    await reading.panes.nth(1).click({ position: { x: 200, y: 150 } });
    await expect(measure.row('Probe 2')).toContainText('a slab shows several sections as one');
  });
});
