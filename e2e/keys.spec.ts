import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { KeysPage } from './pages/KeysPage';
import { tinyFindings } from './tinyPackage';

test.beforeEach(({ worklist }) => worklist.visit());

test('keys are bound anew, swapped, refused with a reason, and stay over a reload', async ({
  page,
  worklist,
  reading,
}) => {
  const keys = new KeysPage(page);
  await worklist.readSample();

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

test('the palette finds commands in both languages, studies and series, and runs them', async ({
  page,
  worklist,
  reading,
}) => {
  const palette = page.getByRole('dialog', { name: 'All commands' });
  const call = async (typed: string) => {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('searchbox')).toBeFocused();
    // As an input method commits it.
    await page.keyboard.insertText(typed);
  };
  await call('設定');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');

  await worklist.openSample('Normal chest');
  const leftEdge = page.locator('.viewport-side.is-left');
  await expect(leftEdge).toHaveText('R');
  await call('flip');
  await expect(palette.getByRole('option')).toHaveText(['Flip horizontallyH', 'Flip verticallyV']);
  const { violations } = await new AxeBuilder({ page }).include('.palette').analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(leftEdge).toHaveText('L');

  await call('ask');
  await palette.getByRole('option', { name: 'Ask or find words' }).click();
  await expect(reading.askField).toBeFocused();
  await call('worklist');
  await page.keyboard.press('Enter');
  await expect(worklist.studies).toHaveCount(1);
  await call('phantom');
  await palette.getByRole('option', { name: /^study: PHANTOM/ }).click();
  await expect(reading.viewer).toBeVisible();
});

test('mouse buttons and wheel do what the reader chose', async ({ page, worklist, reading }) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const choose = (group: string, choice: string) =>
    page.getByRole('group', { name: group }).getByRole('button', { name: choice }).click();
  await choose('Left button at start', 'Pan');
  await choose('Right button', 'Window/level');
  await page.reload();
  await worklist.openSample('Normal chest');
  await expect(page.getByRole('button', { name: 'Pan', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const corner = reading.corner(0, 'bottom-right');
  await expect(corner).toContainText('Zoom 100');
  const before = await corner.textContent();
  const area = await reading.viewer.boundingBox();
  const [x, y] = [(area?.x ?? 0) + 300, (area?.y ?? 0) + 300];
  const drag = async (button: 'left' | 'right') => {
    await page.mouse.move(x, y);
    await page.mouse.down({ button });
    await page.mouse.move(x + 60, y + 40, { steps: 4 });
    await page.mouse.up({ button });
  };
  await drag('left');
  await expect(corner).toHaveText(before ?? '');
  await drag('right');
  await expect(corner).not.toHaveText(before ?? '');
  await expect(corner).toContainText('Zoom 100');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Right button: Window/level');
});

test('a key is known by its place on keyboards that write other letters', async ({
  page,
  worklist,
  reading,
}) => {
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
