import type { Page } from 'playwright-core';
import { measureYardstick } from './readSample';

/** What a piece of work took of the page's own thread. */
export interface PageCost {
  /** Of the processor, in ms; what others took of it meanwhile is not in it. */
  readonly cpuMs: number;
  readonly layouts: number;
}

/** Has the browser count what the page's thread does while `work` runs. */
export async function measurePageCost(page: Page, work: () => Promise<unknown>): Promise<PageCost> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { cpuMs: of('ThreadTime') * 1000, layouts: of('LayoutCount') };
  };
  const before = await read();
  await work();
  const after = await read();
  await session.detach();
  return { cpuMs: after.cpuMs - before.cpuMs, layouts: after.layouts - before.layouts };
}

/** The yardstick in the same measure: a busy machine makes both slower, and leaves their ratio. */
export async function measureYardstickCost(page: Page): Promise<number> {
  return (await measurePageCost(page, () => page.evaluate(measureYardstick))).cpuMs;
}
