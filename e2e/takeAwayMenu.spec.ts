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
