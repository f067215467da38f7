import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const forYears = 'public, max-age=31536000, immutable';

/**
 * Has browsers keep what is named by its hash. Only then do they keep the compiled form of the runtime's
 * WASM too, which saves half a second or more on each visit but the first.
 */
export function keepAssets(): Plugin {
  return {
    name: 'shoken-keep-assets',
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        // That a file is missing is not for keeping: the next build may bring it.
        const isAsset = /^\/assets\/[\w.-]+$/.test(path) && existsSync(`${folder}${path}`);
        if (isAsset) response.setHeader('Cache-Control', forYears);
        next();
      });
    },
  };
}
