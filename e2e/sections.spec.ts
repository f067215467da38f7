import { buildCrossSections } from '../tests/builders/crossSections';
import { radiographOf } from '../tests/builders/radiograph';
import { expect, test } from './fixtures';
import type { ReadingPage } from './pages/ReadingPage';

test.beforeEach(({ worklist }) => worklist.visit());

/** Where a line or the crosshair of a viewport lies, in CSS pixels of it. */
async function numbersOf(
  reading: ReadingPage,
  pane: number,
  selector: string,
  names: readonly string[],
) {
  const element = reading.panes.nth(pane).locator(selector).first();
  const texts = await Promise.all(names.map((name) => element.getAttribute(name)));
  return texts.map(Number);
}

/** 20 slices of 64 × 48 pixels of 5 mm, 10 mm apart: x from -160, y from -120, z from -60. */
const ct = buildCrossSections({ count: 20 });

test('the crosshair brings all viewports to the point that is clicked', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(...ct);
  await expect(reading.corner(2)).toContainText('Coronal · Image 25 / 48');
  await reading.panes.nth(0).getByRole('slider', { name: 'Position in the stack' }).fill('9');
  await expect(reading.corner(0)).toContainText('Image 10 / 20');
  await page.keyboard.press('Shift+C');
  await expect(page.getByRole('button', { name: /^Crosshair/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.locator('.viewport-crosshair')).toHaveCount(3);

  await test.step('from the stack, by a click: column 44.5 is the 45th sagittal, row 28.5 the 29th coronal', async () => {
    const area = (await reading.panes.nth(0).boundingBox())!;
    const scale = Math.min(area.width / 64, area.height / 48);
    const at = {
      x: area.width / 2 + (44.5 - 32) * scale,
      y: area.height / 2 + (28.5 - 24) * scale,
    };
    await reading.panes.nth(0).click({ position: at });
    await expect(reading.corner(1)).toContainText('Sagittal · Image 45 / 64');
    await expect(reading.corner(2)).toContainText('Coronal · Image 29 / 48');
    const [x, y] = await numbersOf(reading, 0, '.viewport-crosshair', ['data-x', 'data-y']);
    expect(x).toBeCloseTo(at.x, 0);
    expect(y).toBeCloseTo(at.y, 0);
  });

  await test.step('from a section, by a drag: the stack goes along', async () => {
    const area = (await reading.panes.nth(2).boundingBox())!;
    // 320 mm across, 200 mm from head to foot; the slice of z = 100 mm lies 30 mm below the upper edge at 135 mm.
    const pixelsPerMm = Math.min(area.width / 320, area.height / 200);
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
    const goal = { x: middle.x - 80 * pixelsPerMm, y: middle.y + (-100 + 35) * pixelsPerMm };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move((middle.x + goal.x) / 2, (middle.y + goal.y) / 2);
    await page.mouse.move(goal.x, goal.y);
    await page.mouse.up();
    await expect(reading.corner(0)).toContainText('Image 17 / 20');
    await expect(reading.corner(1)).toContainText('Sagittal · Image 17 / 64');
    await expect(reading.corner(2)).toContainText('Coronal · Image 29 / 48');
  });

  await test.step('off again by its key', async () => {
    await page.keyboard.press('Shift+C');
    await expect(page.locator('.viewport-crosshair')).toHaveCount(0);
  });
});

test('reference lines lie where other images cut this one', async ({ page, worklist, reading }) => {
  await worklist.pick(...ct);
  await reading.panes.nth(0).getByRole('slider', { name: 'Position in the stack' }).fill('4');
  await expect(reading.corner(0)).toContainText('Image 5 / 20');
  const area = (await reading.panes.nth(2).boundingBox())!;
  const pixelsPerMm = Math.min(area.width / 320, area.height / 200);
  // The slice at z = -20 mm; the coronal section reaches from 135 mm down to -65 mm, its middle at 35 mm.
  const line = '.viewport-reference[data-of="1"] .viewport-guide';
  const expected = area.height / 2 + 55 * pixelsPerMm;
  await expect
    .poll(async () => Math.abs((await numbersOf(reading, 2, line, ['y1']))[0]! - expected))
    .toBeLessThan(1);
  const [y1, y2, x1, x2] = await numbersOf(reading, 2, line, ['y1', 'y2', 'x1', 'x2']);
  expect(y2).toBeCloseTo(y1!, 3);
  expect(Math.abs(x2! - x1!)).toBeCloseTo(320 * pixelsPerMm, 0);
  await page.getByRole('button', { name: 'Reference lines' }).click();
  await expect(page.locator('.viewport-reference')).toHaveCount(0);
});

test('scrolling paints the stack alone, at most twice an image, and of its sections moves the line', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(...ct);
  await expect(reading.corner(2)).toContainText('Coronal · Image 25 / 48');
  await expect(page.locator('.volume-progress')).toHaveCount(0);
  await reading.panes.nth(0).hover();
  await page.mouse.wheel(0, -100);
  await page.keyboard.press('Home');
  await expect(reading.corner(0)).toContainText('Image 1 / 20');
  const line = '.viewport-reference[data-of="1"] .viewport-guide';
  const [before] = await numbersOf(reading, 2, line, ['y1']);
  await page.evaluate(countChanges);
  const steps = 8;
  for (let step = 1; step <= steps; step++) {
    await page.mouse.wheel(0, 100);
    await expect(reading.corner(0)).toContainText(`Image ${step + 1} / 20`);
  }
  const { paints, others } = await page.evaluate(
    () => (globalThis as unknown as { changes: Changes }).changes,
  );
  expect(paints[0]).toBeGreaterThanOrEqual(steps);
  // Once while it moves, once at rest with all smoothing.
  expect(paints[0]).toBeLessThanOrEqual(2 * steps);
  expect([paints[1], paints[2]]).toEqual([0, 0]);
  expect(others).toEqual([]);
  const [after] = await numbersOf(reading, 2, line, ['y1']);
  expect(after).not.toBeCloseTo(before!, 0);
});

