import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { preview, type PreviewServer } from 'vite';
import { sendAsIs } from '../../build/sendAsIs';

let folder: string;
let server: PreviewServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoken-as-is-'));
  await writeFile(join(folder, 'index.html'), `<p>${'page '.repeat(1000)}</p>`);
  await writeFile(join(folder, 'image.dcm'), new Uint8Array(5000));
  server = await preview({
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    plugins: [sendAsIs()],
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const encodingOf = async (path: string) => {
  const response = await fetch(new URL(path, server.resolvedUrls?.local[0]));
  return response.headers.get('content-encoding');
};

it('sends images as they are, and text compressed', async () => {
  expect(await encodingOf('image.dcm')).toBeNull();
  expect(await encodingOf('')).toBe('gzip');
});
