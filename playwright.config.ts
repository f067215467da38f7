import { defineConfig } from '@playwright/test';
import { archivePort } from './e2e/archivePort';

const port = Number(process.env['PORT'] ?? 4173);
/** The built app; another folder where several builds lie beside each other. */
const dist = process.env['DIST'] ?? 'dist';
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/playwright',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // The model runs on the CPU beside a software-drawn viewport: one page at a time, and patience.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 240_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    acceptDownloads: true,
    // What a service worker answers passes by `page.route`; offline.spec.ts lets it be.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Debian's Chromium; no browser is ever downloaded.
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--enable-unsafe-webgpu',
      ],
    },
  },
  webServer: {
    command: `npx vite preview --outDir ${dist} --port ${port} --strictPort`,
    url: baseURL,
    env: { SHOKEN_ARCHIVE: `http://127.0.0.1:${archivePort}/dicom-web` },
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
