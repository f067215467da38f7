import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { preview, type PreviewServer } from 'vite';
import { keepAssets } from '../../build/keepAssets';

let folder: string;
let server: PreviewServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoken-assets-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'assets/index-4f3c.js'), '1;');
  server = await preview({
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    plugins: [keepAssets()],
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const keeping = async (path: string) => {
  const response = await fetch(new URL(path, server.resolvedUrls?.local[0]));
  return [response.status, /immutable/.test(response.headers.get('cache-control') ?? '')];
};

it('lets browsers keep what is named by its hash, but neither the page nor what is missing', async () => {
  expect(await keeping('assets/index-4f3c.js')).toEqual([200, true]);
  expect(await keeping('')).toEqual([200, false]);
  expect(await keeping('assets/index-0000.js')).toEqual([404, false]);
});
