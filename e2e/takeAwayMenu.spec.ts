import { expect, test } from './fixtures';

for (const height of [500, 720]) {
  test(`a click opens all that can be taken away, and takes nothing yet, ${height} pixels high`, async ({
    page,
    worklist,
    reading,
  }) => {
    await page.setViewportSize({ width: 1280, height });
    await worklist.visit();
    await worklist.readSample();
    const taken: string[] = [];
    page.on('download', (download) => taken.push(download.suggestedFilename()));
    await page.getByRole('button', { name: 'Take away' }).click();
    const last = page.getByRole('menuitem', { name: 'Review as JSON' });
    await expect(last).toBeVisible();
    expect(taken).toEqual([]);
    const download = page.waitForEvent('download');
    await last.click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
    await expect(reading.cards.first()).toBeVisible();
  });
}

test('what can be taken away stands under headings, walked through as one list', async ({
  page,
  worklist,
  reading,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await worklist.visit();
  await worklist.readSample();
  await reading.report.getByRole('button', { name: 'Take away' }).press('Enter');
  const menu = page.getByRole('menu', { name: 'Take away' });
  const countIn = (name: string) => menu.getByRole('group', { name }).getByRole('menuitem').count();
  expect(await countIn('Report')).toBe(7);
  expect(await countIn('Regions and findings')).toBe(4);
  expect(await countIn('Records for other systems')).toBe(2);
  await expect(menu.getByRole('menuitem')).toHaveCount(13);
  const walked: string[] = [];
  for (let step = 0; step < 13; step++) {
    walked.push((await menu.locator(':focus').textContent()) ?? '');
    await expect(menu.locator(':focus')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowDown');
  }
  expect(walked).toEqual(await menu.getByRole('menuitem').allTextContents());
  await expect(menu.locator(':focus')).toHaveText(walked[0] ?? '');
  const box = await page.locator('.menu').boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 720).toBe(true);
  expect(box && box.x >= 0 && box.x + box.width <= 1280).toBe(true);
});
