import { expect, test } from './fixtures';
import { touchScreen } from './pages/touchScreen';

test.use({ hasTouch: true });

test('fingers zoom, pan and window the image, and nothing else moves', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.visit();
  await worklist.readSample();
  const touch = await touchScreen(page, reading.viewer);
  const corner = reading.corner(0, 'bottom-right');
  const lines = async () => {
    const [window, zoom] = (await corner.locator('div').allTextContents()).slice(-2);
    return { window: window ?? '', zoom: Number(/\d+/.exec(zoom ?? '')?.[0]) };
  };
  const opened = await lines();
  expect(opened.zoom).toBe(100);

  await test.step('two fingers zoom and pan, and leave the window alone', async () => {
    await touch.drag(
      [
        [0.4, 0.5],
        [0.3, 0.5],
      ],
      [
        [0.6, 0.5],
        [0.7, 0.5],
      ],
    );
    await expect.poll(async () => (await lines()).zoom).toBeGreaterThan(150);
    expect((await lines()).window).toBe(opened.window);
    const before = await reading.regions.first().boundingBox();
    await touch.drag(
      [
        [0.4, 0.5],
        [0.4, 0.6],
      ],
      [
        [0.6, 0.5],
        [0.6, 0.6],
      ],
    );
    const area = await reading.viewer.boundingBox();
    await expect
      .poll(async () => (await reading.regions.first().boundingBox())?.y)
      .toBeCloseTo((before?.y ?? 0) + (area?.height ?? 0) * 0.1, -1);
  });

  await test.step('one finger has the active tool', async () => {
    const before = await lines();
    await touch.drag([
      [0.5, 0.5],
      [0.6, 0.6],
    ]);
    await expect.poll(async () => (await lines()).window).not.toBe(before.window);
    expect((await lines()).zoom).toBe(before.zoom);
  });

  await test.step('a finger that rests first does what the right button does', async () => {
    const before = await lines();
    await touch.restAndDrag([0.5, 0.5], [0.5, 0.3]);
    await expect.poll(async () => (await lines()).zoom).toBeGreaterThan(before.zoom);
    expect((await lines()).window).toBe(before.window);
  });

  await test.step('a tap selects a finding, right after a flick too; the page neither scrolled nor zoomed', async () => {
    await touch.flick([0.5, 0.5], [0.5, 0.3]);
    await reading.cards.first().getByRole('button').first().tap();
    await expect(reading.cards.first()).toHaveAttribute('data-selected', 'true');
    expect(
      await page.evaluate(() => [window.visualViewport?.scale, window.scrollX, window.scrollY]),
    ).toEqual([1, 0, 0]);
  });

  await test.step('nothing to be pressed is smaller than a fingertip', async () => {
    const small = await page
      // Sentences are targets within running text.
      .locator('button:not(.sentence):visible, select:visible, input:visible')
      .evaluateAll((all) =>
        all.flatMap((each) => {
          const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
          const name = each.getAttribute('aria-label') ?? each.textContent;
          return Math.min(width, height) < 24 ? [`${name} ${width}×${height}`] : [];
        }),
      );
    expect(small).toEqual([]);
  });
});
