import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview, type PreviewServer } from 'vite';

const port = Number(process.env['PORT'] ?? 4173) + 2;

/** Of a file that did not arrive with its version; the next one brings it. */
const lostMark = '.lost';

/** A server of its own for the built app with the tiny model package, which may stop and publish other versions. */
export class OwnServer {
  static readonly url = `http://127.0.0.1:${port}`;

  private readonly folder: string;
  private server: PreviewServer | null = null;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async start(): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'shoken-server-'));
    const isWanted = (path: string) => !/\/models(\/|$)|\.asyncify.*\.wasm$/.test(path);
    await cp(process.env['DIST'] ?? 'dist', folder, { recursive: true, filter: isWanted });
    await cp('tests/fixtures/tiny-package', join(folder, 'models/tiny'), { recursive: true });
    await writeFile(join(folder, 'models/index.json'), JSON.stringify({ packages: ['tiny'] }));
    const own = new OwnServer(folder);
    own.server = await preview({
      logLevel: 'error',
      build: { outDir: folder },
      preview: { port, strictPort: true },
    });
    // Node hangs up after five quiet seconds, now and then on a request that is just coming.
    Object.assign(own.server.httpServer, { keepAliveTimeout: 60_000 });
    return own;
  }

  /** Nothing answers any more. */
  async stop(): Promise<void> {
    await this.server?.close();
    this.server = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Puts another version in place of this one: every script has another name, and `lost` of them is missing. */
  async publish(mark: string, lost?: RegExp): Promise<void> {
    const assets = join(this.folder, 'assets');
    for (const name of await readdir(assets)) {
      if (name.endsWith(lostMark))
        await rename(join(assets, name), join(assets, name.slice(0, -lostMark.length)));
    }
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
    const names = new Set(scripts);
    const renamed = (name: string) => name.replace(/\.js$/, `.${mark}.js`);
    const withNames = (text: string) =>
      text.replace(/(?<=\/)[\w.-]+\.js\b/g, (name) => (names.has(name) ? renamed(name) : name));
    for (const path of ['index.html', 'sw.js', ...scripts.map((name) => `assets/${name}`)]) {
      const file = join(this.folder, path);
      let text = withNames(await readFile(file, 'utf8'));
      if (path === 'sw.js') text = text.replace(/id:([`"'])\w+\1/, `id:$1${mark}$1`);
      await writeFile(file, text);
    }
    for (const name of scripts) await rename(join(assets, name), join(assets, renamed(name)));
    const missing = scripts.find((name) => lost?.test(name));
    if (missing === undefined) return;
    await rename(join(assets, renamed(missing)), join(assets, renamed(missing) + lostMark));
  }
}
