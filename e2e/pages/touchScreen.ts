import type { Locator, Page } from '@playwright/test';
import type { Share } from './dragOn';

const steps = 8;

/** Fingers on an element, by the browser's own input: what a page can prevent, it has to prevent. */
export async function touchScreen(page: Page, element: Locator) {
  const area = await element.boundingBox();
  if (!area) throw new Error('nothing to touch');
  const session = await page.context().newCDPSession(page);
  const at = ([x, y]: Share, id: number) => ({
    x: area.x + area.width * x,
    y: area.y + area.height * y,
    id,
  });
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Share[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(at) });
  const between = ([from, to]: readonly [Share, Share], share: number): Share => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ];
  const move = async (ways: readonly (readonly [Share, Share])[]) => {
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
    drag: async (...ways: readonly (readonly [Share, Share])[]) => {
      await send(
        'touchStart',
        ways.map(([from]) => from),
      );
      await move(ways);
    },
    /** A finger that is still moving when it is lifted. */
    flick: async (from: Share, to: Share) => {
      const sent = [send('touchStart', [from])];
      for (let step = 1; step <= steps; step++) {
        sent.push(send('touchMove', [between([from, to], step / steps)]));
      }
      await Promise.all([...sent, send('touchEnd', [])]);
    },
    restAndDrag: async (from: Share, to: Share) => {
      await send('touchStart', [from]);
      await page.waitForTimeout(700);
      await move([[from, to]]);
    },
  };
}
