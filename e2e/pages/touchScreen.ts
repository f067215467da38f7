import type { Locator, Page } from '@playwright/test';

/** A place as shares of an element's width and height. */
type Place = readonly [x: number, y: number];

const steps = 8;

/** Fingers on an element, by the browser's own input: what a page can prevent, it has to prevent. */
export async function touchScreen(page: Page, element: Locator) {
  const area = await element.boundingBox();
  if (!area) throw new Error('nothing to touch');
  const session = await page.context().newCDPSession(page);
  const at = ([x, y]: Place, id: number) => ({
    x: area.x + area.width * x,
    y: area.y + area.height * y,
    id,
  });
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(at) });
  const between = ([from, to]: readonly [Place, Place], share: number): Place => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ];
  const move = async (ways: readonly (readonly [Place, Place])[]) => {
    for (let step = 1; step <= steps; step++) {
      await send(
        'touchMove',
        ways.map((way) => between(way, step / steps)),
      );
    }
    await send('touchEnd', []);
  };
  return {
    /** A finger for each way, all at once. */
    drag: async (...ways: readonly (readonly [Place, Place])[]) => {
      await send(
        'touchStart',
        ways.map(([from]) => from),
      );
      await move(ways);
    },
    restAndDrag: async (from: Place, to: Place) => {
      await send('touchStart', [from]);
      await page.waitForTimeout(700);
      await move([[from, to]]);
    },
  };
}
