import { expect, test } from './fixtures';

test.beforeEach(({ worklist }) => worklist.visit());

test('at 200 % zoom every word of a notice and every tool of the report is on the screen', async ({
  page,
  worklist,
  reading,
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await worklist.openSample('Normal chest');
  await expect(reading.viewer).toBeVisible();
  await reading.sign();
  for (const seen of [
    reading.notices.locator('.notice').first(),
    reading.report.getByRole('button', { name: 'Take away' }),
  ]) {
    await expect(seen).toBeInViewport({ ratio: 1 });
  }
});

test('the back button leads from a study to the worklist, and a finding in the editor waits', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.readSample();
  await page.getByRole('button', { name: 'Add finding' }).first().click();
  await reading.drawBox([0.4, 0.3], [0.48, 0.4]);
  await expect(reading.editor).toBeVisible();
  await page.goBack();
  await expect(worklist.studies).toHaveCount(1);
  await page.goForward();
  await expect(reading.editor).toBeVisible();
});
