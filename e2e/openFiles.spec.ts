import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { encode } from 'fast-png';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { noSharedStudies, sharedStudy } from './sharedStudies';

const sampleBytes = (name: string) =>
  readFile(new URL(`../public/samples/${name}.dcm`, import.meta.url));

/** A radiograph of a size that the tiny package takes, with other header values. */
const radiographWith = (attributes: Record<string, string>) =>
  buildRadiograph({ columns: 64, rows: 64, attributes });

test.beforeEach(({ worklist }) => worklist.visit());

test('broken and foreign files are listed with their reasons, and the good one opens all the same', async ({
  worklist,
  reading,
}) => {
  const good = await sampleBytes('normal');
  await worklist.pick(
    { name: 'good.dcm', bytes: good },
    { name: 'empty.dcm', bytes: new Uint8Array(0) },
    { name: 'notes.txt', bytes: new TextEncoder().encode('not an image at all') },
    { name: 'cut.dcm', bytes: good.subarray(0, 700) },
    { name: 'broken.zip', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]) },
    { name: 'broken.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) },
  );
  await reading.isRead();
  await reading.backToWorklist();
  await expect(worklist.studies).toHaveCount(1);
  for (const name of ['empty.dcm', 'notes.txt', 'cut.dcm', 'broken.zip', 'broken.png']) {
    // A name and then a whole sentence that says why.
    await expect(worklist.rejected.filter({ hasText: name })).toHaveText(/\w{3,} .{10,}\.$/);
  }
});

test('an image whose pixels are cut off says so and leaves the app working', async ({
  page,
  worklist,
  reading,
}) => {
  const good = await sampleBytes('normal');
  await worklist.pick({ name: 'half.dcm', bytes: good.subarray(0, good.length >> 1) });
  const says = page.getByText(/This image cannot be shown\.|half\.dcm/).first();
  await expect(says).toBeVisible();
  if (await reading.viewer.isVisible()) await reading.backToWorklist();
  await worklist.readSample();
});

test('a ZIP of a study opens', async ({ worklist, reading }) => {
  const bytes = zipSync({
    'study/one.dcm': await sampleBytes('effusion'),
    'readme.txt': new TextEncoder().encode('a disc often holds other things'),
  });
  await worklist.pick({ name: 'study.zip', bytes });
  await reading.isRead();
  await reading.backToWorklist();
  await expect(worklist.rejected).toContainText('readme.txt');
});

test('a PNG radiograph opens, is marked as having no header, and is read', async ({
  page,
  worklist,
  reading,
}) => {
  const size = 200;
  const data = Uint8Array.from({ length: size * size }, (_, i) => (i % size) + (i / size) * 0.2);
  await worklist.pick({
    name: 'chest.png',
    bytes: encode({ width: size, height: size, data, channels: 1 }),
  });
  await reading.isRead();
  await expect(page.getByText(/no header/).first()).toBeVisible();
});

for (const [what, attributes, reason] of [
  ['a lateral view', { '00185101 CS': 'LL' }, 'this view is not supported'],
  ['a hand', { '00180015 CS': 'HAND' }, 'this body part is not supported'],
  ['a child', { '00101010 AS': '009Y', '00100030 DA': '' }, 'younger than the model supports'],
] as const) {
  test(`${what} is shown but refused by the AI, with the reason`, async ({ worklist, reading }) => {
    await worklist.pick({ name: 'refused.dcm', bytes: radiographWith(attributes) });
    await expect(reading.banner).toHaveText(new RegExp(`^AI: refused: .*${reason}`));
    await expect(reading.cards).toHaveCount(0);
    await reading.backToWorklist();
    // Refused is not the same as nothing found.
    await expect(worklist.studies).toContainText('refused');
  });
}

test('a real lateral spine is refused with its reason', async ({ worklist, reading }) => {
  const file = sharedStudy('aa4e9ecd-6154.dcm');
  test.skip(file === null, noSharedStudies);
  await worklist.pick(file ?? '');
  await expect(reading.banner).toHaveText(/^AI: refused: .*not supported/);
});

test('a forgotten study is gone for good', async ({ page, worklist, reading }) => {
  await worklist.readSample();
  await reading.backToWorklist();
  await worklist.studies.getByRole('button', { name: /^Forget/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(worklist.studies).toHaveCount(0);
  await page.reload();
  await expect(worklist.samples.first()).toBeVisible();
  await expect(worklist.studies).toHaveCount(0);
});
