import { expect, test } from './fixtures';
import { findFaults } from './pages/findFaults';
import { tinyFindings } from './tinyPackage';

for (const [language, locale] of [
  ['English', 'en-US'],
  ['Japanese', 'ja-JP'],
] as const) {
  test.describe(language, () => {
    test.use({ locale });
    test(`no screen in ${language} has a serious fault for assistive technology`, async ({
      page,
      worklist,
    }) => {
      await page.goto('/');
      await expect(worklist.intendedUse).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
      expect(await findFaults(page), 'intended use').toEqual([]);
      await worklist.intendedUse.getByRole('button').last().click();
      expect(await findFaults(page), 'start screen').toEqual([]);
      await page.locator('.sample').first().click();
      const cards = page.locator('article.card');
      await expect(cards).toHaveCount(tinyFindings.length);
      await expect(page.locator('.ai-bar')).toHaveAttribute('data-state', 'done');
      expect(await findFaults(page), 'reading screen').toEqual([]);
      await page.locator('.ask-form input').fill('胸水');
      await page.keyboard.press('Enter');
      await expect(page.locator('.ask-result')).toHaveAttribute('data-status', 'done');
      expect(await findFaults(page), 'answer').toEqual([]);
      await cards.first().locator('.card-foot button').nth(1).click();
      await expect(page.locator('form.editor')).toBeVisible();
      expect(await findFaults(page), 'editor').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findFaults(page), 'help').toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('header button').first().click();
      await expect(page.locator('tr[data-study]')).toHaveCount(1);
      expect(await findFaults(page), 'worklist').toEqual([]);
      await page.locator('.bar-end button').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findFaults(page), 'settings').toEqual([]);
    });
  });
}

test('the interface changes its language at once and keeps it; the report follows until it has its own', async ({
  page,
  worklist,
}) => {
  await worklist.visit();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'Interface language' }).getByText('日本語').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await dialog.getByRole('button', { name: '閉じる' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.getByRole('button', { name: /正常胸部/ }).click();
  await expect(page.locator('article.card')).toHaveCount(tinyFindings.length);
  await expect(page.getByRole('article', { name: '気胸' })).toBeVisible();
  // The report follows, until its own switch is used.
  await expect(page.locator('.report')).toContainText('気胸を認める。');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('.report')).toContainText('气胸');
  await page.getByRole('button', { name: '設定' }).click();
  await dialog.getByRole('group', { name: '表示言語' }).getByText('English').click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.report')).toContainText('气胸');
});
