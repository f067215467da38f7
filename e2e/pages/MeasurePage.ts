import { expect, type Locator, type Page } from '@playwright/test';
import { dragOn, placeOn, type Share } from './dragOn';

/** Measuring on the reading screen. */
export class MeasurePage {
  readonly rows: Locator;
  /** Of the selected measurement, on the image. */
  readonly handles: Locator;
  readonly shapes: Locator;
  readonly hint: Locator;

  private readonly page: Page;
  private readonly viewer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.viewer = page.getByRole('application', { name: 'Image viewer' }).first();
    this.rows = page.getByRole('list', { name: 'List of measurements' }).getByRole('listitem');
    this.handles = this.viewer.getByRole('button', { name: /point \d of \d/ });
    this.shapes = this.viewer.locator('.viewport-measure');
    this.hint = page.locator('.viewer-hint');
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  async choose(kind: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Measure', exact: true }).click();
    await this.page.getByRole('menuitem', { name: kind }).click();
    await expect(this.hint).toBeVisible();
  }

  /** From one share of the viewport's width and height to another. */
  async drag(from: Share, to: Share): Promise<void> {
    await dragOn(this.page, this.viewer, from, to);
  }

  async click(share: Share): Promise<void> {
    await this.page.mouse.click(...(await placeOn(this.viewer, share)));
  }

  /** Takes a handle of the selected measurement by so many CSS pixels. */
  async dragHandle(index: number, x: number, y: number): Promise<void> {
    await this.drawAway(this.handles.nth(index), x, y);
  }

  /** The same with the handle that turns an ellipse. */
  async turnEllipse(x: number, y: number): Promise<void> {
    await this.drawAway(this.viewer.getByRole('button', { name: /: turn/ }), x, y);
  }

  private async drawAway(handle: Locator, x: number, y: number): Promise<void> {
    const [left, top] = await placeOn(handle, [0.5, 0.5]);
    await this.page.mouse.move(left, top);
    await this.page.mouse.down();
    await this.page.mouse.move(left + x / 2, top + y / 2);
    await this.page.mouse.move(left + x, top + y);
    await this.page.mouse.up();
  }

  /** The first number of a row's value. */
  async value(name: string): Promise<number> {
    const text = await this.row(name).locator('.card-number').textContent();
    return Number(/-?[\d.]+/.exec(text ?? '')?.[0]);
  }
}
