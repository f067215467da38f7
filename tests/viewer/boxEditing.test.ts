import { describe, expect, test } from 'vitest';
import { dragBox, findGrip } from '../../src/viewer/boxEditing';

const image = { width: 100, height: 100 };
const box = [20, 20, 40, 30] as const;

describe('taking hold of a box', () => {
  test('corners, edges and inside are told apart', () => {
    expect(findGrip(box, { x: 21, y: 19 }, 3)).toEqual({ kind: 'edge', x: -1, y: -1 });
    expect(findGrip(box, { x: 61, y: 35 }, 3)).toEqual({ kind: 'edge', x: 1, y: 0 });
    expect(findGrip(box, { x: 40, y: 51 }, 3)).toEqual({ kind: 'edge', x: 0, y: 1 });
    expect(findGrip(box, { x: 40, y: 35 }, 3)).toEqual({ kind: 'move' });
  });

  test('outside, or without a box, a new one begins', () => {
    expect(findGrip(box, { x: 80, y: 80 }, 3)).toEqual({ kind: 'new' });
    expect(findGrip(null, { x: 40, y: 35 }, 3)).toEqual({ kind: 'new' });
  });
});

describe('dragging a box', () => {
  test('moves it, but not out of the image', () => {
    const moved = dragBox(box, { kind: 'move' }, { x: 0, y: 0 }, { x: 5, y: -4 }, image);
    expect(moved).toEqual([25, 16, 40, 30]);
    const pushed = dragBox(box, { kind: 'move' }, { x: 0, y: 0 }, { x: 500, y: -400 }, image);
    expect(pushed).toEqual([60, 0, 40, 30]);
  });

  test('moves only the edge that is held', () => {
    const grip = { kind: 'edge', x: 1, y: 0 } as const;
    expect(dragBox(box, grip, { x: 60, y: 30 }, { x: 70, y: 90 }, image)).toEqual([20, 20, 50, 30]);
  });

  test('turns over when an edge is drawn past the other', () => {
    const grip = { kind: 'edge', x: -1, y: 0 } as const;
    expect(dragBox(box, grip, { x: 20, y: 30 }, { x: 80, y: 30 }, image)).toEqual([60, 20, 20, 30]);
  });

  test('draws a new one in any direction, within the image', () => {
    const drawn = dragBox(box, { kind: 'new' }, { x: 50, y: 50 }, { x: 30, y: 130 }, image);
    expect(drawn).toEqual([30, 50, 20, 50]);
  });
});
