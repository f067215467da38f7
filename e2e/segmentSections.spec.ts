import type { Locator } from '@playwright/test';
import { buildCrossSections } from '../tests/builders/crossSections';
import { boxOf, buildSegmentation } from '../tests/builders/studyObjects';
import { expect, test } from './fixtures';
import type { ReadingPage } from './pages/ReadingPage';

test.use({ model: 'none' });

const studyUid = '1.2.826.0.1.3680043.10.5';

/** 20 slices of 64 × 48 pixels of 5 mm, 10 mm apart. */
const ct = buildCrossSections({ count: 20 });

/** A block: columns 28 to 35, rows 20 to 27, of the sixth slice from below to the tenth. */
const block = {
  name: 'seg.dcm',
  bytes: buildSegmentation({
    columns: 64,
    rows: 48,
    pixelMm: 5,
    thicknessMm: 10,
    FrameOfReferenceUID: `${studyUid}.0`,
    segments: [{ number: 1, label: 'Block' }],
    frames: [5, 6, 7, 8, 9].map((slice) => ({
      segment: 1,
      values: boxOf(64, 48, [28, 20, 8, 8]),
      position: [-160, -120, -60 + 10 * slice] as const,
    })),
    attributes: { '0020000d UI': studyUid, '00100020 LO': 'P2', '00100010 PN': 'Test^Slices' },
  }),
};

const mark = (reading: ReadingPage, pane: number) =>
  reading.panes.nth(pane).locator('[data-mark] path').last();

/** The box of what is drawn, in pixels of the image or section. */
const boxOfMark = (shape: Locator) =>
  shape.evaluate((path: SVGGraphicsElement) => {
    const { x, y, width, height } = path.getBBox();
    return [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  });

test('a segment of the stack lies on its sections too, in slabs, and is put away with it', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.pick(...ct, block);
  const position = (index: number) =>
    reading.panes.nth(index).getByRole('slider', { name: 'Position in the stack' });
  await expect(reading.corner(1)).toContainText('Sagittal · Image 33 / 64');
  await expect(reading.corner(2)).toContainText('Coronal · Image 25 / 48');

  await test.step('where its voxels are: the tenth slice is the eleventh row from the head', async () => {
    await expect.poll(() => boxOfMark(mark(reading, 1))).toEqual([20, 10, 8, 5]);
    await expect.poll(() => boxOfMark(mark(reading, 2))).toEqual([28, 10, 8, 5]);
    await position(0).fill('7');
    await expect(reading.corner(0)).toContainText('Image 8 / 20');
    await expect.poll(() => boxOfMark(mark(reading, 0))).toEqual([28, 20, 8, 8]);
  });

  await test.step('with the same fill and line as on the stack', async () => {
    const look = (index: number) =>
      mark(reading, index).evaluate((path) => {
        const { fill, stroke, fillOpacity, strokeWidth } = getComputedStyle(path);
        return { fill, stroke, fillOpacity, strokeWidth };
      });
    expect(await look(1)).toEqual(await look(0));
  });

  await test.step('on no section beside it, but on a slab that reaches it', async () => {
    await position(1).fill('36');
    await expect(reading.corner(1)).toContainText('Image 37 / 64');
    await expect(mark(reading, 1)).toHaveCount(0);
    await reading.panes
      .nth(1)
      .getByRole('combobox', { name: 'Slab thickness' })
      .selectOption('20 mm');
    await expect.poll(() => boxOfMark(mark(reading, 1))).toEqual([20, 10, 8, 5]);
  });

  await test.step('and one switch is for all viewports', async () => {
    await page.getByRole('button', { name: 'Show Segmentation: AI regions' }).click();
    const panel = page.getByRole('complementary', { name: 'AI regions' });
    await panel.getByRole('checkbox', { name: 'Block' }).uncheck();
    await expect(page.locator('[data-mark]')).toHaveCount(0);
    await panel.getByRole('checkbox', { name: 'Block' }).check();
    await expect(page.locator('[data-mark]')).toHaveCount(3);
  });
});
