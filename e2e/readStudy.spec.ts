import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { tinyFindings } from './tinyPackage';

test.beforeEach(async ({ worklist }) => {
  await worklist.visit();
  await worklist.readSample();
});

test('a reader decides on every finding, signs and takes the report away, and no reload loses anything', async ({
  page,
  worklist,
  reading,
}) => {
  await expect(reading.banner).toHaveText('AI: 7 findings · not verified');
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await expect(reading.regions).toHaveCount(tinyFindings.length);

  await test.step('accept, edit, reject', async () => {
    await reading.accept('Pneumothorax');
    await reading.startEditing('Mass');
    await reading.editor.getByLabel('Side').selectOption('right');
    await reading.editor.getByLabel(/Own sentence/).fill('Rounded mass in the right lung.');
    await reading.saveEdit();
    await reading.reject('Nodule', 'Not there');
    await expect(reading.card('Pneumothorax')).toHaveAttribute('data-status', 'accepted');
    await expect(reading.card('Mass')).toHaveAttribute('data-status', 'edited');
    await expect(reading.card('Nodule')).toHaveAttribute('data-status', 'rejected');
  });

  await test.step('reload at once: the decisions, the words and the place are kept', async () => {
    await reading.ownWords('Comparison').fill('Compared with last year.');
    await page.reload();
    await expect(reading.banner).toHaveText('AI: 7 findings · not verified');
    await expect(reading.card('Pneumothorax')).toHaveAttribute('data-status', 'accepted');
    await expect(reading.card('Mass')).toHaveAttribute('data-status', 'edited');
    await expect(reading.card('Mass')).toContainText('Rounded mass in the right lung.');
    await expect(reading.card('Nodule')).toHaveAttribute('data-status', 'rejected');
    await expect(reading.ownWords('Comparison')).toHaveValue('Compared with last year.');
    await expect(reading.report).not.toContainText(/nodule/i);
  });

  await test.step('signing is refused while findings await a decision, and says which', async () => {
    await reading.readerName.fill('Dr. Test');
    await reading.sign();
    await expect(reading.notices).toContainText('Still undecided: ');
    await expect(reading.notices).toContainText('Cardiomegaly');
    await expect(reading.signedText).toBeHidden();
  });

  await test.step('add a finding by drawing a box, take it back, and add it again', async () => {
    await reading.add('Lung opacity');
    await expect(reading.cards).toHaveCount(tinyFindings.length + 1);
    await page.keyboard.press('Control+z');
    await expect(reading.cards).toHaveCount(tinyFindings.length);
    await page.keyboard.press('Control+y');
    await expect(reading.cards).toHaveCount(tinyFindings.length + 1);
    await expect(reading.cards.last()).toHaveAttribute('data-status', 'added');
  });

  await test.step('the report follows the findings into the other language; own words stay', async () => {
    await reading.report.getByRole('button', { name: '日本語' }).click();
    await expect(reading.report).toContainText('気胸');
    await reading.report.getByRole('button', { name: 'EN' }).click();
    await expect(reading.report).toContainText('pneumothorax');
    await expect(reading.ownWords('Comparison')).toHaveValue('Compared with last year.');
  });

  await test.step('sign, reload: the signed words are frozen', async () => {
    await reading.acceptTheRest();
    await reading.sign();
    await expect(reading.signedText).toContainText('Rounded mass in the right lung.');
    await expect(reading.banner).toHaveText('AI: 7 findings · signed by Dr. Test');
    const signed = await reading.signedText.textContent();
    await page.reload();
    await expect(reading.signedText).toHaveText(signed ?? '', { useInnerText: false });
    await expect(reading.cards.getByRole('button', { name: /^(Accept|Edit|Reject)/ })).toHaveCount(
      0,
    );
  });

  await test.step('take away as text in both languages and as JSON', async () => {
    const english = await reading.takeAway('Download text (English)');
    expect(english.name).toMatch(/^PHANTOM-[A-Z-]+-20250601-report-en\.txt$/);
    const text = await readFile(english.path, 'utf8');
    expect(text).toContain('Compared with last year.');
    expect(text).toContain('Dr. Test');
    expect(text).toContain('Research use only');
    expect(text).not.toMatch(/nodule/i);
    const japanese = await reading.takeAway('Download text (日本語)');
    expect(await readFile(japanese.path, 'utf8')).toContain('気胸');
    const json = await reading.takeAway('Review as JSON');
    const { review } = JSON.parse(await readFile(json.path, 'utf8')) as {
      review: { findings: unknown[]; decisions: unknown[]; signature: { reader: string } };
    };
    expect(review.decisions).toHaveLength(tinyFindings.length + 1);
    expect(review.signature.reader).toBe('Dr. Test');
    const fhir = await reading.takeAway('FHIR document (R4)');
    expect(fhir.name).toMatch(/-report-fhir\.json$/);
    const { entry } = JSON.parse(await readFile(fhir.path, 'utf8')) as {
      entry: { resource: { resourceType: string; status?: string } }[];
    };
    expect(entry[0]?.resource).toMatchObject({ resourceType: 'Composition', status: 'final' });
    const observed = entry.filter(({ resource }) => resource.resourceType === 'Observation');
    const withdrawn = observed.filter(({ resource }) => resource.status === 'entered-in-error');
    expect([observed.length, withdrawn.length]).toEqual([review.findings.length + 1, 1]);
  });

  await test.step('a later word is an addendum; the signed words stay', async () => {
    await page.getByLabel('Text of the addendum').fill('Discussed by telephone.');
    await page.getByRole('button', { name: 'Add addendum' }).click();
    await page.reload();
    await expect(page.locator('.addendum')).toContainText('Discussed by telephone.');
    await reading.backToWorklist();
    await expect(worklist.studies).toContainText('addended');
  });
});

