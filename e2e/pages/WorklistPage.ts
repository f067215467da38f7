import { expect, type Locator, type Page } from '@playwright/test';
import { ReadingPage } from './ReadingPage';

/** A file for the picker: a path, or a name with its bytes. */
type PickedFile = string | { readonly name: string; readonly bytes: Uint8Array };

/** The start screen. */
export class WorklistPage {
  readonly intendedUse: Locator;
  readonly samples: Locator;
  readonly studies: Locator;
  readonly rejected: Locator;
  /** The list itself, which has the focus. */
  readonly table: Locator;
  readonly search: Locator;
  readonly tour: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.intendedUse = page.getByRole('dialog', { name: /Intended use|使用目的/ });
    this.samples = page.getByRole('button', { name: /^Open sample: / });
    this.studies = page.locator('table.studies tr[data-study]');
    this.table = page.getByRole('grid', { name: 'Worklist' });
    this.search = page.getByRole('searchbox', { name: 'Search' });
    this.tour = page.getByRole('complementary', { name: 'Short tour' });
    this.rejected = page.locator('.rejected li');
  }

  /** A first visit: the intended use is agreed to once, and the tour skipped. */
  async visit(): Promise<void> {
    await this.arrive();
    await this.page.locator('.tour button').last().click();
  }

  /** A first visit with the tour still there. */
  async arrive(): Promise<void> {
    await this.page.goto('/');
    await this.intendedUse.getByRole('button').last().click();
    await expect(this.intendedUse).toBeHidden();
  }

  /** What a cell of the first rows says, in the order of the list. */
  async column(number: number, rows = 3): Promise<string[]> {
    const cells = await this.studies
      .locator(`td:nth-child(${number})`)
      .evaluateAll((all) => all.map(({ textContent }) => textContent));
    return cells.slice(0, rows);
  }

  async openSample(title: string): Promise<void> {
    await this.samples.filter({ hasText: title }).click();
  }

  /** Opens a sample in which the model finds something, and waits until it is on the screen with all its words. */
  async readSample(title = 'Normal chest'): Promise<void> {
    const reading = new ReadingPage(this.page);
    await this.openSample(title);
    await reading.isRead();
    await expect(reading.cards).not.toHaveCount(0);
  }

  async pick(...files: PickedFile[]): Promise<void> {
    const chosen = files.map((file) =>
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) },
    );
    const input = this.page.locator('input[type=file]').first();
    // Playwright takes paths or buffers, not both in one call.
    const paths = chosen.filter((file) => typeof file === 'string');
    const buffers = chosen.filter((file) => typeof file !== 'string');
    await input.setInputFiles(paths.length > 0 ? paths : buffers);
  }

  study(patient: string | RegExp): Locator {
    return this.studies.filter({ hasText: patient });
  }
}
