import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { MeasurePage } from './pages/MeasurePage';
import { ReadingPage } from './pages/ReadingPage';
import { WorklistPage } from './pages/WorklistPage';
import { serveTinyPackage } from './tinyPackage';

test('two tabs of one study measure together, and an editor says what was decided in the other', async ({
  page,
  context,
  worklist,
  reading,
  measure: here,
}) => {
  const radiograph = { name: 'pa.dcm', bytes: buildRadiograph({ columns: 400, rows: 400 }) };
  await worklist.visit();
  await worklist.pick(radiograph);
  await reading.isRead();
  const otherPage = await context.newPage();
  await serveTinyPackage(otherPage);
  await otherPage.goto('/');
  await new WorklistPage(otherPage).pick(radiograph);
  const other = new ReadingPage(otherPage);
  await other.isRead();
  const there = new MeasurePage(otherPage);

  await test.step('what is drawn in one stands in both', async () => {
    await here.choose(/^Length/);
    await here.drag([0.4, 0.4], [0.4, 0.6]);
    await expect(there.row('Length 1')).toBeVisible();
    await there.choose(/^Length/);
    await there.drag([0.6, 0.4], [0.6, 0.6]);
    await expect(here.row('Length 2')).toBeVisible();
    await expect(here.rows).toHaveCount(2);
  });

  await test.step('what is deleted in one is gone in both, and stays so after a reload', async () => {
    await here.row('Length 1').getByRole('button', { name: 'Length 1', exact: true }).click();
    await page.keyboard.press('Delete');
    await expect(there.rows).toHaveCount(1);
    await otherPage.reload();
    await expect(there.row('Length 2')).toBeVisible();
    await expect(there.rows).toHaveCount(1);
  });

  await test.step('words in the editor stay, beside what was decided in the other tab', async () => {
    const card = (of: ReadingPage) => of.cards.first();
    await card(reading).getByRole('button', { name: 'Edit' }).click();
    await reading.editor.getByRole('textbox').fill('Mine.');
    await card(other).getByRole('button', { name: 'Edit' }).click();
    await other.editor.getByRole('textbox').fill('Theirs.');
    await other.editor.getByRole('button', { name: 'Save' }).click();
    await expect(other.editor).toBeHidden();
    const alert = reading.editor.getByRole('alert');
    await expect(alert).toContainText('decided meanwhile (edited: Theirs.)');
    await expect(reading.editor.getByRole('textbox')).toHaveValue('Mine.');
    await page.reload();
    await expect(alert).toContainText('Theirs.');
    await expect(reading.editor.getByRole('textbox')).toHaveValue('Mine.');
    await page.screenshot({ path: test.info().outputPath('meanwhile.png') });
    await reading.editor.getByRole('button', { name: 'Cancel' }).click();
    await expect(card(reading)).toContainText('Theirs.');
  });
});
