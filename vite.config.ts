import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Rolldown } from 'vite';
import { archiveProxy } from './build/archiveProxy.ts';
import { contentSecurity } from './build/contentSecurity.ts';
import { keepAssets } from './build/keepAssets.ts';
import { modelPackages } from './build/modelPackages.ts';
import { sendAsIs } from './build/sendAsIs.ts';
import { builtAppHeaders, devHeaders } from './build/securityHeaders.ts';
import { serviceWorker } from './build/serviceWorker.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The codecs ask for Node's `fs` and `path` in branches that a browser never takes. */
const quietAboutCodecs: Pick<Rolldown.InputOptions, 'checks' | 'onLog'> = {
  checks: { bundlerTimings: false },
  onLog(level, log, report) {
    if (!log.message.includes('@cornerstonejs/codec-')) report(level, log);
  },
};

const host = '127.0.0.1';
const port = Number(process.env['PORT'] ?? 4173);

export default defineConfig({
  // One page without routes: a missing file is a 404, never index.html with status 200, which would
  // reach the DICOM and WASM readers as nonsense.
  appType: 'mpa',
  plugins: [
    react(),
    modelPackages(pathOf('./models')),
    contentSecurity(),
    keepAssets(),
    sendAsIs(),
    archiveProxy(process.env['SHOKEN_ARCHIVE']),
    serviceWorker(pathOf('./src/offline/offline.worker.ts')),
  ],
  resolve: {
    alias: { xmlbuilder2: pathOf('./build/xmlbuilder2.ts') },
    // The bundles with embedded WASM start their threads from our own worker file and deadlock.
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
  },
  server: { host, headers: devHeaders },
  preview: { host, port, headers: builtAppHeaders },
  worker: { format: 'es', rolldownOptions: quietAboutCodecs },
  build: {
    target: 'es2023',
    // The policy allows no data: URL to be fetched, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: quietAboutCodecs,
  },
  optimizeDeps: {
    // It starts workers and WASM by URLs relative to its own files.
    exclude: ['onnxruntime-web'],
  },
});
