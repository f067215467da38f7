import { decode } from 'fast-png';
import { expect, type Locator, type Page } from '@playwright/test';
import { dragOn, type Share } from './dragOn';

/** The model ran, and said what it believes. */
export const aiRead = /^AI: (\d+ finding|ran, nothing found)/;

/** The reading screen: image, findings, report. */
export class ReadingPage {
  readonly viewer: Locator;
  /** The one line on the image that says what the AI did. */
  readonly banner: Locator;
  readonly aiBar: Locator;
  readonly cards: Locator;
  readonly regions: Locator;
  readonly panes: Locator;
  readonly editor: Locator;
  readonly notices: Locator;
  readonly report: Locator;
  readonly readerName: Locator;
  readonly signedText: Locator;
  readonly askField: Locator;
  /** What the model said when it was asked. */
  readonly answer: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    /** The first of them, where there are several. */
    this.viewer = page.getByRole('application', { name: 'Image viewer' }).first();
    this.banner = page.locator('.viewport-banner');
    this.aiBar = page.locator('.ai-bar');
    this.cards = page.getByRole('list', { name: 'List of findings' }).getByRole('article');
    this.regions = page.locator('.viewport-region');
    this.panes = page.locator('.pane');
    this.editor = page.locator('form.editor');
    this.notices = page.getByRole('region', { name: 'Notices' });
    this.report = page.locator('section.panel[aria-labelledby="report-title"]');
    this.readerName = page.locator('.sign-bar').getByRole('textbox');
    this.signedText = page.locator('.signed-text');
    this.askField = page.getByRole('textbox', { name: 'Find words or ask a question' });
    this.answer = page.getByRole('article', { name: 'Answer of the model' });
  }

  /** Waits until the model has said all it will of the image. */
  async isRead(): Promise<void> {
    await expect(this.aiBar).toHaveAttribute('data-state', 'done');
  }

  /** Waits until the study itself is on the device, a moment after its picture is on the screen. */
  async isKept(): Promise<void> {
    await this.page.waitForFunction(
      () => performance.getEntriesByName('shoken:files-kept').length > 0,
    );
  }

  /** The words in a corner of a viewport. */
  corner(pane: number, at = 'top-right'): Locator {
    return this.panes.nth(pane).locator(`.viewport-corner.is-${at}`);
  }

  card(name: string): Locator {
    return this.cards.and(this.page.getByRole('article', { name, exact: true }));
  }

  async accept(name: string): Promise<void> {
    await this.card(name)
      .getByRole('button', { name: /^Accept/ })
      .click();
  }

  async startEditing(name: string): Promise<void> {
    await this.card(name).getByRole('button', { name: /^Edit/ }).click();
    await expect(this.editor).toBeVisible();
  }

  async saveEdit(): Promise<void> {
    await this.editor.getByRole('button', { name: 'Save' }).click();
    await expect(this.editor).toBeHidden();
  }

  async reject(name: string, reason: string): Promise<void> {
    await this.card(name)
      .getByRole('button', { name: /^Reject/ })
      .click();
    await this.page.getByRole('menuitem', { name: reason }).click();
  }

  /** Accepts whatever still awaits a decision; how many that is depends on the model's weights. */
  async acceptTheRest(): Promise<void> {
    const pending = this.cards.and(this.page.locator('[data-status="pending"]'));
    while ((await pending.count()) > 0) {
      const before = await pending.count();
      await pending
        .first()
        .getByRole('button', { name: /^Accept/ })
        .click();
      await expect(pending).toHaveCount(before - 1);
    }
  }

  /** What is on the screen at a place of a square image, (0, 0) its upper left corner and (1, 1) the lower right. */
  async colorAt(x: number, y: number): Promise<readonly [number, number, number]> {
    const { data, channels, width, height } = decode(await this.viewer.screenshot());
    const side = Math.min(width, height);
    const column = Math.floor((width - side) / 2 + x * side);
    const row = Math.floor((height - side) / 2 + y * side);
    const at = (row * width + column) * channels;
    return [data[at] ?? NaN, data[at + 1] ?? NaN, data[at + 2] ?? NaN];
  }

  /** Draws a box on the image as shares of the viewport's width and height. */
  async drawBox(from: Share, to: Share): Promise<void> {
    await dragOn(this.page, this.viewer, from, to);
  }

  /** Adds a finding of the reader's own. */
  async add(finding: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add finding' }).first().click();
    await this.drawBox([0.4, 0.3], [0.48, 0.4]);
    await this.editor.getByRole('combobox', { name: 'Finding', exact: true }).selectOption(finding);
    await this.saveEdit();
  }

  /** The reader's own words in a section of the report. */
  ownWords(section: string): Locator {
    return this.report.getByRole('textbox', { name: `Own text: ${section}` });
  }

  async sign(): Promise<void> {
    // While something is open the button is `aria-disabled`, yet says what when it is pressed.
    await this.report.getByRole('button', { name: /^Sign/ }).click({ force: true });
  }

  /** Takes something away by the menu, and gives the file's name and content. */
  async takeAway(item: string | RegExp): Promise<{ name: string; path: string }> {
    await this.report.getByRole('button', { name: 'Take away' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    return { name: file.suggestedFilename(), path: await file.path() };
  }

  /** Types words or a question, and waits until the model has answered them. */
  async ask(words: string): Promise<void> {
    await this.askField.fill(words);
    await this.askField.press('Enter');
    await expect(this.answer).toContainText(words);
    await expect(this.answer).toHaveAttribute('data-status', 'done');
  }

  async keepAnswer(): Promise<void> {
    await this.answer.getByRole('button', { name: /^Keep/ }).click();
    await expect(this.answer).toBeHidden();
  }

  async discardAnswer(): Promise<void> {
    await this.answer.getByRole('button', { name: 'Discard' }).click();
  }

  async backToWorklist(): Promise<void> {
    await this.page.getByRole('button', { name: 'Worklist' }).click();
  }
}
