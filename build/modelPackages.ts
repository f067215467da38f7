import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { Connect, Plugin } from 'vite';

const contentTypes: Record<string, string> = {
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
};

/** A package is a folder of `models/` that holds a manifest; `models/training` is none. */
function findPackages(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'manifest.json')))
    .sort();
}

const writeIndex = (root: string): string => JSON.stringify({ packages: findPackages(root) });

function servePackages(root: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!path.startsWith('/models/')) {
      next();
      return;
    }
    const name = path.slice('/models/'.length);
    const file = resolve(root, name);
    if (name === 'index.json') {
      response.setHeader('Content-Type', 'application/json');
      response.end(writeIndex(root));
    } else if (
      findPackages(root).some((id) => file.startsWith(join(root, id) + sep)) &&
      existsSync(file) &&
      statSync(file).isFile()
    ) {
      const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
      response.setHeader('Content-Type', contentType);
      response.setHeader('Content-Length', statSync(file).size);
      createReadStream(file).pipe(response);
    } else {
      response.statusCode = 404;
      response.end();
    }
  };
}

/**
 * Serves each `models/<id>/` at `/models/<id>/` while developing, copies it into the built app, and
 * lists the packages in `/models/index.json`.
 */
export function modelPackages(root: string): Plugin {
  let outDir = 'dist';
  return {
    name: 'shoken-model-packages',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(servePackages(root));
    },
    async writeBundle() {
      const target = join(outDir, 'models');
      await mkdir(target, { recursive: true });
      for (const id of findPackages(root)) {
        await cp(join(root, id), join(target, id), { recursive: true });
      }
      await writeFile(join(target, 'index.json'), writeIndex(root));
    },
  };
}
