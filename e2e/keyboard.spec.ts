import { expect, test } from './fixtures';
import { tinyFindings } from './tinyPackage';

test('a study is opened, decided on, signed and taken away without a mouse', async ({
  page,
  worklist,
  reading,
}) => {
  await page.goto('/');
  const press = (key: string) => page.keyboard.press(key);
  /** Walks on with a key until the wanted control has the focus. */
  const walkTo = async (name: RegExp, key: string) => {
    for (let step = 0; step < 80; step++) {
      const label = await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
      });
      if (name.test(label)) return;
      await press(key);
    }
    throw new Error(`${key} never reached ${name}`);
  };
  const tabTo = (name: RegExp) => walkTo(name, 'Tab');
  await tabTo(/^I understand/);
  await press('Enter');
  await expect(worklist.intendedUse).toBeHidden();
  await tabTo(/^Open sample: Normal chest/);
  await press('Enter');
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await expect(reading.banner).toHaveText('AI: 7 findings · not verified');

  await test.step('the view', async () => {
    const corner = reading.corner(0, 'bottom-right');
    const before = await corner.textContent();
    await press('+');
    await expect(corner).not.toHaveText(before ?? '');
    await press('Space');
    await expect(corner).toHaveText(before ?? '');
    const leftEdge = page.locator('.viewport-side.is-left');
    await expect(leftEdge).toHaveText('R');
    await press('h');
    await expect(leftEdge).toHaveText('L');
    await press('Space');
    await expect(leftEdge).toHaveText('R');
  });

  await test.step('help opens and closes', async () => {
    await press('?');
    await expect(page.getByRole('dialog', { name: 'Keys and mouse' })).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('accept with Y, reject with X and a reason, undo and redo', async () => {
    const status = (status: string) => reading.cards.and(page.locator(`[data-status="${status}"]`));
    await press('j');
    await press('y');
    await expect(status('accepted')).toHaveCount(1);
    await press('x');
    await expect(page.getByRole('menu')).toBeVisible();
    await press('ArrowDown');
    await press('Enter');
    await expect(status('rejected')).toHaveCount(1);
    await press('Control+z');
    await expect(status('rejected')).toHaveCount(0);
    await press('Control+y');
    await expect(status('rejected')).toHaveCount(1);
    for (let left = tinyFindings.length - 2; left > 0; left--) {
      await press('y');
      await expect(status('pending')).toHaveCount(left - 1);
    }
  });

  await test.step('the focus stays with a finding, whose buttons come and go', async () => {
    const card = reading.cards.last();
    const name = card.getByRole('button').first();
    await card.getByRole('button', { name: /^Edit/ }).focus();
    await press('Enter');
    await expect(reading.editor).toBeFocused();
    await press('Escape');
    await expect(name).toBeFocused();
    await card.getByRole('button', { name: /^Change/ }).focus();
    await press('Enter');
    await expect(name).toBeFocused();
    await card.getByRole('button', { name: /^Accept/ }).focus();
    await press('Enter');
    await expect(name).toBeFocused();
  });

  await test.step('sign with Ctrl+Enter, and take the text away', async () => {
    await press('Control+Enter');
    await expect(reading.notices).toContainText('Your name is missing');
    await page.keyboard.type('Dr. Keys');
    await press('Control+Enter');
    await expect(reading.signedText).toContainText('Dr. Keys');
    await tabTo(/^Take away/);
    await press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await walkTo(/^Download text \(English\)/, 'ArrowDown');
    const download = page.waitForEvent('download');
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(/-report-en\.txt$/);
  });
});
