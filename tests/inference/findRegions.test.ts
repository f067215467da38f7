import { describe, expect, it } from 'vitest';
import { areaOfMask, intersectionOverUnion } from '#domain';
import { findRegions, shownProposals } from '../../src/inference/findRegions';
import { maskOnImage } from '../../src/inference/maskOnImage';
import { letterboxOf, preprocess } from '../../src/inference/preprocess';
import { goldenPixels, readExpected } from '../../src/inference/runSelfTest';
import { openGraphs } from '../../src/inference/graphs';
import { queriesOf } from '../../src/inference/readFindings';
import { loadNodeRuntime } from '#inference';
import { loadTinyPackage } from './tinyPackage';

const grid = 8;
const nowhere = new Float32Array(4 * grid * grid);
const settings = { regionShare: 0.5, regionMinimum: 0.4, boxBlend: 0 };

/** Logits of blobs at cells `[x, y, logit]`, each three cells wide, on a background of almost no probability. */
function maskWith(...blobs: [x: number, y: number, logit: number][]): Float32Array {
  const mask = new Float32Array(grid * grid).fill(-12);
  for (const [cx, cy, logit] of blobs) {
    for (let y = cy - 1; y <= cy + 1; y++) {
      for (let x = cx - 1; x <= cx + 1; x++) mask[y * grid + x] = logit;
    }
  }
  return mask;
}
const square = letterboxOf(640, 640, 64);

describe('findRegions', () => {
  it('proposes the boxes that the Python reference proposes', async () => {
    const modelPackage = await loadTinyPackage();
    const { manifest } = modelPackage;
    const golden = manifest.golden[0]!;
    const { boxes } = readExpected(modelPackage, golden);
    const graphs = await openGraphs(await loadNodeRuntime(), modelPackage, 'wasm');
    const { field, letterbox } = preprocess(goldenPixels(modelPackage, golden), manifest.input);
    const grounded = await graphs.ground(await graphs.encode(field), queriesOf(manifest));
    manifest.findings.forEach((finding, i) => {
      const found = findRegions(grounded.masks[i]!, grounded.boxes[i]!, letterbox, finding);
      expect(found).toHaveLength(boxes[i]!.length);
      found.forEach(({ boxInImage }, k) => {
        boxInImage.forEach((edge, e) => {
          expect(edge).toBeCloseTo(boxes[i]![k]![e]!, 1);
        });
      });
    });
  });

  it('orders proposals by their peak and stops at what is weak beside the first', () => {
    const found = findRegions(
      maskWith([1, 1, 0], [6, 6, 3], [1, 6, -3]),
      nowhere,
      square,
      settings,
    );
    expect(found.map(({ score }) => Number(score.toFixed(2)))).toEqual([0.95, 0.5]);
    const [best] = found;
    expect(intersectionOverUnion(best!.boxInImage, [400, 400, 240, 240])).toBeGreaterThan(0.6);
  });

  it('gives at most three', () => {
    const mask = maskWith([1, 1, 4], [6, 1, 4], [1, 6, 4], [6, 6, 4]);
    expect(findRegions(mask, nowhere, square, settings)).toHaveLength(3);
  });

  it('takes the soft rim of a blob for a part of it', () => {
    expect(findRegions(maskWith([4, 4, 4]), nowhere, square, settings)).toHaveLength(1);
  });

  it('mixes in the regressed box by its share', () => {
    const boxes = new Float32Array(4 * grid * grid).fill(2);
    const mask = maskWith([4, 4, 4]);
    const [own] = findRegions(mask, boxes, square, settings);
    const [regressed] = findRegions(mask, boxes, square, { ...settings, boxBlend: 1 });
    const [half] = findRegions(mask, boxes, square, { ...settings, boxBlend: 0.5 });
    expect(regressed!.boxInImage[2]).toBeCloseTo(4 * 80, 5);
    for (const edge of [0, 1, 2, 3] as const) {
      const middle = (own!.boxInImage[edge] + regressed!.boxInImage[edge]) / 2;
      expect(half!.boxInImage[edge]).toBeCloseTo(middle, 5);
    }
  });

  it('keeps boxes within the image, whatever the mask says of the border', () => {
    const wide = letterboxOf(640, 320, 64);
    const [best] = findRegions(new Float32Array(grid * grid).fill(3), nowhere, wide, settings);
    expect(best!.boxInImage).toEqual([0, 0, 640, 320]);
  });

  it('brings a mirrored image back to its own pixels', () => {
    const mirrored = { ...square, isMirrored: true };
    const mask = maskWith([1, 1, 4]);
    const [plain] = findRegions(mask, nowhere, square, settings);
    const [turned] = findRegions(mask, nowhere, mirrored, settings);
    expect(turned!.boxInImage[0]).toBeCloseTo(640 - plain!.boxInImage[0] - plain!.boxInImage[2], 5);
    const onPlain = maskOnImage([plain!], square)!;
    const onTurned = maskOnImage([turned!], mirrored)!;
    expect(onTurned.x).toBe(640 - onPlain.x - onPlain.width);
    expect(areaOfMask(onTurned)).toBe(areaOfMask(onPlain));
  });
});

describe('maskOnImage', () => {
  it('covers about the box of its component', () => {
    const [best] = findRegions(maskWith([4, 3, 4]), nowhere, square, settings);
    const mask = maskOnImage([best!], square)!;
    const box = [mask.x, mask.y, mask.width, mask.height] as const;
    expect(intersectionOverUnion(box, best!.boxInImage)).toBeGreaterThan(0.85);
    expect(mask.data).toHaveLength(mask.width * mask.height);
  });

  it('leaves out a second blob that was not asked for, and joins it when it was', () => {
    const found = findRegions(maskWith([1, 1, 4], [6, 6, 3]), nowhere, square, settings);
    const first = areaOfMask(maskOnImage(found.slice(0, 1), square)!);
    const second = areaOfMask(maskOnImage(found.slice(1), square)!);
    const both = areaOfMask(maskOnImage(found, square)!);
    expect(found).toHaveLength(2);
    expect(both).toBe(first + second);
  });

  it('reaches the very border of the image', () => {
    const [best] = findRegions(maskWith([1, 1, 4]), nowhere, square, settings);
    const mask = maskOnImage([best!], square)!;
    expect([mask.x, mask.y, mask.data[0]]).toEqual([0, 0, 1]);
  });
});

describe('shownProposals', () => {
  it('always shows the best and others only if they are strong enough', () => {
    const found = findRegions(maskWith([1, 1, -1], [6, 6, -2]), nowhere, square, settings);
    expect(found).toHaveLength(2);
    expect(shownProposals(found, { regionMinimum: 0.9 })).toEqual(found.slice(0, 1));
    expect(shownProposals(found, { regionMinimum: 0.1 })).toEqual(found);
  });
});
