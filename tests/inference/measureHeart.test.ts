import { describe, expect, it } from 'vitest';
import type { Grounded } from '../../src/inference/graphs';
import { measureIn } from '../../src/inference/measureHeart';
import { letterboxOf } from '../../src/inference/preprocess';

const grid = 8;
const image = { SOPInstanceUID: '1.2.3', frame: 1 };
const parts = ['right-lung', 'left-lung', 'heart'] as const;
const manifest = {
  findings: [],
  anatomy: parts.map((id) => ({ id, query: [1], maskThreshold: 0.5 })),
};

/** Logits that are high in the columns and rows given, ends excluded. */
function block([left, right]: [number, number], [top, bottom]: [number, number]): Float32Array {
  return Float32Array.from({ length: grid * grid }, (_, i) => {
    const [x, y] = [i % grid, Math.floor(i / grid)];
    return x >= left && x < right && y >= top && y < bottom ? 20 : -20;
  });
}

function measure(masks: readonly Float32Array[], width = 640, height = 640, isMirrored = false) {
  const grounded = { masks } as unknown as Grounded;
  const letterbox = letterboxOf(width, height, grid * 8, isMirrored);
  return measureIn({ grounded, letterbox }, manifest, image);
}

const rightLung = block([0, 3], [1, 7]);
const leftLung = block([5, 8], [1, 7]);

describe('measureIn', () => {
  it('divides the widest heart by the widest chest, from outer edge to outer edge', () => {
    const found = measure([rightLung, leftLung, block([2, 6], [4, 7])])!;
    expect(found.ratio).toBeCloseTo(0.5, 1);
    expect(found.chest.box.slice(0, 3)).toEqual([0, expect.any(Number), 640]);
    expect(found.heart.box[2] / found.chest.box[2]).toBeCloseTo(found.ratio, 1);
  });

  it('keeps to the image where it is mirrored', () => {
    const masks = [block([1, 3], [1, 7]), leftLung, block([2, 5], [4, 7])];
    const plain = measure(masks)!;
    const turned = measure(masks, 640, 640, true)!;
    expect(turned.ratio).toBe(plain.ratio);
    expect(turned.chest.box[0]).toBe(640 - plain.chest.box[0] - plain.chest.box[2]);
  });

  it('measures nothing where a part is not found, or no chest has such a ratio', () => {
    const nothing = new Float32Array(grid * grid).fill(-20);
    expect(measure([rightLung, leftLung, nothing])).toBeNull();
    expect(measure([rightLung, nothing, block([2, 6], [4, 7])])).toBeNull();
    expect(measure([rightLung, leftLung, block([0, 8], [4, 7])])).toBeNull();
  });
});
