import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Of the public folder, what belongs to the app itself. */
const ownFiles = ['icon.svg', 'manifest.webmanifest'];

/** The runtime's WASM is large and comes in two forms: `src/offline` keeps the one in use. */
const isKeptAhead = (name: string) =>
  name.startsWith('assets/') && !/ort-wasm-.*\.wasm$/.test(name);

/**
 * Writes `/sw.js`: the service worker at `entry`, with the list of all that a page of this build may load. It is built
 * by itself, for a classic script that shares no chunk with the page, which every browser takes.
 */
export function serviceWorker(entry: string): Plugin {
  let publicDir = '';
  return {
    name: 'shoken-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the page is not written yet');
        const assets = Object.keys(bundle).filter(isKeptAhead).sort();
        const files = [
          '/',
          ...ownFiles.map((name) => `/${name}`),
          ...assets.map((name) => `/${name}`),
        ];
        const hash = createHash('sha256').update(JSON.stringify(files)).update(page.source);
        for (const name of ownFiles) hash.update(await readFile(join(publicDir, name)));
        const id = hash.digest('hex').slice(0, 12);
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: await write(entry, { id, files }),
        });
      },
    },
  };
}

async function write(entry: string, version: object): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __VERSION__: JSON.stringify(version) },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const [chunk, ...others] = output?.output ?? [];
  if (!chunk || others.length > 0) throw new Error('the service worker is to be one file');
  return chunk.code;
}
