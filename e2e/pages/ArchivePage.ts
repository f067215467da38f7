import type { Locator, Page } from '@playwright/test';

/** The dialog that finds and opens studies of the archive. */
export class ArchivePage {
  readonly dialog: Locator;
  readonly rows: Locator;
  readonly problem: Locator;
  readonly address: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Archive (DICOMweb)' });
    this.rows = this.dialog.locator('tbody tr:not(.archive-series)');
    this.problem = this.dialog.getByRole('alert');
    this.address = this.dialog.getByRole('textbox', { name: 'Address' });
  }

  async show(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open from archive' }).click();
  }

  /** Shows the dialog and connects to the archive behind the page. */
  async open(): Promise<void> {
    await this.show();
    await this.connect();
  }

  async connect(address = '/dicom-web'): Promise<void> {
    await this.address.fill(address);
    await this.press('Connect');
  }

  async press(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** Fills fields by their labels, and searches. */
  async search(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      const field = this.dialog.getByLabel(label, { exact: true });
      if (label === 'Modality') await field.selectOption(value);
      else await field.fill(value);
    }
    await this.press('Search');
  }
}
