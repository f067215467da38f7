import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** Memory that a browser's processes hold now, in MB, as the system counts it. */
export interface ProcessMemory {
  /** The largest of its tabs' processes. */
  readonly tab: number;
  /** All of its processes; pages that they share are counted in each. */
  readonly all: number;
}

/** Null where the system does not tell. */
export async function processMemory(browser: Browser): Promise<ProcessMemory | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const held = await Promise.all(
    processInfo.map(async ({ id, type }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return { type, mb: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024 };
    }),
  );
  const known = held.filter(({ mb }) => !Number.isNaN(mb));
  if (known.length === 0) return null;
  return {
    tab: Math.max(...known.filter(({ type }) => type === 'renderer').map(({ mb }) => mb)),
    all: known.reduce((sum, { mb }) => sum + mb, 0),
  };
}
