import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { serveTinyPackage, tinyFindings } from './tinyPackage';

/** A file that was changed on its way: one bit is enough. */
function withChangedBit(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  return changed;
}

test('a package file that is not the published one is refused, and nothing is read', async ({
  page,
  worklist,
  reading,
}) => {
  await serveTinyPackage(page, {
    tamper: (name, bytes) => (name === 'decoder.onnx' ? withChangedBit(bytes) : bytes),
  });
  await worklist.visit();
  await worklist.openSample('Normal chest');
  await expect(reading.banner).toHaveText(/^AI: failed\. .*not the one that was published/);
  await expect(reading.cards).toHaveCount(0);
});

test('a model that departs from its golden answer is not used, and the reader reads on without it', async ({
  page,
  worklist,
  reading,
}) => {
  // The hashes are right: only running the golden case can tell that something is wrong.
  const url = new URL('../tests/fixtures/tiny-package/golden/chest.json', import.meta.url);
  const golden = JSON.parse(await readFile(url, 'utf8')) as { presence: number[] };
  golden.presence = golden.presence.map((value) => value + 1);
  const moved = Buffer.from(JSON.stringify(golden));
  await serveTinyPackage(page, {
    tamper: (name, bytes) => {
      if (name === 'golden/chest.json') return moved;
      if (name !== 'manifest.json') return bytes;
      const manifest = JSON.parse(bytes.toString()) as {
        golden: { expected: { sha256: string; bytes: number } }[];
      };
      for (const { expected } of manifest.golden) {
        expected.sha256 = createHash('sha256').update(moved).digest('hex');
        expected.bytes = moved.length;
      }
      return Buffer.from(JSON.stringify(manifest));
    },
  });
  await worklist.visit();
  await worklist.openSample('Normal chest');
  await expect(reading.banner).toHaveText(/^AI: failed\. .*did not give its reference answer/);
  await expect(reading.cards).toHaveCount(0);
  await reading.add('Nodule');
  await expect(reading.cards).toHaveCount(1);
});

test('reading is cancelled while the model downloads, and begins again on request', async ({
  page,
  worklist,
  reading,
}) => {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  await serveTinyPackage(page, { hold });
  await worklist.visit();
  await worklist.openSample('Normal chest');
  await expect(reading.banner).toContainText('AI: downloading model');
  // The image is there, and the reader can work on it meanwhile.
  await reading.add('Nodule');
  await page.getByRole('button', { name: 'Cancel AI' }).click();
  await expect(reading.banner).toHaveText('AI: not run');
  release();
  await page.getByRole('button', { name: 'Run AI' }).click();
  await expect(reading.banner).toHaveText('AI: 7 findings · not verified');
  await expect(reading.cards).toHaveCount(tinyFindings.length + 1);
});

test('switched off, the AI stays silent and says so', async ({ page, worklist, reading }) => {
  const asked = await serveTinyPackage(page);
  await worklist.visit();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: /Run AI when/ }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Close' }).click();
  await worklist.openSample('Normal chest');
  await expect(reading.banner).toHaveText('AI: switched off, not run');
  // Before it was switched off, it had looked which package is installed.
  expect(asked.filter((name) => name !== 'manifest.json')).toEqual([]);
  asked.length = 0;
  await reading.isKept();
  await page.reload();
  await expect(reading.banner).toHaveText('AI: switched off, not run');
  await reading.backToWorklist();
  await worklist.openSample('Left pneumothorax');
  await expect(reading.banner).toHaveText('AI: switched off, not run');
  expect(asked).toEqual([]);
});

test('a second visit needs nothing of the model but its manifest', async ({
  page,
  worklist,
  reading,
}) => {
  const asked = await serveTinyPackage(page);
  await worklist.visit();
  await worklist.readSample();
  asked.length = 0;
  // The open study comes back first: leaving it before the reload would race the note of where one was.
  await page.reload();
  await reading.isRead();
  await reading.backToWorklist();
  await worklist.openSample('Left pneumothorax');
  await reading.isRead();
  expect(new Set(asked)).toEqual(new Set(['manifest.json']));
});
