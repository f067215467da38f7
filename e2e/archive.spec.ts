import { readFile } from 'node:fs/promises';
import { buildCrossSections } from '../tests/builders/crossSections';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect } from './fixtures';
import { test } from './orthanc';
import { noSharedStudies, sharedStudy } from './sharedStudies';

test.beforeEach(({ worklist }) => worklist.visit());

test('a study is found in the archive, opens as a local one does, and is there after a reload', async ({
  archive,
  page,
  orthanc: _orthanc,
  reading,
}) => {
  await archive.open();
  await expect(archive.rows.filter({ hasText: 'PHANTOM' })).toHaveCount(4);
  await archive.search({ 'Patient name': 'phantom eff', From: '2025-06-01', Modality: 'DX' });
  await expect(archive.rows).toHaveCount(1);
  await archive.press('Open PHANTOM EFFUSION');
  await expect(archive.dialog).toBeHidden();
  await reading.isRead();
  await page.reload();
  await reading.isRead();
  await reading.backToWorklist();
  // The archive is remembered: no address is asked for, and the study is marked as open.
  await archive.show();
  await expect(archive.rows.filter({ hasText: 'PHANTOM EFFUSION' })).toContainText('open');
});

test('series are listed and opened by themselves; several studies open together', async ({
  archive,
  orthanc: _orthanc,
  worklist,
  reading,
}) => {
  await archive.open();
  await archive.search({ 'Patient ID': 'PHANTOM-NORMAL' });
  await expect(archive.rows).toHaveCount(1);
  await archive.press(/^Series of PHANTOM NORMAL/);
  await archive.press(/^Open series/);
  await reading.isRead();
  await reading.backToWorklist();
  await archive.show();
  await archive.search({ 'Patient ID': 'PHANTOM' });
  await expect(archive.rows).toHaveCount(4);
  for (const box of await archive.dialog.getByRole('checkbox').all()) await box.check();
  await archive.press('Open 4 studies');
  await expect(archive.dialog).toBeHidden();
  await expect(worklist.studies).toHaveCount(4);
});

test('results come by pages, and a search that finds nothing says so', async ({
  archive,
  orthanc,
}) => {
  for (let index = 0; index < 30; index++) {
    const attributes = {
      '00100010 PN': `PAGED^P${index}`,
      '0020000d UI': `1.2.826.0.1.3680043.10.77.${index}`,
      '00080018 UI': `1.2.826.0.1.3680043.10.78.${index}`,
    };
    const file = buildRadiograph({ columns: 8, rows: 8, attributes });
    await orthanc.store(new Uint8Array(file));
  }
  await archive.open();
  await archive.search({ 'Patient name': 'paged' });
  await expect(archive.rows).toHaveCount(25);
  await archive.press('Next page');
  await expect(archive.dialog).toContainText('26–30');
  await expect(archive.rows).toHaveCount(5);
  await expect(archive.dialog.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await archive.press('Previous page');
  await expect(archive.rows).toHaveCount(25);
  await archive.search({ 'Patient name': 'nobody' });
  await expect(archive.dialog).toContainText('No study matches');
});

test('real files come back from the archive as they were stored', async ({
  archive,
  reading,
  orthanc,
  worklist,
}) => {
  const file = sharedStudy('aa4e9ecd-6154.dcm');
  test.skip(file === null, noSharedStudies);
  await orthanc.store(new Uint8Array(await readFile(file ?? '')));
  await archive.open();
  await archive.search({ From: '1990-01-01' });
  const found = archive.rows.filter({ hasNotText: /PHANTOM|PAGED/ });
  await found
    .first()
    .getByRole('button', { name: /^Open / })
    .click();
  await expect(reading.viewer).toBeVisible();
  await reading.backToWorklist();
  await expect(worklist.rejected).toHaveCount(0);
});

test.describe('what goes wrong', () => {
  test.use({ expectedErrors: [/dicom-web/] });

  for (const [status, words] of [
    [401, /does not let you in \(401\)/],
    [404, /no DICOMweb archive at this address/],
    [502, /cannot be reached/],
    [504, /did not answer in time/],
  ] as const) {
    test(`status ${status} is told in words, and trying again works`, async ({ archive, page }) => {
      let isBroken = true;
      await page.route('**/dicom-web/**', (route) =>
        isBroken
          ? route.fulfill({ status, body: '' })
          : route.fulfill({ contentType: 'application/dicom+json', body: '[]' }),
      );
      await archive.open();
      await expect(archive.problem).toHaveText(words);
      isBroken = false;
      await archive.press('Connect');
      await expect(archive.dialog).toContainText('No study matches');
    });
  }

  test('a page in place of an answer is told as such, and nothing is kept', async ({
    archive,
    page,
  }) => {
    await page.route('**/dicom-web/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Sign in</title>' }),
    );
    await archive.open();
    await expect(archive.problem).toContainText('not DICOMweb');
    await page.reload();
    await archive.show();
    await expect(archive.address).toBeVisible();
  });

  test('an archive of another origin is refused in words, before any request', async ({
    archive,
    context,
  }) => {
    const sent: string[] = [];
    await context.route('**/archive.example/**', async (route) => {
      sent.push(route.request().url());
      await route.abort();
    });
    await archive.show();
    await archive.connect('https://archive.example/dicom-web');
    await expect(archive.problem).toContainText('This page may send nothing to https://archive');
    expect(sent).toEqual([]);
  });

  test('fetching can be cancelled; a connection that breaks off opens nothing', async ({
    archive,
    page,
    orthanc: _orthanc,
    worklist,
    reading,
  }) => {
    await archive.open();
    await archive.search({ 'Patient ID': 'PHANTOM-NORMAL' });
    await expect(archive.rows).toHaveCount(1);
    // An archive that gives whole files only.
    await page.route('**/metadata', (route) => route.fulfill({ status: 501 }));
    const isRetrieval = (url: URL) => /\/series\/[\d.]+$/.test(url.pathname);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(isRetrieval, async (route) => {
      await held;
      await route.abort().catch(() => undefined);
    });
    await archive.press('Open PHANTOM NORMAL');
    const progress = page.locator('.opening');
    await expect(progress).toContainText('From the archive: 0 of 1');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await expect(progress).toBeHidden();
    release();
    await page.unroute(isRetrieval);
    await page.route(isRetrieval, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      await route.fulfill({ response: answer, body: body.subarray(0, body.length >> 1) });
    });
    await archive.press('Open PHANTOM NORMAL');
    await expect(archive.problem).toContainText('broke off');
    await page.unroute(isRetrieval);
    await archive.press('Try again');
    await expect(reading.viewer).toBeVisible();
    await reading.backToWorklist();
    await expect(worklist.studies).toHaveCount(1);
  });
});

