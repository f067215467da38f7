import { buildRadiograph } from '../tests/builders/radiograph';
import {
  aPdf,
  boxOf,
  buildDocument,
  buildPresentation,
  buildReport,
  buildSegmentation,
  code,
  codeItem,
  contentItem,
  radiographUid,
  regionItem,
  textItem,
} from '../tests/builders/studyObjects';
import { expect, test } from './fixtures';

const side = 64;
const xr = {
  name: 'xr.dcm',
  bytes: buildRadiograph({ columns: side, rows: side, attributes: { '00180015 CS': 'HAND' } }),
};
const segments = (type: Parameters<typeof codeItem>[1]) => ({
  name: 'seg.dcm',
  bytes: buildSegmentation({
    columns: side,
    rows: side,
    segments: [
      { number: 1, label: 'Suspect', attributes: { '0062000f SQ': [type] } },
      { number: 2, label: 'Left lung' },
    ],
    frames: [
      { segment: 1, values: boxOf(side, side, [8, 8, 12, 12]), source: { uid: radiographUid } },
      { segment: 2, values: boxOf(side, side, [36, 8, 20, 40]), source: { uid: radiographUid } },
    ],
  }),
});
const nodule = code('427359005', 'SCT', 'Nodule of lung');
const rib = code('33737001', 'SCT', 'Fracture of rib');

// What came with the images is looked at here, not the model.
test.use({ model: 'none' });
test.beforeEach(({ worklist }) => worklist.visit());

test('segments lie on the image they belong to, and each can be put away', async ({
  page,
  worklist,
}) => {
  await worklist.pick(xr, segments(rib));
  await page.getByRole('button', { name: 'Show Segmentation: AI regions' }).click();
  const panel = page.getByRole('complementary', { name: 'AI regions' });
  await expect(panel).toContainText('ACME LungCAD 3.1');
  await expect(panel).toContainText('Fracture of rib');
  await expect(page.locator('[data-mark]')).toHaveCount(2);
  await panel.getByRole('checkbox', { name: 'Left lung' }).uncheck();
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('[data-mark]')).toHaveCount(2);
});

test('another maker’s segment is a proposal that says whose it is, over a reload too', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(xr, segments(nodule));
  const card = reading.card('Nodule');
  await expect(card).toContainText('From the study (SEG): ACME LungCAD 3.1, lungnet');
  await expect(card).toHaveAttribute('data-status', 'pending');
  await expect(reading.banner).toContainText('1 finding from ACME LungCAD');
  // The segment that is a finding is drawn as that alone.
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await reading.accept('Nodule');
  await expect(card).toHaveAttribute('data-status', 'accepted');
  await page.reload();
  await expect(card).toHaveAttribute('data-status', 'accepted');
  await expect(card).toContainText('ACME LungCAD');
  await expect(reading.cards).toHaveCount(1);
});

test('a report is read as words, and brings the image that it speaks of', async ({
  page,
  worklist,
}) => {
  const group = contentItem('CONTAINER', code('125007', 'DCM', 'Measurement Group'), {}, [
    codeItem(code('121071', 'DCM', 'Finding'), rib),
    regionItem('POLYLINE', [10, 10, 30, 10, 30, 30, 10, 10], radiographUid),
    textItem(code('121106', 'DCM', 'Comment'), 'Left ninth rib'),
  ]);
  await worklist.pick(xr, { name: 'sr.dcm', bytes: buildReport([group]) });
  const region = page.locator('[data-mark]');
  await expect(region).toHaveCount(1);
  await page.getByRole('button', { name: /Show Structured report/ }).click();
  const report = page.getByRole('article', { name: 'Imaging Measurement Report' });
  await expect(report.getByRole('heading', { name: 'Measurement Group' })).toBeVisible();
  await expect(report).toContainText('Left ninth rib');
  await report.getByRole('button', { name: 'Show image' }).click();
  await expect(report).toBeHidden();
  await expect(region).toHaveCount(1);
});

test('a presentation state is followed where the reader asks for it, and left again', async ({
  page,
  worklist,
  reading,
}) => {
  const state = buildPresentation(radiographUid, {
    '00283110 SQ': [{ '00281050 DS': '100', '00281051 DS': '50' }],
    '00700041 CS': 'Y',
    '00181600 CS': 'RECTANGULAR',
    '00181602 IS': 8,
    '00181604 IS': 56,
    '00181606 IS': 8,
    '00181608 IS': 56,
  });
  await worklist.pick(xr, { name: 'pr.dcm', bytes: state });
  await expect(reading.viewer).toContainText('W 480 L 240');
  await page.getByRole('button', { name: /Show Presentation state/ }).click();
  await expect(reading.viewer).toContainText('W 480 L 240');
  const asMade = page.getByRole('switch', { name: 'Show as its maker presented it' });
  await asMade.check();
  await expect(reading.viewer).toContainText('W 50 L 100');
  await expect(page.locator('.viewport-side.is-left')).toHaveText('L');
  await expect(page.locator('.viewport-shutter')).toBeAttached();
  await asMade.uncheck();
  await expect(reading.viewer).toContainText('W 480 L 240');
  await expect(page.locator('.viewport-shutter')).not.toBeAttached();
});

test('a document opens by itself and can be saved as it was', async ({ page, worklist }) => {
  await worklist.pick({ name: 'doc.dcm', bytes: buildDocument(aPdf('Dear colleague')) });
  const view = page.getByRole('article', { name: 'Referral letter' });
  await expect(view).toContainText('application/pdf');
  const download = page.waitForEvent('download');
  await view.getByRole('link', { name: 'Save' }).click();
  expect((await download).suggestedFilename()).toBe('Referral letter.pdf');
});
