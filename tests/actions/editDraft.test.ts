import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadApp, openBrowserWithModel, standIn } from './readingApp';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));
beforeEach(openBrowserWithModel);
afterEach(() => vi.unstubAllGlobals());

/** Two strokes in two corners of a square, the second longer than the first. */
function twoStrokes() {
  const width = 100;
  const data = new Uint8Array(width * width);
  data.fill(1, 0, 10);
  data.fill(1, width * width - 40, width * width);
  return { imageWidth: 300, imageHeight: 300, x: 20, y: 30, width, height: width, data };
}

describe('a region in hand', () => {
  it('is as long as the largest of the places that were brushed, not as the way between them', async () => {
    const app = await loadApp();
    await app.openAndRead();
    app.startEditing('2.25.2');
    app.boxDrawn([20, 30, 40, 10]);
    const ofBox = app.draft()!.attributes.sizeMm;
    expect(ofBox).toBeGreaterThan(0);
    app.regionDrawn(twoStrokes());
    expect(app.draft()!.region!.box).toEqual([20, 30, 100, 100]);
    expect(app.draft()!.attributes.sizeMm).toBe(ofBox);
  });
});
