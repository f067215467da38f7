import { writeFile } from 'node:fs/promises';
import { manyStudies } from '../tests/builders/manyStudies';
import { buildDirectory } from '../tests/builders/directory';
import { buildRadiograph } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import { tinyFindings } from './tinyPackage';

/** Columns of the list, counted from one. */
const column = { patient: 1, id: 2, date: 4, report: 9 } as const;

test('a study that was left stays left, however soon the page is reloaded', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.readSample();
  await reading.backToWorklist();
  await expect(worklist.studies).toHaveCount(1);
  for (let time = 0; time < 3; time++) {
    await worklist.studies.first().click();
    await expect(reading.viewer).toBeVisible();
    await page.evaluate(() => {
      const back = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Worklist',
      );
      back?.click();
      location.reload();
    });
    await expect(worklist.studies).toHaveCount(1);
    await expect(reading.viewer).toBeHidden();
  }
});

test('a study is there again, however soon after it is shown the page is reloaded', async ({
  page,
  worklist,
  reading,
}, testInfo) => {
  // On a disk, as the reader's own files are.
  const file = testInfo.outputPath('chest.dcm');
  await writeFile(file, buildRadiograph({ columns: 1000, rows: 1000 }));
  await worklist.visit();
  // In the very turn in which it is drawn.
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('.viewer') !== null) location.reload();
    }).observe(document, { childList: true, subtree: true });
  });
  const reloaded = page.waitForEvent('load');
  await worklist.pick(file);
  await reloaded;
  await reading.isRead();
  await reading.backToWorklist();
  await expect(worklist.studies).toHaveCount(1);
});

