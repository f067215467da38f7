import { expect, test } from './fixtures';

test.describe('the policy', () => {
  test.use({ expectedErrors: [/example\.org/] });

  test('forbids the page to reach another origin, by any way that scripts know', async ({
    page,
    worklist,
    context,
  }) => {
    await worklist.visit();
    const sent: string[] = [];
    await context.route('**/*example.org/**', async (route) => {
      sent.push(route.request().url());
      await route.abort();
    });
    const outcomes = await page.evaluate(async () => {
      const url = 'https://example.org/patient';
      const image = new Promise<string>((resolve) => {
        const element = new Image();
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.src = `${url}.png`;
      });
      const request = fetch(url).then(
        () => 'sent',
        () => 'refused',
      );
      const refusals: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        refusals.push(effectiveDirective),
      );
      navigator.sendBeacon(url, 'pixels');
      const results = [await image, await request];
      await new Promise((resolve) => setTimeout(resolve, 200));
      // The policy stands in the header and in the page, so each refusal is told twice.
      return { results, refusals: [...new Set(refusals)].sort() };
    });
    expect(outcomes.results).toEqual(['refused', 'refused']);
    expect(outcomes.refusals).toEqual(['connect-src', 'img-src']);
    expect(sent).toEqual([]);
  });
});

test.describe('with the network gone', () => {
  // What would keep the app for next time is fetched once the page is at rest, which may be now.
  test.use({ expectedErrors: [/Failed to load resource: .*\/assets\/offline-/] });

  test('an image that was read is decided on and signed', async ({
    page,
    context,
    worklist,
    reading,
  }) => {
    await worklist.visit();
    await worklist.readSample();
    await reading.accept('Mass');
    await reading.backToWorklist();
    await page.unroute('**/models/**');
    await context.setOffline(true);
    await worklist.studies.first().click();
    await expect(reading.card('Mass')).toHaveAttribute('data-status', 'accepted');
    await reading.reject('Nodule', 'Artefact or device');
    await reading.readerName.fill('Dr. Offline');
    await reading.acceptTheRest();
    await reading.sign();
    await expect(reading.signedText).toContainText('Dr. Offline');
  });
});