interface Changes {
  /** Pictures drawn, by viewport. */
  readonly paints: number[];
  /** What else changed than words in the stack and lines in the sections. */
  readonly others: string[];
}

/** Runs in the page. */
function countChanges(): void {
  const all = [...document.querySelectorAll('.pane')];
  const changes: Changes = { paints: all.map(() => 0), others: [] };
  Object.assign(globalThis, { changes });
  const { prototype } = CanvasRenderingContext2D;
  const draw = Reflect.get(prototype, 'drawImage') as (...args: unknown[]) => void;
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
    const pane = all.findIndex((each) => each.contains(this.canvas));
    if (pane >= 0) changes.paints[pane]! += 1;
    Reflect.apply(draw, this, args);
  };
  new MutationObserver((records) => {
    for (const { target, type, attributeName } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const inStack = all[0]?.contains(target) && !element?.matches('.viewport-host, canvas');
      const isLine = element?.closest('.viewport-guides');
      if (inStack || isLine) continue;
      changes.others.push(`${type} ${attributeName ?? ''} of ${element?.outerHTML.slice(0, 80)}`);
    }
  }).observe(document.querySelector('.viewer')!, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

test('any viewport shows any plane, and slabs by their brightest, darkest or mean values', async ({
  worklist,
  reading,
}) => {
  await worklist.pick(...ct);
  const choose = (name: string) => reading.panes.nth(1).getByRole('combobox', { name });
  await choose('Plane of this viewport').selectOption('Axial');
  await expect(reading.corner(1)).toContainText('Axial · Image 11 / 20');
  await choose('Slab thickness').selectOption('20 mm');
  await expect(reading.corner(1)).toContainText('MIP 20 mm');
  await choose('What is shown of a slab').selectOption('MinIP');
  await expect(reading.corner(1)).toContainText('MinIP 20 mm');
  await choose('Plane of this viewport').selectOption('As taken');
  await expect(reading.corner(1)).toContainText('Image 1 / 20');
});

test('stacks of one frame of reference scroll together by position, others by the way gone', async ({
  page,
  worklist,
  reading,
}) => {
  const thin = buildCrossSections({
    series: 2,
    count: 41,
    gapMm: 5,
    attributes: { '00080060 CS': 'MR' },
  });
  const elsewhere = buildCrossSections({
    series: 3,
    count: 20,
    attributes: { '00080060 CS': 'MR', '00200052 UI': '2.25.9' },
  });
  const thick = buildCrossSections({ count: 20, attributes: { '00080060 CS': 'MR' } });
  await worklist.pick(...thick, ...thin, ...elsewhere);
  await expect(reading.corner(0)).toContainText('Image 1 / 20');
  for (const count of [2, 3]) {
    await page.keyboard.press('Shift+ArrowRight');
    await expect(reading.panes).toHaveCount(count);
  }
  await expect(reading.corner(2)).toContainText('Image 1 / 20');
  await reading.panes.nth(2).getByRole('slider', { name: 'Position in the stack' }).fill('6');
  await expect(reading.corner(2)).toContainText('Image 7 / 20');
  await page.getByRole('button', { name: 'Scroll viewports together' }).click();
  await expect(reading.corner(0, 'bottom-right')).toContainText('Scroll linked');

  await reading.panes.nth(0).click({ position: { x: 100, y: 200 } });
  for (const image of [2, 3, 4]) {
    await page.keyboard.press('ArrowDown');
    await expect(reading.corner(0)).toContainText(`Image ${image} / 20`);
  }
  // 30 mm on: six slices of 5 mm, or three of 10 mm from where the other examination was.
  await expect(reading.corner(1)).toContainText('Image 7 / 41');
  await expect(reading.corner(2)).toContainText('Image 10 / 20');

  await page.keyboard.press('Shift+S');
  await page.keyboard.press('ArrowDown');
  await expect(reading.corner(0)).toContainText('Image 5 / 20');
  await expect(reading.corner(1)).toContainText('Image 7 / 41');
});

test('a radiograph and its prior are zoomed together, until that is switched off', async ({
  page,
  worklist,
  reading,
}) => {
  await worklist.pick(radiographOf('20260131', '2.25.21'), radiographOf('20250131', '2.25.22', 96));
  await worklist
    .study(/2026-01-31/)
    .getByRole('button')
    .first()
    .click();
  await expect(reading.corner(1, 'bottom-right')).toContainText('Zoom linked');
  await reading.panes.nth(0).click({ position: { x: 60, y: 300 } });
  await page.keyboard.press('+');
  for (const pane of [0, 1]) {
    await expect(reading.corner(pane, 'bottom-right')).toContainText('Zoom 125 %');
  }
  await page.getByRole('button', { name: 'Zoom and pan viewports together' }).click();
  await page.keyboard.press('+');
  await expect(reading.corner(0, 'bottom-right')).toContainText('Zoom 156 %');
  await expect(reading.corner(1, 'bottom-right')).toContainText('Zoom 125 %');
});
