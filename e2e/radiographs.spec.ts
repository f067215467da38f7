import { buildRadiograph } from '../tests/builders/radiograph';
import type { DicomAttributes } from '../tests/builders/dicomBuilder';
import { expect, test } from './fixtures';
import type { ReadingPage } from './pages/ReadingPage';

const side = 64;
const levels = [0, 100, 200, 300];
/** Four upright bands of the levels, from left to right. */
const pixels = Array.from(
  { length: side * side },
  (_, at) => levels[Math.floor((at % side) / 16)]!,
);
const bands = (attributes: DicomAttributes, values = pixels) =>
  buildRadiograph({
    columns: side,
    rows: side,
    pixels: values,
    attributes: { '00180015 CS': 'HAND', ...attributes },
  });

async function greys(reading: ReadingPage): Promise<number[]> {
  const colors = [];
  for (const at of [0.125, 0.375, 0.625, 0.875]) colors.push(await reading.colorAt(at, 0.5));
  return colors.map(([red]) => red);
}

/** Graphics processors round a half either way. */
async function near(reading: ReadingPage, wanted: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const seen = await greys(reading);
      return Math.max(...seen.map((grey, at) => Math.abs(grey - wanted[at]!)));
    })
    .toBeLessThanOrEqual(2);
}

test.beforeEach(({ worklist }) => worklist.visit());

test('every window and table of the header can be chosen by its explanation, and looks as it says', async ({
  page,
  worklist,
  reading,
}) => {
  const bytes = bands({
    '00281050 DS': '151\\301',
    '00281051 DS': '301\\601',
    '00281055 LO': 'NORMAL\\SOFT',
    '00283010 SQ': [
      {
        '00283002 US': [301, 0, 8],
        '00283003 LO': 'HARD',
        '00283006 US': Array.from({ length: 301 }, (_, value) => (value < 150 ? 0 : 255)),
      },
    ],
  });
  await worklist.pick({ name: 'a.dcm', bytes });
  await near(reading, [0, 85, 170, 255]);

  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Choose a window' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose(/SOFT · W 601 L 301/);
  await near(reading, [0, 43, 85, 128]);
  await choose(/LUT: HARD/);
  await near(reading, [0, 0, 255, 255]);
  await expect(reading.viewer).toContainText('LUT: HARD');
  await page.keyboard.press('i');
  await near(reading, [255, 255, 0, 0]);
  await page.keyboard.press('1');
  await near(reading, [255, 170, 85, 0]);
});

test('a sigmoid window, a mask of ones and a map of small fractions are drawn as the standard says', async ({
  worklist,
  reading,
}) => {
  const curve = (value: number) => 255 / (1 + Math.exp((-4 * (value - 150)) / 200));
  const sigmoid = { '00281050 DS': '150', '00281051 DS': '200', '00281056 CS': 'SIGMOID' };
  await worklist.pick({ name: 'sigmoid.dcm', bytes: bands(sigmoid) });
  await near(reading, levels.map(curve));
  await reading.backToWorklist();

  const noWindow = (uid: string) => ({
    '00080018 UI': uid,
    '0020000d UI': uid,
    '00281050 DS': '',
    '00281051 DS': '',
  });
  const ones = pixels.map((value) => (value > 100 ? 1 : 0));
  await worklist.pick({ name: 'mask.dcm', bytes: bands(noWindow('2.25.21'), ones) });
  await near(reading, [0, 0, 255, 255]);
  await reading.backToWorklist();

  const fractions = pixels.map((value) => value / 1000);
  const map = { ...noWindow('2.25.22'), '00280100 US': 32, '7fe00008 OF': fractions };
  await worklist.pick({ name: 'map.dcm', bytes: bands(map) });
  await near(reading, [0, 85, 170, 255]);
});

test('graphics that came with the image lie where their origin says, and can be put away', async ({
  page,
  worklist,
  reading,
}) => {
  const bytes = bands({
    '60000010 US': 16,
    '60000011 US': 16,
    '60000022 LO': 'mark',
    '60000040 CS': 'G',
    '60000050 SS': [33, 1],
    '60003000 OW': Array<number>(16).fill(0xffff),
  });
  await worklist.pick({ name: 'a.dcm', bytes });
  await expect(page.getByRole('img', { name: 'mark' })).toBeVisible();
  await expect.poll(() => reading.colorAt(0.125, 0.625)).toEqual([255, 230, 89]);
  const [red, green] = await reading.colorAt(0.125, 0.375);
  expect(green).toBe(red);
  const toggle = page.getByRole('button', { name: 'Graphics of the image (overlays)' });
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await toggle.click();
  await expect.poll(() => reading.colorAt(0.125, 0.625)).toEqual([red, red, red]);
});

test('an image of one value says so, and one that cannot be decoded says why', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick({
    name: 'even.dcm',
    bytes: bands(
      {},
      pixels.map(() => 7),
    ),
  });
  await expect(page.locator('.viewer-note')).toContainText('the same value (7)');
  await reading.backToWorklist();
  const broken = buildRadiograph({
    TransferSyntaxUID: '1.2.840.10008.1.2.4.90',
    encapsulated: [[new Uint8Array(64)]],
    attributes: { '00080018 UI': '2.25.31', '0020000d UI': '2.25.31' },
  });
  await worklist.pick({ name: 'broken.dcm', bytes: broken });
  await expect(page.getByRole('alert')).toContainText('The pixels could not be decoded');
});

test('an image is shown pixel for pixel, and in true size by the spacing that the header states', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick({ name: 'a.dcm', bytes: bands({}) });
  await near(reading, [0, 53, 107, 160]);
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Size on the screen' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose(/1:1 pixels/);
  await expect(reading.viewer).toContainText('1:1 pixels');
  await choose(/True size/);
  await expect(reading.viewer).toContainText('True size (spacing at the detector; screen not');
  await page.keyboard.press('=');
  await expect(reading.viewer).not.toContainText('True size');
});
