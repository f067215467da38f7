import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/* `npx tsx scripts/icons.ts`: draws `public/icon.svg` as the PNG files that `public/manifest.webmanifest` names. */

/** Systems cut a maskable icon to a shape of theirs: the drawing keeps to the middle 80 %, its ground goes to the edge. */
const safeShare = 0.8;

const svg = await readFile('public/icon.svg', 'utf8');
const ground = /<rect [^>]*fill="([^"]+)"/.exec(svg)?.[1];
if (ground === undefined) throw new Error('public/icon.svg has no ground');

await mkdir('public/icons', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const { name, size, share } of [
  { name: 'icon-192', size: 192, share: 1 },
  { name: 'icon-512', size: 512, share: 1 },
  { name: 'maskable-512', size: 512, share: safeShare },
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${share < 1 ? ground : 'none'}}
    svg{width:${share * 100}%}</style>${svg}`,
  );
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
}
await browser.close();
