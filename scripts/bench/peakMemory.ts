import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** The most memory that any tab's process has held, in MB; null where the system does not tell. */
export async function peakMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
      }),
  );
  const known = peaks.filter((peak) => !Number.isNaN(peak));
  return known.length > 0 ? Math.max(...known) : null;
}
