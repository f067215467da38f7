import { expect, type Locator, type Page } from '@playwright/test';

/** The app as it is kept on the device: what Settings say of it, and its versions. */
export class OfflinePage {
  readonly state: Locator;
  readonly newVersion: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.state = page.getByRole('dialog', { name: 'Settings' }).getByText(/^Works offline/);
    this.newVersion = page.getByRole('button', { name: 'A new version is ready: reload' });
  }

  /** Waits until Settings say so. */
  async becomes(state: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await expect(this.state).toHaveText(state);
    await this.page.getByRole('button', { name: 'Close' }).click();
  }

  /** Drops the browser's own cache of what it fetched, which hides that something is not kept. */
  async dropHttpCache(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Network.enable');
    await session.send('Network.clearBrowserCache');
    await session.detach();
  }

  /** What stands between the page and being installed as an app, as the browser sees it. */
  async installProblems(): Promise<string[]> {
    const session = await this.page.context().newCDPSession(this.page);
    const { errors } = await session.send('Page.getAppManifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    await session.detach();
    const problems = [
      ...errors.map(({ message }) => message),
      ...installabilityErrors.map(({ errorId }) => errorId),
    ];
    // Every page of a test is in a private window.
    return problems.filter((problem) => problem !== 'in-incognito');
  }

  /** Has the browser look for a new version now, and waits until it has it or gave it up. */
  async lookForNewVersion(): Promise<void> {
    await this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const { installing } = await registration.update();
      await new Promise<void>((resolve) => {
        if (!installing || installing.state !== 'installing') resolve();
        installing?.addEventListener('statechange', () => resolve());
      });
    });
  }

  /** The versions that are kept, by their ids. */
  versions(): Promise<string[]> {
    return this.page.evaluate(async () =>
      (await caches.keys())
        .filter((name) => name.startsWith('shoken-app-'))
        .map((name) => name.slice('shoken-app-'.length)),
    );
  }

  firstScript(): Promise<string> {
    return this.page.evaluate(
      () => document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '',
    );
  }
}
