import type { Locator, Page } from '@playwright/test';

/** The dialog in which keys are bound. */
export class KeysPage {
  readonly dialog: Locator;
  /** Why a key cannot be had, or whose it is. */
  readonly said: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Change keys' });
    this.said = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await this.page.getByRole('button', { name: 'Change keys' }).click();
  }

  row(command: string): Locator {
    return this.dialog
      .getByRole('listitem')
      .filter({ has: this.page.getByText(command, { exact: true }) });
  }

  /** Presses a new key for a command. */
  async press(command: string, key: string): Promise<void> {
    await this.row(command)
      .getByRole('button', { name: `Change the key: ${command}` })
      .click();
    await this.page.keyboard.press(key);
  }
}