test('the authorization goes to the archive and is kept on the device, and nowhere else', async ({
  archive,
  page,
}) => {
  const sent: (string | undefined)[] = [];
  await page.route('**/dicom-web/**', async (route) => {
    sent.push(route.request().headers()['authorization']);
    await route.fulfill({ contentType: 'application/dicom+json', body: '[]' });
  });
  await archive.show();
  await archive.dialog.getByLabel('Sign in with').selectOption('basic');
  await archive.dialog.getByLabel('User name', { exact: true }).fill('reader');
  await archive.dialog.getByLabel('Password').fill('s3cret:所見');
  await archive.connect();
  await expect(archive.dialog).toContainText('No study matches');
  await page.reload();
  await archive.show();
  await expect(archive.dialog).toContainText('No study matches');
  const basic = `Basic ${Buffer.from('reader:s3cret:所見').toString('base64')}`;
  expect(sent).toEqual([basic, basic]);
  await archive.press('Remove archive');
  await expect(archive.address).toBeVisible();
  await page.reload();
  await archive.show();
  await expect(archive.address).toHaveValue('/dicom-web');
});

test('a stack opens by its headers; frames come as they are shown, and can be asked for once more', async ({
  archive,
  page,
  orthanc,
  reading,
}) => {
  for (const { bytes } of buildCrossSections({ count: 60 })) {
    await orthanc.store(new Uint8Array(bytes));
  }
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await archive.open();
  await archive.search({ Modality: 'CT' });
  await archive.press('Open Test Slices');
  await expect(reading.corner(0)).toContainText('Image 1 / 60');
  expect(asked.filter((path) => /\/instances\/[\d.]+$/.test(path))).toEqual([]);
  expect(asked.filter((path) => path.endsWith('/frames/1')).length).toBeGreaterThan(0);
});

test('priors of the patient stand in the strip, come when they are wanted, and hang at the right', async ({
  archive,
  page,
  orthanc,
  reading,
}) => {
  const patient = { '00100010 PN': 'COMPARED^PATIENT', '00100020 LO': 'COMPARED' };
  const dates = ['20240101', '20230101', '20250101'];
  for (const [index, date] of dates.entries()) {
    const uid = `1.2.826.0.1.3680043.10.79.${index}`;
    const attributes = {
      ...patient,
      '00080020 DA': date,
      '0020000d UI': uid,
      '0020000e UI': `${uid}.1`,
      '00080018 UI': `${uid}.1.1`,
    };
    const file = buildRadiograph({ columns: 64, rows: 64, attributes });
    await orthanc.store(new Uint8Array(file));
  }
  await archive.open();
  await archive.search({ 'Patient ID': 'COMPARED', From: '2025-01-01' });
  await expect(archive.rows).toHaveCount(1);
  await archive.press('Open COMPARED PATIENT');
  const priors = page.getByRole('region', { name: 'Prior' });
  await expect(priors.getByRole('button')).toHaveText([/DX/, /DX/]);
  // The report does not deny what the strip offers.
  const comparison = reading.ownWords('Comparison');
  const standing = (text: string) => expect(comparison).toHaveAttribute('placeholder', text);
  await standing('Earlier images are in the archive; not compared with them.');
  await expect(reading.corner(0)).toContainText('2025-01-01');

  await priors.getByRole('button', { name: /^Fetch prior of 2024-01-01/ }).click();
  await expect(reading.panes).toHaveCount(2);
  await expect(reading.corner(1)).toContainText('2024-01-01');
  await standing('Not compared with earlier images.');
  await expect(reading.corner(0)).toContainText('2025-01-01');
  await priors
    .getByRole('button', { name: /^Fetch prior of 2023-01-01/ })
    .dragTo(reading.panes.nth(0));
  await expect(reading.corner(0)).toContainText('2023-01-01');
  await priors.getByRole('button', { name: /Prior 2024-01-01/ }).dragTo(reading.panes.nth(0));
  await expect(reading.corner(0)).toContainText('2024-01-01');
  await expect(reading.notices.getByRole('alert')).toHaveCount(0);
});
