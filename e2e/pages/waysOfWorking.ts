import type { Page } from '@playwright/test';

/** Chooses on the settings how the AI takes part. */
export async function chooseWay(page: Page, way: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page
    .getByRole('group', { name: 'How the AI takes part' })
    .getByRole('button', { name: way })
    .click();
  await page.keyboard.press('Escape');
}

/** How many readings are kept: while they are hidden, only the device's storage tells that one is done. */
export function countReadings(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('storage does not open'));
    });
    return new Promise<number>((resolve) => {
      const request = database.transaction('readings').objectStore('readings').count();
      request.onsuccess = () => {
        database.close();
        resolve(request.result);
      };
    });
  });
}