test('three hundred studies are listed once each, sorted, searched, filtered and gone through by keyboard', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  const files = manyStudies(300);
  await worklist.pick(...files, { name: 'again.dcm', bytes: files[7]?.bytes ?? new Uint8Array() });
  const count = page.locator('#studies-title');
  await expect(count).toContainText('300 studies');
  await expect(worklist.rejected).toContainText(['again.dcm']);
  await expect(worklist.rejected).toContainText(['already opened']);

  await test.step('only rows in sight are drawn', async () => {
    expect(await worklist.studies.count()).toBeLessThan(60);
    await expect(worklist.table).toHaveAttribute('aria-rowcount', '301');
  });

  await test.step('newest first, and by a column either way', async () => {
    const dates = await worklist.column(column.date);
    expect(dates).toEqual(dates.toSorted().reverse());
    await page.getByRole('button', { name: 'ID', exact: true }).click();
    expect(await worklist.column(column.id)).toEqual(['P00000', 'P00001', 'P00002']);
    await page.getByRole('button', { name: 'ID', exact: true }).click();
    expect(await worklist.column(column.id)).toEqual(['P00299', 'P00298', 'P00297']);
    await expect(page.getByRole('columnheader', { name: 'ID' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  await test.step('search and filters, and all again', async () => {
    await page.keyboard.press('/');
    await expect(worklist.search).toBeFocused();
    await page.keyboard.type('sato 28');
    await expect(count).toContainText('of 300 shown');
    for (const name of await worklist.column(column.patient)) expect(name).toMatch(/^Sato .*28/);
    await worklist.search.fill('');
    await page.getByLabel('Modality').selectOption('CT');
    await expect(count).toContainText('60 of 300 shown');
    await page.getByLabel('Date from').fill('2026-01-01');
    await page.getByLabel('Date to').fill('2026-03-31');
    const dates = await worklist.column(column.date);
    expect(dates.every((date) => date >= '2026-01-01' && date <= '2026-03-31')).toBe(true);
    await page.getByLabel('Report').selectOption('signed');
    await expect(page.getByText('No study matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect(count).toContainText('300 studies');
  });

  await test.step('keys walk the list, open a study, and come back to the same place', async () => {
    await worklist.search.focus();
    await page.keyboard.press('ArrowDown');
    await expect(worklist.table).toBeFocused();
    await page.keyboard.press('End');
    const active = page.locator('tr.is-active');
    await expect(active).toContainText('P00000');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowUp');
    await expect(active).toContainText('P00003');
    const scrollTop = () =>
      page.locator('.studies-scroll').evaluate((element) => element.scrollTop);
    const before = await scrollTop();
    expect(before).toBeGreaterThan(1000);
    await page.keyboard.press('Enter');
    await expect(reading.viewer).toBeVisible();
    await reading.backToWorklist();
    await expect(worklist.table).toBeFocused();
    await expect(active).toContainText('P00003');
    expect(await scrollTop()).toBe(before);
    await page.keyboard.press('Home');
    await expect(active).toContainText('P00299');
    await expect(active).toBeInViewport();
    await page.keyboard.press('PageDown');
    await expect(active).not.toContainText('P00299');
    await expect(active).toBeInViewport();
  });

  await test.step('F9 goes on in the order of the list, which the way back follows', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const patient = page.locator('.patient-line');
    await expect(patient).toContainText('Patient 299');
    await page.keyboard.press('F9');
    await expect(patient).toContainText('Patient 298');
    await page.keyboard.press('F9');
    await expect(patient).toContainText('Patient 297');
    await reading.backToWorklist();
    await expect(page.locator('tr.is-active')).toContainText('P00297');
  });

  await test.step('the order and the filters survive a reload', async () => {
    // All of them are on the device by now, or soon.
    await expect(page.locator('.kept-size')).toContainText('300 studies', { timeout: 120_000 });
    await worklist.search.fill('suzuki');
    await page.reload();
    await expect(worklist.search).toHaveValue('suzuki');
    await expect(count).toContainText('of 300 shown');
    expect((await worklist.column(column.id, 1))[0]).toMatch(/^P002/);
  });
});

test('F8 signs and opens the next unsigned study; triage reorders only when it is switched on', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.readSample();
  await reading.backToWorklist();
  // Newer than the sample, and not looked at by the AI.
  await worklist.pick(...manyStudies(3));
  await expect(worklist.studies).toHaveCount(4);
  const triage = page.getByRole('switch', { name: /triage/ });
  await expect(triage).not.toBeChecked();
  const first = async () => (await worklist.column(column.patient, 1))[0];
  await page.getByRole('button', { name: 'Patient', exact: true }).click();
  await page.getByRole('button', { name: 'Patient', exact: true }).click();
  await expect.poll(first).toContain('Takahashi');
  await triage.check();
  await expect.poll(first).toContain('PHANTOM');
  await expect(page.getByText('The AI misses findings')).toBeVisible();
  await triage.uncheck();
  await expect.poll(first).toContain('Takahashi');

  await worklist.study('PHANTOM').click();
  await reading.isRead();
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await reading.readerName.fill('Dr. Next');
  await reading.acceptTheRest();
  await page.keyboard.press('F8');
  await expect(page.locator('.patient-line')).not.toContainText('PHANTOM');
  await reading.backToWorklist();
  await expect(worklist.study('PHANTOM')).toContainText('signed');
  await page.getByLabel('Report').selectOption('signed');
  await expect(worklist.studies).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('AI', { exact: true }).selectOption('findings');
  await expect(worklist.studies).toHaveCount(1);
});

test('studies stay after the visit only where that is wanted, say their size, and can be forgotten', async ({
  page,
  context,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.readSample();
  await reading.backToWorklist();
  await expect(page.locator('.kept-size')).toHaveText('On this device: 1 study, 3.7 MB');
  await page.reload();
  await expect(worklist.studies).toHaveCount(1);

  const keep = page.getByRole('switch', { name: 'Keep recent studies on this device' });
  const laterVisit = async () => {
    const later = await context.newPage();
    await later.goto('/');
    await expect(later.locator('.sample').first()).toBeVisible();
    return later;
  };
  await test.step('another tab is another visit', async () => {
    const other = await laterVisit();
    await expect(other.getByText('No study is open.')).toBeVisible();
    await other.close();
  });
  await test.step('kept on request', async () => {
    await expect(keep).not.toBeChecked();
    await keep.check();
    const later = await laterVisit();
    await expect(later.locator('tr[data-study]')).toHaveCount(1);
    await later.close();
  });
  await test.step('and not when the request is taken back', async () => {
    await keep.uncheck();
    const later = await laterVisit();
    await expect(later.getByText('No study is open.')).toBeVisible();
    await page.close();
    // The images are gone with their tab, which the browser may say to a next visit late; what was
    // decided is still counted, and can be forgotten.
    await expect(async () => {
      await later.reload();
      await expect(later.locator('.kept-size')).toHaveText('On this device: 1 study, 0.0 MB', {
        timeout: 5000,
      });
    }).toPass();
    const forgetAll = later.getByRole('button', { name: 'Forget all' });
    await forgetAll.click();
    await later.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
    await expect(later.locator('.kept-size')).toHaveText('');
  });
});

test('a DICOMDIR is read as a directory: what it lists and was not given is named', async ({
  page,
  worklist,
}) => {
  await worklist.visit();
  const uid = '1.2.826.0.1.3680043.10.5';
  const image = (number: number) => ({
    type: 'IMAGE' as const,
    attributes: { '00041500 CS': `DICOM\\IM${number}`, '00041511 UI': `${uid}.${number}` },
  });
  const directory = buildDirectory([
    {
      type: 'PATIENT',
      attributes: { '00100010 PN': 'Sato^Hana', '00100020 LO': 'P1' },
      below: [
        {
          type: 'STUDY',
          attributes: { '0020000d UI': uid, '00080020 DA': '20240102' },
          below: [
            {
              type: 'SERIES',
              attributes: { '00200011 IS': '1' },
              below: [image(1), image(2), image(3)],
            },
          ],
        },
      ],
    },
  ]);
  const first = buildRadiograph({ attributes: { '00080018 UI': `${uid}.1` } });
  const other = buildRadiograph({
    attributes: { '00080018 UI': `${uid}.9`, '00100020 LO': 'P2', '0020000d UI': `${uid}.8` },
  });
  await worklist.pick(
    { name: 'DICOMDIR', bytes: directory },
    { name: 'one.dcm', bytes: first },
    { name: 'other.dcm', bytes: other },
  );
  // Two patients, two rows.
  await expect(worklist.studies).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'DICOMDIR lists 3 files; 2 are missing',
  );
  await expect(worklist.rejected).toContainText(['DICOM/IM2']);
  await expect(worklist.rejected).toContainText(['Sato Hana, 2024-01-02']);
});

test('a folder is opened with its subfolders; a long opening can be cancelled', async ({
  page,
  worklist,
}, testInfo) => {
  await worklist.visit();
  const { mkdir, writeFile } = await import('node:fs/promises');
  const folder = testInfo.outputPath('disc');
  await mkdir(`${folder}/a/b`, { recursive: true });
  const studies = manyStudies(2);
  await writeFile(`${folder}/a/one.dcm`, studies[0]?.bytes ?? '');
  await writeFile(`${folder}/a/b/two`, studies[1]?.bytes ?? '');
  await page.locator('input[type=file]').nth(1).setInputFiles(folder);
  await expect(worklist.studies).toHaveCount(2);

  // The page's files answer slowly, so that there is something to cancel.
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function slowly() {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return read.call(this);
    };
  });
  await worklist.pick(...manyStudies(200));
  const progress = page.getByRole('progressbar', { name: /Reading files: \d+ of 200/ });
  await expect(progress).toBeVisible();
  await page.locator('.opening').getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  // What had been read stays (two were open before), and how much was left out is said.
  const notice = page.getByRole('region', { name: 'Notices' }).getByText(/not read/);
  await expect(notice).toBeVisible();
  const leftOut = Number(/(\d+) files?/.exec((await notice.textContent()) ?? '')?.[1]);
  expect(leftOut).toBeGreaterThan(0);
  // Of a long list only the rows in sight are drawn.
  await expect(page.getByText(`${200 - leftOut} studies`, { exact: true })).toBeVisible();
});

test('a first visit is shown the four gestures, each where it is made, until it has had enough', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.arrive();
  const step = worklist.tour.locator('[aria-current="step"]');
  await expect(step).toHaveText('Open');
  expect(await worklist.samples.count()).toBeGreaterThanOrEqual(3);
  await worklist.openSample('Normal chest');
  await expect(step).toHaveText('Look');
  await worklist.tour.getByRole('button', { name: 'Next' }).click();
  await expect(step).toHaveText('Decide');
  await reading.isKept();
  await page.reload();
  await expect(step).toHaveText('Decide');
  await worklist.tour.getByRole('button', { name: 'Next' }).click();
  await expect(step).toHaveText('Sign');
  await worklist.tour.getByRole('button', { name: 'Finish tour' }).click();
  await expect(worklist.tour).toBeHidden();
  await page.reload();
  await expect(reading.viewer).toBeVisible();
  await expect(worklist.tour).toBeHidden();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Show the tour again' }).click();
  await expect(step).toHaveText('Look');
  await worklist.tour.getByRole('button', { name: 'Skip tour' }).click();
  await expect(worklist.tour).toBeHidden();
});