test('list, image and report point at one another, and the AI can be hidden and peeked under', async ({
  page,
  reading,
}) => {
  await reading
    .card('Cardiomegaly')
    .getByRole('button', { name: 'Cardiomegaly', exact: true })
    .click();
  await expect(reading.card('Cardiomegaly')).toHaveAttribute('data-selected', 'true');
  await expect(page.locator('.viewport-region.is-strong')).toHaveCount(1);
  const sentence = reading.report.locator('[data-sentence-of][data-selected="true"]').first();
  await expect(sentence).toContainText(/cardiomegaly/i);

  await reading.report.getByRole('button', { name: /mass/ }).first().hover();
  await expect(reading.card('Mass')).toHaveAttribute('data-highlighted', 'true');

  await reading.viewer.focus();
  await page.keyboard.press('t');
  await expect(reading.regions).toHaveCount(0);
  await expect(reading.banner).toContainText('AI hidden');
  await page.keyboard.press('t');
  await expect(reading.regions).toHaveCount(tinyFindings.length);
  await page.keyboard.down('t');
  await expect(reading.regions).toHaveCount(0);
  await page.waitForTimeout(400);
  await page.keyboard.up('t');
  await expect(reading.regions).toHaveCount(tinyFindings.length);

  await reading
    .card('Mass')
    .getByRole('button', { name: /^Attention/ })
    .click();
  await expect(page.locator('.viewport-heat')).toBeVisible();
  await expect(
    page.getByText('Attention: where the model looked, not a measurement'),
  ).toBeVisible();
});

test('a region is repainted with the brush and given back by undo', async ({ page, reading }) => {
  const outline = async () =>
    page.locator('.viewport-region-edge').evaluateAll((paths) =>
      paths
        .map((path) => path.getAttribute('d') ?? '')
        .sort()
        .join('|'),
    );
  const before = await outline();
  await reading.startEditing('Cardiomegaly');
  await reading.editor.getByRole('button', { name: 'Brush' }).click();
  await reading.drawBox([0.45, 0.45], [0.6, 0.6]);
  await expect(reading.editor).toContainText('Region changed');
  await reading.saveEdit();
  await expect(reading.card('Cardiomegaly')).toHaveAttribute('data-status', 'edited');
  const after = await outline();
  expect(after).not.toBe(before);
  await page.reload();
  await expect(reading.card('Cardiomegaly')).toHaveAttribute('data-status', 'edited');
  await expect.poll(outline).toBe(after);
});
