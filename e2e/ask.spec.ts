import { expect, test } from './fixtures';
import { tinyFindings } from './tinyPackage';

test.beforeEach(async ({ worklist }) => {
  await worklist.visit();
  await worklist.readSample();
});

test('a drawn box is described, kept as a finding, undone and redone, and survives a reload', async ({
  page,
  reading,
}) => {
  await page.keyboard.press('d');
  await expect(page.getByText('Draw a box; the model says what is in it.')).toBeVisible();
  await reading.drawBox([0.42, 0.45], [0.62, 0.75]);
  await expect(reading.answer).toContainText('Drawn region');
  await expect(reading.answer).toContainText('not verified');
  await expect(reading.answer).toContainText(/No abnormality in this region|probability 0\.\d\d/);
  await expect(reading.regions).toHaveCount(tinyFindings.length + 1);

  await reading.discardAnswer();
  await expect(reading.answer).toBeHidden();
  await expect(reading.regions).toHaveCount(tinyFindings.length);

  await reading.ask('pleural effusion');
  await expect(reading.answer).toContainText('Pleural effusion · present');
  await reading.answer.getByRole('button', { name: 'Select in the list' }).click();
  await expect(reading.answer).toBeHidden();
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await expect(reading.card('Pleural effusion').locator('.card-name')).toBeFocused();

  await reading.ask('pleural effusion');
  await reading.keepAnswer();
  await expect(reading.cards).toHaveCount(tinyFindings.length + 1);
  const kept = reading.cards.last();
  await expect(kept).toHaveAttribute('data-status', 'pending');
  await expect(kept.locator('.card-name')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await page.keyboard.press('Control+y');
  await expect(reading.cards).toHaveCount(tinyFindings.length + 1);

  await page.reload();
  await expect(reading.cards).toHaveCount(tinyFindings.length + 1);
  await kept.getByRole('button', { name: /^Accept/ }).click();
  await expect(kept).toHaveAttribute('data-status', 'accepted');
});

test('a painted region is described after each stroke', async ({ page, reading }) => {
  await page.getByRole('button', { name: 'Describe a painted region' }).click();
  await reading.drawBox([0.42, 0.45], [0.46, 0.5]);
  await expect(reading.answer).toContainText('not verified');
  const region = page.locator('.viewport-region').last();
  await expect(region).toBeVisible();
  const before = await region.boundingBox();
  await reading.drawBox([0.46, 0.5], [0.5, 0.62]);
  await expect(reading.answer).toContainText('not verified');
  await expect
    // While the grown region is being described, none is drawn.
    .poll(async () => (await region.boundingBox())?.height ?? 0)
    .toBeGreaterThan(before!.height);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paint a region')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(reading.answer).toBeHidden();
});

test('typed words are found on the image, or honestly are not known', async ({ page, reading }) => {
  await reading.ask('胸水');
  await expect(reading.answer).toContainText('Pleural effusion · present');
  await expect(reading.answer).toContainText('Already in the list, in this place');
  await reading.ask('12345');
  await expect(reading.answer).toContainText('Not known to the model: “12345”');
  await expect(reading.answer.getByRole('button', { name: /^Keep/ })).toBeHidden();
  await expect(reading.regions).toHaveCount(tinyFindings.length);

  // What is kept as absent has no card for the focus to go to.
  await reading.ask('pulmonary edema');
  await reading.answer.getByRole('button', { name: /^Keep/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Findings', exact: true }).first()).toBeFocused();

  // Words that deny are no words to be found: the list answers them.
  await reading.ask('no pleural effusion');
  await expect(reading.answer).toContainText('Present: pleural effusion');
  await expect(reading.answer.getByRole('list')).toContainText('Pleural effusion · present');
  await page.keyboard.press('Escape');
  await expect(reading.answer).toBeHidden();
  await expect(reading.askField).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(reading.viewer).toBeFocused();
});

test('closed questions are answered with the region lit, and others said to be beyond it', async ({
  page,
  reading,
}) => {
  await page.keyboard.press('/');
  await expect(reading.askField).toBeFocused();
  await page.keyboard.type('Is there a pneumothorax?');
  await page.keyboard.press('Enter');
  await expect(reading.answer).toContainText('Present: pneumothorax, probability');
  await expect(reading.card('Pneumothorax')).toHaveAttribute('data-selected', 'true');

  await reading.ask('胸水はどちら側ですか？');
  await expect(reading.answer).toContainText(/Pleural effusion: (left|right|bilateral)/);
  await reading.ask('How large is the mass?');
  await expect(reading.answer).toContainText(/Mass: \d+ × \d+ mm/);
  await reading.ask('有几个结节？');
  await expect(reading.answer).toContainText(/Nodule: \d place/);
  await reading.ask('Is there pulmonary edema?');
  await expect(reading.answer).toContainText('No pulmonary edema seen by the model');
  await reading.ask('What is the cardiothoracic ratio?');
  await expect(reading.answer).toContainText(/[Cc]ardiothoracic ratio/);
  await reading.ask('Is there a rib fracture?');
  await expect(reading.answer).toContainText('beyond the model');
});

test('the clinical context is stated in the report, survives a reload and changes no score', async ({
  page,
  reading,
}) => {
  const scores = () => reading.cards.locator('.card-number').allTextContents();
  const before = await scores();
  const context = reading.report.getByRole('group', { name: 'Clinical context' });
  await context.getByText('Clinical context').click();
  await expect(context).toContainText('no finding or probability ever changes');
  await context.getByLabel('Indication').fill('Cough and fever');
  await context.getByLabel('Age').fill('67');
  await context.getByLabel('Sex').selectOption('male');
  await context.getByLabel('CRP', { exact: true }).fill('84');
  await context.getByLabel('Temp. °C').fill('38.4');
  expect(await scores()).toEqual(before);

  await page.reload();
  await expect(context.getByLabel('Indication')).toHaveValue('Cough and fever');
  await expect(context.getByLabel('Temp. °C')).toHaveValue('38.4');
  expect(await scores()).toEqual(before);

  await reading.acceptTheRest();
  await reading.readerName.fill('Dr. Test');
  await reading.sign();
  await expect(reading.signedText).toContainText('Clinical context');
  await expect(reading.signedText).toContainText(
    'Indication: Cough and fever. 67-year-old man. CRP 84 mg/L, temperature 38.4 °C.',
  );
});
