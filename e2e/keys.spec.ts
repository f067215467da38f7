import { expect, test } from './fixtures';
import { KeysPage } from './pages/KeysPage';
import { serveTinyPackage, tinyFindings } from './tinyPackage';

test('keys are bound anew, swapped, refused with a reason, and stay over a reload', async ({
  page,
  worklist,
  reading,
}) => {
  await serveTinyPackage(page);
  await worklist.visit();
  const keys = new KeysPage(page);
  await worklist.openSample('Normal chest');
  await expect(reading.cards).toHaveCount(tinyFindings.length);

  await test.step('a key of another command is offered as a swap', async () => {
    await keys.open();
    await keys.press('Accept', 'x');
    await expect(keys.said).toHaveText('X is the key of “Reject”, which would get Y instead.');
    await keys.dialog.getByRole('button', { name: 'Swap' }).click();
    await expect(keys.row('Accept').locator('kbd')).toHaveText('X');
    await expect(keys.row('Reject').locator('kbd')).toHaveText('Y');
  });

  await test.step('keys of the browser are refused, and Esc gives up', async () => {
    await keys.press('Next finding', 'Control+w');
    await expect(keys.said).toContainText('Ctrl+W belongs to the browser');
    await page.keyboard.press('Escape');
    await expect(keys.said).toBeHidden();
    await expect(keys.row('Next finding').locator('kbd')).toHaveText('J');
  });

  await test.step('the new key is told beside the buttons and on the help sheet', async () => {
    await page.keyboard.press('Escape');
    await expect(reading.cards.first().getByRole('button', { name: /^Accept/ })).toHaveText(
      'Accept X',
    );
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys and mouse' });
    await sheet.getByRole('searchbox').fill('承認');
    await expect(sheet.locator('.help-keys > div')).toHaveText('XAccept');
    await page.keyboard.press('Escape');
  });

  await test.step('it works, also after a reload, and rests in text fields', async () => {
    const accepted = reading.cards.and(page.locator('[data-status="accepted"]'));
    await page.reload();
    await expect(reading.cards).toHaveCount(tinyFindings.length);
    await reading.readerName.fill('');
    await page.keyboard.type('xx');
    await expect(reading.readerName).toHaveValue('xx');
    await expect(accepted).toHaveCount(0);
    await reading.viewer.focus();
    await page.keyboard.press('x');
    await expect(accepted).toHaveCount(1);
  });

  await test.step('all keys are reset at once', async () => {
    await keys.open();
    await keys.dialog.getByRole('button', { name: 'Reset all keys' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Reset all keys' }).click();
    await expect(keys.row('Accept').locator('kbd')).toHaveText('Y');
    await expect(keys.row('Reject').locator('kbd')).toHaveText('X');
  });
});

test('a key is known by its place on keyboards that write other letters', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.openSample('Normal chest');
  const leftEdge = page.locator('.viewport-side.is-left');
  await expect(leftEdge).toHaveText('R');
  const type = (key: string, code: string, isComposing: boolean) =>
    reading.viewer.dispatchEvent('keydown', { key, code, isComposing, bubbles: true });
  await type('Process', 'KeyH', true);
  await type('h', 'KeyH', true);
  await expect(leftEdge).toHaveText('R');
  await type('р', 'KeyH', false);
  await expect(leftEdge).toHaveText('L');
});
