import { expect, test } from './fixtures';

test('a signed report is printed with image and outlines, in its own language, and nothing of the screen', async ({
  page,
  worklist,
  reading,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.toggleAttribute('data-printed', true);
  });
  await worklist.visit();
  await worklist.readSample();
  const paper = page.locator('.paper');
  const openPaper = async () => {
    await reading.report.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('menuitem', { name: 'Print or save as PDF…' }).click();
    await expect(page.locator('html[data-printed]')).toBeAttached();
  };

  await test.step('unsigned, it says so; nothing undecided is outlined', async () => {
    await reading.reject('Nodule', 'Not there');
    await reading.viewer.focus();
    await page.keyboard.press('Control+p');
    await expect(page.locator('html[data-printed]')).toBeAttached();
    await expect(paper).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(paper.locator('.paper-head')).toContainText('PRELIMINARY: NOT SIGNED');
    await expect(paper.locator('.paper-outline')).toHaveCount(0);
    await expect(page.locator('.app')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('signed, with outlines and numbers', async () => {
    await reading.acceptTheRest();
    await reading.readerName.fill('Dr. Test');
    await reading.report.getByRole('button', { name: '日本語' }).click();
    await reading.sign();
    await expect(reading.signedText).toContainText('Dr. Test');
    await page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
    await openPaper();
    await expect(page).toHaveTitle(/^PHANTOM-[A-Z-]+-20250601-report-ja$/);
    await page.emulateMedia({ media: 'print' });
    await expect(paper).toHaveCount(1);
    await expect(paper.locator('.paper-head')).toContainText('署名済：Dr. Test');
    await expect(paper).toContainText('胸部X線読影報告書');
    await expect(paper.locator('[data-section="findings"]')).toContainText('気胸');
    await expect(paper).toContainText('研究用。医療機器ではありません。');
    await expect(paper).not.toContainText(/結節/);
    const outlined = await reading.regions.count();
    await expect(paper.locator('.paper-outline')).toHaveCount(outlined);
    await expect(paper.locator('.paper-letter')).toContainText(['R', 'L']);
    const longest = await paper
      .locator('img')
      .evaluate((img: HTMLImageElement) => Math.max(img.naturalWidth, img.naturalHeight));
    expect(longest).toBe(1200);
  });

  await test.step('as PDF it has a page or two, and is gone from the app afterwards', async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect([1, 2]).toContain(pages);
    await page.emulateMedia({ media: 'screen' });
    await expect(paper).toHaveCount(0);
    await expect(page).not.toHaveTitle(/report-ja/);
  });
});

test('the print command of the browser’s own menu puts the open report on paper, with its image', async ({
  page,
  worklist,
  reading,
}) => {
  await page.addInitScript(() => {
    const words: string[] = [];
    Object.assign(window, { printed: words });
    // Heard before the app hears it, which then takes the page away.
    addEventListener('afterprint', () => {
      const paper = document.querySelector<HTMLElement>('body > .paper');
      const img = paper?.querySelector('img');
      if (paper) words.push(`${img?.naturalWidth} ${paper.textContent}`);
    });
  });
  const printed = () => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
  await worklist.visit();
  await worklist.readSample();
  await reading.ownWords('Findings').fill('Seen by me.');
  await expect
    .poll(async () => {
      // As the menu does, it asks nobody.
      await page.pdf({ preferCSSPageSize: true });
      return (await printed()).length;
    })
    .toBeGreaterThan(0);
  const [words] = await printed();
  expect(words).toContain('PRELIMINARY: NOT SIGNED');
  expect(words).toContain('Seen by me.');
  expect(words).toMatch(/^[1-9]\d\d+ /);
  await expect(page.locator('.paper')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/report-en/);
});
