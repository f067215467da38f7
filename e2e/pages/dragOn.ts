import type { Locator, Page } from '@playwright/test';

/** A place as shares of an element's width and height. */
export type Share = readonly [x: number, y: number];

/** The place on the page, in CSS pixels. */
export async function placeOn(element: Locator, [x, y]: Share): Promise<[number, number]> {
  const area = await element.boundingBox();
  if (!area) throw new Error('not on the screen');
  return [area.x + area.width * x, area.y + area.height * y];
}

/** Drags the mouse over an element, from one share of its size to another. */
export async function dragOn(page: Page, element: Locator, from: Share, to: Share): Promise<void> {
  await page.mouse.move(...(await placeOn(element, from)));
  await page.mouse.down();
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
  await page.mouse.move(...(await placeOn(element, middle)));
  await page.mouse.move(...(await placeOn(element, to)));
  await page.mouse.up();
}
