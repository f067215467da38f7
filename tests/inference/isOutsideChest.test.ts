import { describe, expect, it } from 'vitest';
import { isOutsideChest } from '../../src/inference/isOutsideChest';

const grid = 16;
const size = grid * 4;
const manifest = {
  findings: [],
  anatomy: (['right-lung', 'left-lung', 'heart'] as const).map((id) => ({
    id,
    query: [1],
    maskThreshold: 0.5,
  })),
};

type Span = readonly [start: number, end: number];

/** Logits that are high in the columns and rows given, in cells of the grid, ends excluded. */
const block = ([left, right]: Span, [top, bottom]: Span): Float32Array =>
  Float32Array.from({ length: grid * grid }, (_, i) => {
    const [x, y] = [i % grid, Math.floor(i / grid)];
    return x >= left && x < right && y >= top && y < bottom ? 20 : -20;
  });

/** The field's cells under a box in cells of the grid. */
const cellsIn = ([left, right]: Span, [top, bottom]: Span): number[] =>
  Array.from({ length: size * size }, (_, cell) => cell).filter((cell) => {
    const [x, y] = [(cell % size) / 4, Math.floor(cell / size) / 4];
    return x >= left && x < right && y >= top && y < bottom;
  });

const nothing = block([0, 0], [0, 0]);
const right = block([4, 7], [3, 12]);
const heart = block([6, 10], [8, 12]);
/** Its lower half is hidden by fluid. */
const hidden = block([9, 12], [3, 8]);
const isOutside = (columns: Span, rows: Span, masks = [right, hidden, heart]) =>
  isOutsideChest(cellsIn(columns, rows), { masks }, manifest);

describe('isOutsideChest', () => {
  it('knows an arm, the abdomen and a letter in the corner', () => {
    expect(isOutside([0, 2], [4, 12])).toBe(true);
    expect(isOutside([5, 11], [14, 16])).toBe(true);
    expect(isOutside([13, 15], [0, 1])).toBe(true);
  });

  it('has lungs, heart, mediastinum and their rims inside', () => {
    expect(isOutside([4, 6], [4, 6])).toBe(false);
    expect(isOutside([7.5, 8.5], [3, 5])).toBe(false);
    expect(isOutside([8, 10], [10, 12])).toBe(false);
    expect(isOutside([3, 4], [4, 8])).toBe(false);
  });

  it('has inside what hides the lower end of a lung', () => {
    expect(isOutside([10.5, 12], [9, 12])).toBe(false);
  });

  it('takes a region that reaches into the chest for one of the chest', () => {
    expect(isOutside([0, 5], [4, 12])).toBe(false);
  });

  it('says so of nothing where a lung was not found', () => {
    expect(isOutside([0, 2], [4, 12], [right, nothing, heart])).toBe(false);
    expect(isOutside([0, 2], [4, 12], [right, hidden, nothing])).toBe(true);
  });
});
