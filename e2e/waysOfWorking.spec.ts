import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { aiRead, type ReadingPage } from './pages/ReadingPage';
import { countReadings, chooseWay } from './pages/waysOfWorking';
import { tinyFindings } from './tinyPackage';

/** What stands on the screen is the same as if there were no AI. */
async function expectNoAi(reading: ReadingPage): Promise<void> {
  await expect(reading.cards).toHaveCount(0);
  await expect(reading.regions).toHaveCount(0);
  await expect(reading.askField).toBeHidden();
  await expect(reading.report.locator('.sentence')).toHaveCount(0);
}

test('shadow: the AI runs, is logged, and is seen nowhere', async ({ page, worklist, reading }) => {
  await worklist.visit();
  await chooseWay(page, 'Shadow');
  await worklist.openSample('Normal chest');
  await expect.poll(() => countReadings(page), { timeout: 60_000 }).toBe(1);
  await expectNoAi(reading);
  await expect(reading.banner).toBeHidden();
  await expect(page.locator('.ai-state')).toBeHidden();
  await expect(reading.aiBar).toContainText('Shadow: the AI is logged and not shown');
  const text = (await page.locator('.app').innerText()).replaceAll('\n', ' ');
  for (const finding of tinyFindings) expect(text).not.toContain(finding);

  await test.step('what is taken away has nothing of it', async () => {
    await reading.report.getByRole('button', { name: 'Take away' }).click();
    await expect(page.getByRole('menuitem', { name: /as the model drew/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    const json = await readFile((await reading.takeAway('Review as JSON')).path, 'utf8');
    expect(JSON.parse(json)).toMatchObject({ reading: null, review: { findings: [] } });
    const report = await readFile((await reading.takeAway('Download text (English)')).path, 'utf8');
    for (const finding of tinyFindings) expect(report).not.toContain(finding);
  });

  await test.step('nor has the worklist', async () => {
    await reading.backToWorklist();
    await expect(worklist.studies.locator('.state').first()).toHaveText('hidden');
    await expect(page.locator('.triage')).toHaveCount(0);
  });

  await test.step('also after a reload; and it can be switched off', async () => {
    await page.reload();
    await worklist.studies.first().click();
    await expectNoAi(reading);
    await reading.aiBar.getByRole('switch').uncheck();
    await expect(reading.aiBar.getByRole('switch')).not.toBeChecked();
  });
});

test('second reader: the AI is hidden until the own read is recorded, then compared', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await chooseWay(page, 'Second reader');
  await worklist.openSample('Normal chest');
  await expect.poll(() => countReadings(page), { timeout: 60_000 }).toBe(1);
  await expectNoAi(reading);
  await expect(reading.banner).toHaveText('AI: hidden until your own read is recorded');
  await expect(page.locator('.ai-state')).toHaveText('AI: hidden');

  const own = page.getByRole('region', { name: 'Your own read' });
  const reveal = own.getByRole('button', { name: 'Record my read and show the AI' });
  await own
    .getByRole('group', { name: 'Nodule', exact: true })
    .getByRole('button', { name: 'present' })
    .click();
  await expect(reveal).toBeDisabled();
  await page.reload();
  await expect(
    own
      .getByRole('group', { name: 'Nodule', exact: true })
      .getByRole('button', { name: 'present' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expectNoAi(reading);
  await own.getByRole('button', { name: 'The rest is absent' }).click();
  await reveal.click();

  await expect(own).toBeHidden();
  await expect(reading.banner).toHaveText(aiRead);
  await expect(reading.cards).toHaveCount(tinyFindings.length);
  await expect(reading.card('Nodule')).toContainText('you and the AI: present');
  await expect(reading.card('Mass')).toContainText('you: absent, AI: present');
  await expect(page.getByRole('region', { name: 'Own read and AI' })).toContainText(
    /You and the AI agree on \d of \d findings/,
  );
});
